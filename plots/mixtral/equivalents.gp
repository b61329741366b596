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
if (term eq "svg") set terminal svg size 680,499 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,998 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,5.19792in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,38 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
14159501862.846521 0 28322817411.302933 0
8016134111.157126 1 20638800832.88206 0
8602535775.174908 2 42033594581.59082 0
7210253545.000263 3 49874402334.198 0
8354035499.598929 4 33825573581.92016 0
END
$data1_2 << END
19038922822.62855 5
22248769763.195095 6
18041355231.61697 7
24526077527.814346 9
END
$data1_3 << END
19038922822.62855 5
22248769763.195095 6
18041355231.61697 7
24526077527.814346 9
END
$data1_4 << END
24526077527.814346 0
15155916384.630157 1
20871011544.97542 2
20287800334.637302 3
18771519694.10617 4
END
if (exists("out")) set output out
set label "Which dense model equals Mixtral 8x7B on 2T tokens?" at screen 0.02059,0.95190 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.90180 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.90180 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.90180 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.79659 to screen 0.74279,0.79659 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from evidence" at screen 0.28926,0.79659 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B (14.2B – 42.5B)" at screen 0.76338,0.79659 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.74248 to screen 0.74279,0.74248 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: knowledge" at screen 0.28926,0.74248 right font "sans-serif,13" front textcolor rgb "#222222"
set label "15.2B (8.02B – 28.7B)" at screen 0.76338,0.74248 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.68838 to screen 0.74279,0.68838 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: reasoning" at screen 0.28926,0.68838 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.9B (8.6B – 50.6B)" at screen 0.76338,0.68838 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.63427 to screen 0.74279,0.63427 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: code" at screen 0.28926,0.63427 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.3B (7.21B – 57.1B)" at screen 0.76338,0.63427 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.58016 to screen 0.74279,0.58016 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: broad" at screen 0.28926,0.58016 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18.8B (8.35B – 42.2B)" at screen 0.76338,0.58016 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.52605 to screen 0.74279,0.52605 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.28926,0.52605 right font "sans-serif,13" front textcolor rgb "#222222"
set label "19B" at screen 0.76338,0.52605 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.47194 to screen 0.74279,0.47194 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.28926,0.47194 right font "sans-serif,13" front textcolor rgb "#222222"
set label "22.2B" at screen 0.76338,0.47194 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.41784 to screen 0.74279,0.41784 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.28926,0.41784 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18B" at screen 0.76338,0.41784 left font "sans-serif,13" front textcolor rgb "#222222"
set label "besiroglu-2024" at screen 0.28926,0.36373 right font "sans-serif,13" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.31574,0.36373 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30397,0.30962 to screen 0.74279,0.30962 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (folklore)" at screen 0.28926,0.30962 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B" at screen 0.76338,0.30962 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.43416,0.83287 to screen 0.43416,0.38477 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.43416,0.34269 to screen 0.43416,0.28257 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 12.9B" at screen 0.43416,0.84970 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.68712,0.83287 to screen 0.68712,0.38477 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.68712,0.34269 to screen 0.68712,0.28257 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 46.7B" at screen 0.68712,0.84970 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.52338,0.20541 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Same quality on the same tokens. Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02059,0.14028 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702), clark-2022" at screen 0.02059,0.10822 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2202.01169)" at screen 0.02059,0.07615 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.02059,0.04409 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30397
set rmargin at screen 0.74279
set tmargin at screen 0.82365
set bmargin at screen 0.28257
set logscale x 10
unset logscale y
set xrange [6637549650.236785:62010058546.745]
set yrange [9.5:-0.5]
set xtics ("7B" 7000000000.0, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
