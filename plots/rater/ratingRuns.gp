# ratingRuns: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./ratingRuns.svg'" ratingRuns.gp
#   gnuplot -e "term='pngcairo'; out='./ratingRuns.png'" ratingRuns.gp
#   gnuplot -e "term='pdfcairo'; out='./ratingRuns.pdf'" ratingRuns.gp
#   gnuplot -e "term='dumb'" ratingRuns.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 500,498 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1000,996 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.20833in,5.18750in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 83,38 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
4 197764.00536290323
5 203316.4814516129
6 242062.50971774192
7 281623.6778629032
8 321400.37846774195
9 361265.23379032256
10 401174.3606451613
11 441109.1183870968
12 481060.1866935484
13 521022.12870967743
14 560991.4493145162
15 600966.2067741936
16 640945.2360483871
17 680927.7604435484
18 720912.6149193548
19 760899.4111290323
20 800887.7607258065
END
$data1_2 << END
4 197764.00536290323
6 242062.50971774192
8 321400.37846774195
10 401174.3606451613
12 481060.1866935484
14 560991.4493145162
16 640945.2360483871
18 720912.6149193548
20 800887.7607258065
END
$data1_3 << END
4 1118768
5 284200
6 292360
7 321224
8 355552
9 392120
10 429816
11 468160
12 506920
13 545944
14 585168
15 624536
16 664000
17 703552
18 743168
19 782832
20 822536
END
$data1_4 << END
4 1118768
6 292360
8 355552
10 429816
12 506920
14 585168
16 664000
18 743168
20 822536
END
$data1_5 << END
4 346978
5 216420
6 250212
7 288040
8 326934
9 366264
10 405814
11 445492
12 485250
13 525060
14 564908
15 604784
16 644680
17 684594
18 724518
19 764452
20 804396
END
$data1_6 << END
4 346978
6 250212
8 326934
10 405814
12 485250
14 564908
16 644680
18 724518
20 804396
END
if (exists("out")) set output out
set label "Training runs or rated prompts? A difference of 0.01" at screen 0.02800,0.95181 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.90161 to screen 0.04800,0.90161 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set arrow from screen 0.06400,0.90161 to screen 0.08400,0.90161 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05600,0.90161 point pt 7 ps 0.6 lc rgb "#0072b2" front
set label "SAFE" at screen 0.09600,0.90161 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20480,0.90161 to screen 0.22480,0.90161 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set arrow from screen 0.24080,0.90161 to screen 0.26080,0.90161 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set label "" at screen 0.23280,0.90161 point pt 5 ps 0.6 lc rgb "#d55e00" front
set label "person" at screen 0.27280,0.90161 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.40084,0.90161 to screen 0.42084,0.90161 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set arrow from screen 0.43684,0.90161 to screen 0.45684,0.90161 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set label "" at screen 0.42884,0.90161 point pt 9 ps 0.6 lc rgb "#009e73" front
set label "perfect at $1" at screen 0.46884,0.90161 left font "sans-serif,13" front textcolor rgb "#222222"
set label "dollars of training and rating" at screen 0.02800,0.83635 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training runs of each recipe" at screen 0.54334,0.21988 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Two-sided test at 5 %, power 80 %. Errors of raters are lower bounds." at screen 0.02800,0.14056 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Prices and errors: Wei et al. 2024, arXiv:2403.18802, section 4." at screen 0.02800,0.10843 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Runs differ by 0.005 and cost $20K each." at screen 0.02800,0.07631 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: rater" at screen 0.02800,0.04418 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.13868
set rmargin at screen 0.94800
set tmargin at screen 0.80120
set bmargin at screen 0.29920
set logscale x 10
set logscale y 10
set xrange [3.750603816008062:21.32989884416735]
set yrange [184520.03907858036:1199067.8186319966]
set xtics ("4" 4.0, "5" 5.0, "6" 6.0, "" 7.0 1, "8" 8.0, "" 9.0 1, "10" 10.0, "20" 20.0)
set ytics ("2×10⁵" 200000.0, "3×10⁵" 300000.0, "4×10⁵" 400000.0, "5×10⁵" 500000.0, "6×10⁵" 600000.0, "" 700000.0 1, "8×10⁵" 800000.0, "" 900000.0 1, "10⁶" 1000000.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt 1, \
  $data1_2 using 1:2 with points pt 7 ps 0.6 lw 1.2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 1.8 dt 1, \
  $data1_4 using 1:2 with points pt 5 ps 0.6 lw 1.2 lc rgb "#d55e00", \
  $data1_5 using 1:2 with lines lc rgb "#009e73" lw 1.8 dt 1, \
  $data1_6 using 1:2 with points pt 9 ps 0.6 lw 1.2 lc rgb "#009e73"
set output
