# equivalents: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./equivalents.svg'" equivalents.gp
#   gnuplot -e "term='pngcairo'; out='./equivalents.png'" equivalents.gp
#   gnuplot -e "term='pdfcairo'; out='./equivalents.pdf'" equivalents.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,600 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1200 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.25000in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
41384846491.836845 0 74582404777.62018 0
41384846491.836845 5 74582404777.62018 0
END
$data1_2 << END
52121831508.0658 1
83172356825.5813 2
46135290543.27588 3
46719495293.03549 4
END
$data1_3 << END
52121831508.0658 1
83172356825.5813 2
46135290543.27588 3
46719495293.03549 4
END
$data1_4 << END
69276885696.939 0
69276885696.939 5
END
if (exists("out")) set output out
set label "Evidence puts dbrx at a dense 69.3B (41.4B to 116B);" at screen 0.02500,0.95917 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "laws beyond their fits say 46.1B to 83.2B" at screen 0.02500,0.92417 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense model of the same quality on the same tokens" at screen 0.02500,0.88917 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.84667 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.84667 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.84667 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.74500 to screen 0.71136,0.74500 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from" at screen 0.25468,0.75917 right font "sans-serif,13" front textcolor rgb "#222222"
set label "evidence" at screen 0.25468,0.73083 right font "sans-serif,13" front textcolor rgb "#222222"
set label "69.3B (41.4B–116B)" at screen 0.73636,0.74500 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.67167 to screen 0.71136,0.67167 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.25468,0.67167 right font "sans-serif,13" front textcolor rgb "#222222"
set label "52.1B" at screen 0.73636,0.67167 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.59833 to screen 0.71136,0.59833 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.25468,0.59833 right font "sans-serif,13" front textcolor rgb "#222222"
set label "83.2B" at screen 0.73636,0.59833 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.52500 to screen 0.71136,0.52500 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.25468,0.52500 right font "sans-serif,13" front textcolor rgb "#222222"
set label "46.1B" at screen 0.73636,0.52500 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.45167 to screen 0.71136,0.45167 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022-printed" at screen 0.25468,0.45167 right font "sans-serif,13" front textcolor rgb "#222222"
set label "46.7B" at screen 0.73636,0.45167 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27254,0.37833 to screen 0.71136,0.37833 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean" at screen 0.25468,0.39250 right font "sans-serif,13" front textcolor rgb "#222222"
set label "(rule)" at screen 0.25468,0.36417 right font "sans-serif,13" front textcolor rgb "#222222"
set label "69.3B (41.4B–116B)" at screen 0.73636,0.37833 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28879,0.78933 to screen 0.28879,0.34167 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.28879,0.80333 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.69510,0.78933 to screen 0.69510,0.34167 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.69510,0.80333 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.49195,0.27750 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02500,0.22333 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702)," at screen 0.02500,0.19667 left font "sans-serif,12" front textcolor rgb "#666666"
set label "clark-2022 (arXiv:2202.01169), clark-2022-printed (arXiv:2202.01169)" at screen 0.02500,0.17000 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No answer: krajewski-2024 (has coefficients for expansions of 16 and 64 only, and" at screen 0.02500,0.14333 left font "sans-serif,12" front textcolor rgb "#666666"
set label "this design has 4); besiroglu-2024 (describes dense models only: it has no term for" at screen 0.02500,0.11667 left font "sans-serif,12" front textcolor rgb "#666666"
set label "experts); hoffmann-2022-printed (describes dense models only: it has no term for" at screen 0.02500,0.09000 left font "sans-serif,12" front textcolor rgb "#666666"
set label "experts)" at screen 0.02500,0.06333 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: dbrx" at screen 0.02500,0.03667 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.27254
set rmargin at screen 0.71136
set tmargin at screen 0.78167
set bmargin at screen 0.34167
set logscale x 10
unset logscale y
set xrange [34644939780.43781:138527788539.45822]
set yrange [5.5:-0.5]
set xtics ("50B" 50000000000.0, "70B" 70000000000.0, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
