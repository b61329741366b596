# equivalents: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./equivalents.svg'" equivalents.gp
#   gnuplot -e "term='pngcairo'; out='./equivalents.png'" equivalents.gp
#   gnuplot -e "term='pdfcairo'; out='./equivalents.pdf'" equivalents.gp
#   gnuplot -e "term='dumb'" equivalents.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,364 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,728 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,3.79167in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,28 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
set label "Which dense model equals DBRX as announced?" at screen 0.02059,0.93407 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.86538 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.86538 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.86538 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.72115 to screen 0.74929,0.72115 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from evidence" at screen 0.26900,0.72115 right font "sans-serif,13" front textcolor rgb "#222222"
set label "68.9B (41.1B – 116B)" at screen 0.76988,0.72115 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.64698 to screen 0.74929,0.64698 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.26900,0.64698 right font "sans-serif,13" front textcolor rgb "#222222"
set label "50.6B" at screen 0.76988,0.64698 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.57280 to screen 0.74929,0.57280 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.26900,0.57280 right font "sans-serif,13" front textcolor rgb "#222222"
set label "85.1B" at screen 0.76988,0.57280 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.49863 to screen 0.74929,0.49863 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.26900,0.49863 right font "sans-serif,13" front textcolor rgb "#222222"
set label "47B" at screen 0.76988,0.49863 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.42445 to screen 0.74929,0.42445 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (rule)" at screen 0.26900,0.42445 right font "sans-serif,13" front textcolor rgb "#222222"
set label "68.9B (41.1B – 116B)" at screen 0.76988,0.42445 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30095,0.77088 to screen 0.30095,0.38736 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36B" at screen 0.30095,0.79396 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.73205,0.77088 to screen 0.73205,0.38736 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.73205,0.79396 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.51650,0.28159 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Same quality on the same tokens. Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02059,0.19231 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702), clark-2022" at screen 0.02059,0.14835 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2202.01169)" at screen 0.02059,0.10440 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: uncertain" at screen 0.02059,0.06044 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.28371
set rmargin at screen 0.74929
set tmargin at screen 0.75824
set bmargin at screen 0.38736
set logscale x 10
unset logscale y
set xrange [34176819405.163208:139041610152.9363]
set yrange [4.5:-0.5]
set xtics ("40B" 40000000000.0, "50B" 50000000000.0, "60B" 60000000000.0, "80B" 80000000000.0, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
