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
if (term eq "svg") set terminal svg size 720,373 noenhanced font "sans-serif,12" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1440,746 noenhanced font "sans-serif,12" fontscale 2 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 10.00000in,5.18056in noenhanced font "sans-serif,12"
if (term eq "dumb") set terminal dumb size 120,28 noenhanced
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
18649891385.190998 0 786965120.3089333 0
22053714719.16488 1 391891189.60333633 0
18036617261.231586 2 9478740.15007019 0
18041355231.61697 5 4207414531.578125 0
END
$data1_2 << END
19038922822.62855 0
22248769763.195095 1
18041355231.61697 2
19038922822.62855 5
END
$data1_3 << END
19038922822.62855 0
22248769763.195095 1
18041355231.61697 2
19038922822.62855 5
END
$data1_4 << END
24526077527.814346 4
END
if (exists("out")) set output out
set label "Which dense model equals Mixtral 8x7B on 2T tokens?" at screen 0.01944,0.93566 left font "sans-serif:Bold,15" front textcolor rgb "#222222"
set label "" at screen 0.03889,0.86863 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.06667,0.86863 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.73190 to screen 0.76611,0.73190 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "joint-moe-2025" at screen 0.25756,0.73190 right font "sans-serif,12" front textcolor rgb "#222222"
set label "19B (18.6B – 19.4B)" at screen 0.78556,0.73190 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.66220 to screen 0.76611,0.66220 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "efficiency-leverage-2025" at screen 0.25756,0.66220 right font "sans-serif,12" front textcolor rgb "#222222"
set label "22.2B (22.1B – 22.4B)" at screen 0.78556,0.66220 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.59249 to screen 0.76611,0.59249 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "routed-2022" at screen 0.25756,0.59249 right font "sans-serif,12" front textcolor rgb "#222222"
set label "18B (18B – 18B)" at screen 0.78556,0.59249 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.52279 to screen 0.76611,0.52279 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "chinchilla-replication-2024" at screen 0.25756,0.52279 right font "sans-serif,12" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.28256,0.52279 left font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.27144,0.45308 to screen 0.76611,0.45308 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (folklore)" at screen 0.25756,0.45308 right font "sans-serif,12" front textcolor rgb "#222222"
set label "24.5B" at screen 0.78556,0.45308 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.27144,0.38338 to screen 0.76611,0.38338 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "spread of 3 laws" at screen 0.25756,0.38338 right font "sans-serif,12" front textcolor rgb "#222222"
set label "19B (18B – 22.2B)" at screen 0.78556,0.38338 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.28977,0.77962 to screen 0.28977,0.34853 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 12.9B" at screen 0.28977,0.80027 center font "sans-serif,11" front textcolor rgb "#666666"
set arrow from screen 0.74779,0.77962 to screen 0.74779,0.34853 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 46.7B" at screen 0.74779,0.80027 center font "sans-serif,11" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.51878,0.26273 center font "sans-serif,12" front textcolor rgb "#222222"
set label "Same loss on the same tokens. Bars: rounding of the printed coefficients alone. Hollow: outside the law's fitted range." at screen 0.01944,0.17828 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Laws: joint-moe-2025 (arXiv:2502.05172), efficiency-leverage-2025 (arXiv:2507.17702), routed-2022" at screen 0.01944,0.13807 left font "sans-serif,11" front textcolor rgb "#666666"
set label "(arXiv:2202.01169), chinchilla-replication-2024 (arXiv:2404.10102)" at screen 0.01944,0.09786 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.01944,0.05764 left font "sans-serif,11" front textcolor rgb "#666666"
set lmargin at screen 0.27144
set rmargin at screen 0.76611
set tmargin at screen 0.76676
set bmargin at screen 0.34853
set logscale x 10
unset logscale y
set xrange [12233089753.75269:49172244380.51985]
set yrange [5.5:-0.5]
set xtics ("20B" 20000000000.0, "30B" 30000000000.0, "40B" 40000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
