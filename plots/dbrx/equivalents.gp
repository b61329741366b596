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
if (term eq "svg") set terminal svg size 720,466 noenhanced font "sans-serif,12" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1440,932 noenhanced font "sans-serif,12" fontscale 2 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 10.00000in,6.47222in noenhanced font "sans-serif,12"
if (term eq "dumb") set terminal dumb size 120,35 noenhanced
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
51069793439.27278 0 2127719303.3856506 0
82469976037.95013 1 1410944556.2688446 0
46123627561.34247 2 23332763.689323425 0
41218381358.73914 3 11799453344.405563 0
46135290543.27588 8 37037066282.30542 0
END
$data1_2 << END
52121831508.0658 0
83172356825.5813 1
46135290543.27588 2
46719495293.03549 3
52121831508.0658 8
END
$data1_3 << END
52121831508.0658 0
83172356825.5813 1
46135290543.27588 2
46719495293.03549 3
52121831508.0658 8
END
$data1_4 << END
69276885696.939 7
END
if (exists("out")) set output out
set label "Which dense model equals DBRX on 12T tokens?" at screen 0.01944,0.94850 left font "sans-serif:Bold,15" front textcolor rgb "#222222"
set label "" at screen 0.03889,0.89485 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.06667,0.89485 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.78541 to screen 0.76611,0.78541 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "joint-moe-2025" at screen 0.25756,0.78541 right font "sans-serif,12" front textcolor rgb "#222222"
set label "52.1B (51.1B – 53.2B)" at screen 0.78556,0.78541 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.72961 to screen 0.76611,0.72961 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "efficiency-leverage-2025" at screen 0.25756,0.72961 right font "sans-serif,12" front textcolor rgb "#222222"
set label "83.2B (82.5B – 83.9B)" at screen 0.78556,0.72961 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.67382 to screen 0.76611,0.67382 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "routed-2022" at screen 0.25756,0.67382 right font "sans-serif,12" front textcolor rgb "#222222"
set label "46.1B (46.1B – 46.1B)" at screen 0.78556,0.67382 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.61803 to screen 0.76611,0.61803 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "routed-2022-printed" at screen 0.25756,0.61803 right font "sans-serif,12" front textcolor rgb "#222222"
set label "46.7B (41.2B – 53B)" at screen 0.78556,0.61803 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.56223 to screen 0.76611,0.56223 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "fine-grained-2024" at screen 0.25756,0.56223 right font "sans-serif,12" front textcolor rgb "#222222"
set label "has coefficients for expansions of 16.0 and 64.0 only, and this design has 4.00" at screen 0.28256,0.56223 left font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.27144,0.50644 to screen 0.76611,0.50644 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "chinchilla-replication-2024" at screen 0.25756,0.50644 right font "sans-serif,12" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.28256,0.50644 left font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.27144,0.45064 to screen 0.76611,0.45064 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "chinchilla-2022" at screen 0.25756,0.45064 right font "sans-serif,12" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.28256,0.45064 left font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.27144,0.39485 to screen 0.76611,0.39485 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (folklore)" at screen 0.25756,0.39485 right font "sans-serif,12" front textcolor rgb "#222222"
set label "69.3B" at screen 0.78556,0.39485 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.33906 to screen 0.76611,0.33906 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "spread of 3 laws" at screen 0.25756,0.33906 right font "sans-serif,12" front textcolor rgb "#222222"
set label "52.1B (46.1B – 83.2B)" at screen 0.78556,0.33906 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.28977,0.82361 to screen 0.28977,0.31116 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.28977,0.84013 center font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.74779,0.82361 to screen 0.74779,0.31116 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.74779,0.84013 center font "sans-serif,11" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.51878,0.24249 center font "sans-serif,12" front textcolor rgb "#222222"
set label "Same loss on the same tokens. Bars: rounding of the printed coefficients alone. Hollow: outside the law's fitted range." at screen 0.01944,0.17489 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Laws: joint-moe-2025 (arXiv:2502.05172), efficiency-leverage-2025 (arXiv:2507.17702), routed-2022" at screen 0.01944,0.14270 left font "sans-serif,11" front textcolor rgb "#666666"
set label "(arXiv:2202.01169), routed-2022-printed (arXiv:2202.01169), fine-grained-2024 (arXiv:2402.07871)," at screen 0.01944,0.11052 left font "sans-serif,11" front textcolor rgb "#666666"
set label "chinchilla-replication-2024 (arXiv:2404.10102), chinchilla-2022 (arXiv:2203.15556)" at screen 0.01944,0.07833 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Scenario: dbrx" at screen 0.01944,0.04614 left font "sans-serif,11" front textcolor rgb "#666666"
set lmargin at screen 0.27144
set rmargin at screen 0.76611
set tmargin at screen 0.81330
set bmargin at screen 0.31116
set logscale x 10
unset logscale y
set xrange [34644939780.43781:138527788539.45822]
set yrange [8.5:-0.5]
set xtics ("40B" 40000000000.0, "60B" 60000000000.0, "80B" 80000000000.0, "100B" 100000000000.0, "120B" 120000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
