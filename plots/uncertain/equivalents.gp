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
if (term eq "svg") set terminal svg size 560,492 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,984 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.12500in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
41066019273.242455 0 74650090641.90286 0
41066019273.242455 4 74650090641.90286 0
END
$data1_2 << END
50622629516.73266 1
85054007204.21585 2
46973004016.22002 3
END
$data1_3 << END
50622629516.73266 1
85054007204.21585 2
46973004016.22002 3
END
$data1_4 << END
68934751758.45634 0
68934751758.45634 4
END
if (exists("out")) set output out
set label "Evidence puts dbrx at a dense 68.9B (41.1B to 116B);" at screen 0.02500,0.95020 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "laws beyond their fits say 47B to 85.1B" at screen 0.02500,0.90752 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense model of the same quality on the same tokens" at screen 0.02500,0.86484 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.81301 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.81301 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.81301 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26696,0.68902 to screen 0.71136,0.68902 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from" at screen 0.24911,0.70630 right font "sans-serif,13" front textcolor rgb "#222222"
set label "evidence" at screen 0.24911,0.67175 right font "sans-serif,13" front textcolor rgb "#222222"
set label "68.9B (41.1B–116B)" at screen 0.73636,0.68902 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26696,0.59959 to screen 0.71136,0.59959 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.24911,0.59959 right font "sans-serif,13" front textcolor rgb "#222222"
set label "50.6B" at screen 0.73636,0.59959 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26696,0.51016 to screen 0.71136,0.51016 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.24911,0.51016 right font "sans-serif,13" front textcolor rgb "#222222"
set label "85.1B" at screen 0.73636,0.51016 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26696,0.42073 to screen 0.71136,0.42073 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.24911,0.42073 right font "sans-serif,13" front textcolor rgb "#222222"
set label "47B" at screen 0.73636,0.42073 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.26696,0.33130 to screen 0.71136,0.33130 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean" at screen 0.24911,0.34858 right font "sans-serif,13" front textcolor rgb "#222222"
set label "(rule)" at screen 0.24911,0.31402 right font "sans-serif,13" front textcolor rgb "#222222"
set label "68.9B (41.1B–116B)" at screen 0.73636,0.33130 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28342,0.74309 to screen 0.28342,0.28659 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36B" at screen 0.28342,0.76016 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.69490,0.74309 to screen 0.69490,0.28659 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.69490,0.76016 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.48916,0.20833 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02500,0.14228 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702)," at screen 0.02500,0.10976 left font "sans-serif,12" front textcolor rgb "#666666"
set label "clark-2022 (arXiv:2202.01169)" at screen 0.02500,0.07724 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: uncertain" at screen 0.02500,0.04472 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.26696
set rmargin at screen 0.71136
set tmargin at screen 0.73374
set bmargin at screen 0.28659
set logscale x 10
unset logscale y
set xrange [34176819405.163208:139041610152.9363]
set yrange [4.5:-0.5]
set xtics ("50B" 50000000000.0, "70B" 70000000000.0, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
