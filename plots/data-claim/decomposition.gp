# decomposition: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./decomposition.svg'" decomposition.gp
#   gnuplot -e "term='pngcairo'; out='./decomposition.png'" decomposition.gp
#   gnuplot -e "term='pdfcairo'; out='./decomposition.pdf'" decomposition.gp
#   gnuplot -e "term='dumb'" decomposition.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,277 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,554 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,2.88542in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,21 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
2.2562282796606157 0 1 2.2562282796606157 -0.3 0.3
2.3487351789969613 1 2.2562282796606157 2.3487351789969613 0.7 1.3
3.7000000000000006 2 2.3487351789969613 3.7000000000000006 1.7 2.3
END
$data1_2 << END
3.7000000000000006 3 1 3.7000000000000006 2.7 3.3
END
$data1_3 << END
2.2562282796606157 0.3 0 0.4
2.3487351789969613 1.3 0 0.4
3.7000000000000006 2.3 0 0.4
END
$data1_4 << END
2.2562282796606157 0 2.070902833916652 2.4922172369656947
2.3487351789969613 1 2.1601528911762484 2.556807218010715
3.7000000000000006 2 3.337268590946359 4.041274745463957
END
if (exists("out")) set output out
set label "3.7 times fewer FLOP: data or experts?" at screen 0.02059,0.91336 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.26535,0.79242 to screen 0.75465,0.79242 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data, tokenizer, recipe" at screen 0.25065,0.79242 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×2.26 (2.07 – 2.49)" at screen 0.77524,0.79242 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26535,0.69495 to screen 0.75465,0.69495 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "difference in score" at screen 0.25065,0.69495 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.04 (0.957 – 1.13)" at screen 0.77524,0.69495 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26535,0.59747 to screen 0.75465,0.59747 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE" at screen 0.25065,0.59747 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.58 (1.42 – 1.72)" at screen 0.77524,0.59747 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26535,0.50000 to screen 0.75465,0.50000 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.25065,0.50000 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×3.7" at screen 0.77524,0.50000 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28347,0.84116 to screen 0.28347,0.45126 nohead back lw 1 dt 1 lc rgb "#888888"
set label "factor in training FLOP for equal score" at screen 0.51000,0.31227 center font "sans-serif,13" front textcolor rgb "#222222"
set label "From mpt_1T to moeA; gauntlet, sd 0.3 read as linear in log tokens through denseA_500B, denseA_1T." at screen 0.02059,0.19495 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Whiskers: 95 % from run-to-run deviation." at screen 0.02059,0.13718 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: data-claim" at screen 0.02059,0.07942 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.26535
set rmargin at screen 0.75465
set tmargin at screen 0.84116
set bmargin at screen 0.45126
set logscale x 10
unset logscale y
set xrange [0.9456692444733811:4.273454771931849]
set yrange [3.5:-0.5]
set xtics ("1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0)
unset ytics
plot $data1_1 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#0072b2" fs solid 0.75 border lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#666666" fs solid 0.75 border lc rgb "#666666", \
  $data1_3 using 1:2:3:4 with vectors nohead lw 1 lc rgb "#888888", \
  $data1_4 using 1:2:3:4 with xerrorbars pt 0 lw 1.4 lc rgb "#222222"
set output
