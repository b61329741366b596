# phases: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./phases.svg'" phases.gp
#   gnuplot -e "term='pngcairo'; out='./phases.png'" phases.gp
#   gnuplot -e "term='pdfcairo'; out='./phases.pdf'" phases.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,819 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1638 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,8.53125in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
3.7067477164032e24 0
2.9278678626745713e22 1
7.563760729099076e22 2
7.165928324363361e21 3
6.2325813215232e20 4
7.243189017401229e24 5
3.0110990668879627e25 6
3.365307809792e23 7
3.46677641216e23 8
3.63589074944e23 9
3.940296556544e23 10
4.48146243584e23 11
5.394679857152e23 12
1.6184039571456e20 13
3.005471121408e24 14
END
if (exists("out")) set output out
set label "batch-16M of llama405 takes 76 % of its FLOP" at screen 0.02500,0.97009 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Training FLOP by phase" at screen 0.02500,0.94444 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.89255 to screen 0.80343,0.89255 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: pretrain" at screen 0.28764,0.89255 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.71×10²⁴" at screen 0.82843,0.90293 left font "sans-serif,13" front textcolor rgb "#222222"
set label "14.8T tokens" at screen 0.82843,0.88217 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.83883 to screen 0.80343,0.83883 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-32K" at screen 0.28764,0.83883 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.93×10²²" at screen 0.82843,0.84921 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.82843,0.82845 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.78510 to screen 0.80343,0.78510 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-128K" at screen 0.28764,0.78510 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.56×10²²" at screen 0.82843,0.79548 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.82843,0.77473 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.73138 to screen 0.80343,0.73138 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: posttrain" at screen 0.28764,0.73138 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.17×10²¹" at screen 0.82843,0.74176 left font "sans-serif,13" front textcolor rgb "#222222"
set label "by its share" at screen 0.82843,0.72100 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.67766 to screen 0.80343,0.67766 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: warm-up" at screen 0.28764,0.67766 right font "sans-serif,13" front textcolor rgb "#222222"
set label "6.23×10²⁰" at screen 0.82843,0.68803 left font "sans-serif,13" front textcolor rgb "#222222"
set label "252M tokens" at screen 0.82843,0.66728 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.62393 to screen 0.80343,0.62393 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-8M" at screen 0.28764,0.62393 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.24×10²⁴" at screen 0.82843,0.63431 left font "sans-serif,13" front textcolor rgb "#222222"
set label "2.87T tokens" at screen 0.82843,0.61355 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.57021 to screen 0.80343,0.57021 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-16M" at screen 0.28764,0.57021 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.01×10²⁵" at screen 0.82843,0.58059 left font "sans-serif,13" front textcolor rgb "#222222"
set label "11.9T tokens" at screen 0.82843,0.55983 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.51648 to screen 0.80343,0.51648 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 1" at screen 0.28764,0.51648 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.37×10²³" at screen 0.82843,0.52686 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.50611 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.46276 to screen 0.80343,0.46276 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 2" at screen 0.28764,0.46276 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.47×10²³" at screen 0.82843,0.47314 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.45238 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.40904 to screen 0.80343,0.40904 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 3" at screen 0.28764,0.40904 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.64×10²³" at screen 0.82843,0.41941 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.39866 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.35531 to screen 0.80343,0.35531 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 4" at screen 0.28764,0.35531 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.94×10²³" at screen 0.82843,0.36569 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.34493 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.30159 to screen 0.80343,0.30159 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 5" at screen 0.28764,0.30159 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.48×10²³" at screen 0.82843,0.31197 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.29121 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.24786 to screen 0.80343,0.24786 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 6" at screen 0.28764,0.24786 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.39×10²³" at screen 0.82843,0.25824 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.82843,0.23748 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.19414 to screen 0.80343,0.19414 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: anneal" at screen 0.28764,0.19414 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.62×10²⁰" at screen 0.82843,0.20452 left font "sans-serif,13" front textcolor rgb "#222222"
set label "40M tokens" at screen 0.82843,0.18376 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.14042 to screen 0.80343,0.14042 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "mixed: pretrain" at screen 0.28764,0.14042 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.01×10²⁴" at screen 0.82843,0.15079 left font "sans-serif,13" front textcolor rgb "#222222"
set label "12T tokens" at screen 0.82843,0.13004 left font "sans-serif,12" front textcolor rgb "#666666"
set label "training FLOP" at screen 0.55446,0.06654 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Scenario: phases" at screen 0.02500,0.02686 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30550
set rmargin at screen 0.80343
set tmargin at screen 0.91941
set bmargin at screen 0.11355
set logscale x 10
unset logscale y
set xrange [9.960964840242589e19:4.892271705970831e25]
set yrange [14.5:-0.5]
set xtics ("10²⁰" 1e20, "" 2e20 1, "" 3e20 1, "" 4e20 1, "" 5e20 1, "" 6e20 1, "" 7e20 1, "" 8e20 1, "" 9e20 1, "10²¹" 1e21, "" 2e21 1, "" 3e21 1, "" 4e21 1, "" 5e21 1, "" 6e21 1, "" 7e21 1, "" 8e21 1, "" 9e21 1, "10²²" 1e22, "" 2e22 1, "" 3e22 1, "" 4e22 1, "" 5e22 1, "" 6e22 1, "" 7e22 1, "" 8e22 1, "" 9e22 1, "10²³" 1e23, "" 2e23 1, "" 3e23 1, "" 4e23 1, "" 5e23 1, "" 6e23 1, "" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "" 2e24 1, "" 3e24 1, "" 4e24 1, "" 5e24 1, "" 6e24 1, "" 7e24 1, "" 8e24 1, "" 9e24 1, "10²⁵" 1e25, "" 2e25 1, "" 3e25 1, "" 4e25 1)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
