# ratingRuns: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./ratingRuns.svg'" ratingRuns.gp
#   gnuplot -e "term='pngcairo'; out='./ratingRuns.png'" ratingRuns.gp
#   gnuplot -e "term='pdfcairo'; out='./ratingRuns.pdf'" ratingRuns.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,532 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1064 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.54167in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
$data1_3 << END
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
if (exists("out")) set output out
set label "A difference of 0.01 is cheapest with 4 runs by SAFE, 5" at screen 0.02500,0.95395 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "runs by person, 5 runs by perfect at $1" at screen 0.02500,0.91447 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Cost of telling two recipes apart, against training runs of each: fewer runs" at screen 0.02500,0.87500 left font "sans-serif,13" front textcolor rgb "#666666"
set label "need more rated prompts" at screen 0.02500,0.84305 left font "sans-serif,13" front textcolor rgb "#666666"
set label "training and rating (dollars)" at screen 0.02500,0.78289 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training runs of each recipe" at screen 0.46368,0.20583 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Two-sided test at 5 %, power 80 %. Errors of raters are lower bounds." at screen 0.02500,0.13158 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Prices and errors: Wei et al. 2024, arXiv:2403.18802, section 4." at screen 0.02500,0.10150 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Runs differ by 0.005 and cost $20K each." at screen 0.02500,0.07143 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: rater" at screen 0.02500,0.04135 left font "sans-serif,12" front textcolor rgb "#666666"
set label "person" at screen 0.82171,0.65536 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "perfect at $1" at screen 0.82171,0.62341 left font "sans-serif,12" front textcolor rgb "#009e73"
set arrow from screen 0.77892,0.64976 to screen 0.81636,0.62341 nohead back lw 0.6 dt 1 lc rgb "#888888"
set label "SAFE" at screen 0.82171,0.59145 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.77892,0.64867 to screen 0.81636,0.59145 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.12707
set rmargin at screen 0.80029
set tmargin at screen 0.75000
set bmargin at screen 0.28008
set logscale x 10
set logscale y 10
set xrange [3.750603816008062:21.32989884416735]
set yrange [184520.03907858036:1199067.8186319966]
set xtics ("4" 4.0, "5" 5.0, "6" 6.0, "" 7.0 1, "8" 8.0, "" 9.0 1, "10" 10.0, "20" 20.0)
set ytics ("$200K" 200000.0, "$300K" 300000.0, "$400K" 400000.0, "$500K" 500000.0, "$600K" 600000.0, "" 700000.0 1, "$800K" 800000.0, "" 900000.0 1, "$1M" 1000000.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
