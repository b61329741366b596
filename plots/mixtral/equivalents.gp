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
if (term eq "svg") set terminal svg size 560,744 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1488 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,7.75000in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
14639066011.375017 0 26451566303.07409 0
7583734816.360306 1 39119057887.639694 0
6496090317.60191 2 40206702386.39809 0
7469271012.8007765 3 39233521691.19923 0
7812964435.910767 4 38889828268.08923 0
7214717833.771489 5 24623228812.275566 0
14639066011.375017 9 26451566303.07409 0
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
24526077527.814346 9
END
if (exists("out")) set output out
set label "Evidence puts mixtral at a dense 24.5B (14.6B to 41.1B);" at screen 0.02500,0.96707 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "laws beyond their fits say 18B to 22.2B" at screen 0.02500,0.93884 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense model of the same quality on the same tokens" at screen 0.02500,0.91062 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.87634 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.87634 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.87634 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.79435 to screen 0.70346,0.79435 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from" at screen 0.28439,0.80578 right font "sans-serif,13" front textcolor rgb "#222222"
set label "evidence" at screen 0.28439,0.78293 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B (14.6B–41.1B)" at screen 0.72846,0.79435 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.73522 to screen 0.70346,0.73522 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: reasoning" at screen 0.28439,0.73522 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.9B (7.58B–46.7B)" at screen 0.72846,0.73522 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.67608 to screen 0.70346,0.67608 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: code" at screen 0.28439,0.67608 right font "sans-serif,13" front textcolor rgb "#222222"
set label "20.3B (6.5B–46.7B)" at screen 0.72846,0.67608 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.61694 to screen 0.70346,0.61694 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: broad" at screen 0.28439,0.61694 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18.8B (7.47B–46.7B)" at screen 0.72846,0.61694 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.55780 to screen 0.70346,0.55780 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: recall" at screen 0.28439,0.55780 right font "sans-serif,13" front textcolor rgb "#222222"
set label "25.9B (7.81B–46.7B)" at screen 0.72846,0.55780 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.49866 to screen 0.70346,0.49866 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "measured: exams" at screen 0.28439,0.49866 right font "sans-serif,13" front textcolor rgb "#222222"
set label "15.2B (7.21B–31.8B)" at screen 0.72846,0.49866 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.43952 to screen 0.70346,0.43952 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.28439,0.43952 right font "sans-serif,13" front textcolor rgb "#222222"
set label "19B" at screen 0.72846,0.43952 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.38038 to screen 0.70346,0.38038 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.28439,0.38038 right font "sans-serif,13" front textcolor rgb "#222222"
set label "22.2B" at screen 0.72846,0.38038 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.32124 to screen 0.70346,0.32124 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.28439,0.32124 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18B" at screen 0.72846,0.32124 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30225,0.26210 to screen 0.70346,0.26210 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean" at screen 0.28439,0.27352 right font "sans-serif,13" front textcolor rgb "#222222"
set label "(rule)" at screen 0.28439,0.25067 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B (14.6B–41.1B)" at screen 0.72846,0.26210 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.44601,0.83011 to screen 0.44601,0.23253 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 12.9B" at screen 0.44601,0.84140 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.68860,0.83011 to screen 0.68860,0.23253 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 46.7B" at screen 0.68860,0.84140 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.50286,0.18078 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02500,0.13710 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702)," at screen 0.02500,0.11559 left font "sans-serif,12" front textcolor rgb "#666666"
set label "clark-2022 (arXiv:2202.01169)" at screen 0.02500,0.09409 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No answer: besiroglu-2024 (describes dense models only: it has no term for" at screen 0.02500,0.07258 left font "sans-serif,12" front textcolor rgb "#666666"
set label "experts)" at screen 0.02500,0.05108 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.02500,0.02957 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30225
set rmargin at screen 0.70346
set tmargin at screen 0.82392
set bmargin at screen 0.23253
set logscale x 10
unset logscale y
set xrange [6003222257.775424:50537119310.62951]
set yrange [9.5:-0.5]
set xtics ("7B" 7000000000.0, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
