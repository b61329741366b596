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
if (term eq "svg") set terminal svg size 680,526 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,1052 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,5.47917in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,40 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
14639066011.375017 0 26451566303.07409 0
7583734816.360306 1 39119057887.639694 0
6496090317.60191 2 40206702386.39809 0
7469271012.8007765 3 39233521691.19923 0
7812964435.910767 4 38889828268.08923 0
7214717833.771489 5 24623228812.275566 0
14639066011.375017 10 26451566303.07409 0
END
$data1_2 << END
19038922822.62855 6
22248769763.195095 7
18041355231.61697 8
END
$data1_3 << END
19038922822.62855 6
22248769763.195095 7
18041355231.61697 8
END
$data1_4 << END
24526077527.814346 0
20871011544.97542 1
20287800334.637302 2
18771519694.10617 3
25944278229.534046 4
15155916384.630157 5
24526077527.814346 10
END
if (exists("out")) set output out
set label "Which dense model equals Mixtral 8x7B?" at screen 0.02059,0.95437 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.90684 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.90684 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.90684 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.80703 to screen 0.74279,0.80703 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from evidence" at screen 0.26900,0.80703 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B (14.6B – 41.1B)" at screen 0.76338,0.80703 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.75570 to screen 0.74279,0.75570 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: reasoning" at screen 0.26900,0.75570 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.9B (7.58B – 46.7B)" at screen 0.76338,0.75570 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.70437 to screen 0.74279,0.70437 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: code" at screen 0.26900,0.70437 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.3B (6.5B – 46.7B)" at screen 0.76338,0.70437 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.65304 to screen 0.74279,0.65304 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: broad" at screen 0.26900,0.65304 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18.8B (7.47B – 46.7B)" at screen 0.76338,0.65304 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.60171 to screen 0.74279,0.60171 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: recall" at screen 0.26900,0.60171 right font "sans-serif,13" front textcolor rgb "#222222"
set label "25.9B (7.81B – 46.7B)" at screen 0.76338,0.60171 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.55038 to screen 0.74279,0.55038 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: exams" at screen 0.26900,0.55038 right font "sans-serif,13" front textcolor rgb "#222222"
set label "15.2B (7.21B – 31.8B)" at screen 0.76338,0.55038 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.49905 to screen 0.74279,0.49905 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.26900,0.49905 right font "sans-serif,13" front textcolor rgb "#222222"
set label "19B" at screen 0.76338,0.49905 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.44772 to screen 0.74279,0.44772 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.26900,0.44772 right font "sans-serif,13" front textcolor rgb "#222222"
set label "22.2B" at screen 0.76338,0.44772 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.39639 to screen 0.74279,0.39639 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.26900,0.39639 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18B" at screen 0.76338,0.39639 left font "sans-serif,13" front textcolor rgb "#222222"
set label "besiroglu-2024" at screen 0.26900,0.34506 right font "sans-serif,13" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.29547,0.34506 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.28371,0.29373 to screen 0.74279,0.29373 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (rule)" at screen 0.26900,0.29373 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B (14.6B – 41.1B)" at screen 0.76338,0.29373 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.44821,0.84144 to screen 0.44821,0.36502 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.44821,0.32510 to screen 0.44821,0.26806 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 12.9B" at screen 0.44821,0.85741 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.72579,0.84144 to screen 0.72579,0.36502 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.72579,0.32510 to screen 0.72579,0.26806 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 46.7B" at screen 0.72579,0.85741 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.51325,0.19487 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Same quality on the same tokens. Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02059,0.13308 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702), clark-2022" at screen 0.02059,0.10266 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2202.01169)" at screen 0.02059,0.07224 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.02059,0.04183 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.28371
set rmargin at screen 0.74279
set tmargin at screen 0.83270
set bmargin at screen 0.26806
set logscale x 10
unset logscale y
set xrange [6003222257.775424:50537119310.62951]
set yrange [10.5:-0.5]
set xtics ("7B" 7000000000.0, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
