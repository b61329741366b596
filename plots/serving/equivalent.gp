# equivalent: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./equivalent.svg'" equivalent.gp
#   gnuplot -e "term='pngcairo'; out='./equivalent.png'" equivalent.gp
#   gnuplot -e "term='pdfcairo'; out='./equivalent.pdf'" equivalent.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,537 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1074 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.59375in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 0.3894520432468772 1.0951860629941055
2 0.49509498818969716 1.3951656410039641
3 0.5673687023968746 1.6019381099683059
4 0.6159800337479662 1.7423511727332845
6 0.6678066614896885 1.8951938768121634
8 0.6851633726040488 1.9501442374954405
11 0.6825058223071299 1.9499899582792426
16 0.6550225757341668 1.8811533957289999
23 0.614691221924916 1.7750449566699482
32 0.5748488296838461 1.6685568168032026
45 0.531840116400822 1.5517291052738718
64 0.4913236664460783 1.4909491179450147
91 0.4672249375581674 1.4356851229265453
128 0.45046878949279334 1.3866667378755806
181 0.38877918380508036 1.343364496729781
256 0.3659092795482957 1.351334828928148
362 0.3383373675809359 1.3211890451443604
512 0.30271558530157106 1.1354297374894806
657 0.2918398070428551 1.1141894046144458
END
$data1_2 << END
1 0.6441332306551147
2 0.8186973026779492
3 0.9380363607116841
4 1.0182304722796858
6 1.103558466685434
8 1.1319327552946845
11 1.1271479273645555
16 1.0812556825396609
23 1.01418955267227
32 0.9480377881028305
45 0.8767442804314052
64 0.8346289133923085
91 0.8012487977049554
128 0.7717863010204863
181 0.7458627255011275
256 0.7242651561111811
362 0.6812510841891086
512 0.5029379050275429
657 0.48825262191851837
END
$data1_3 << END
1 0.5199147077549547
2 0.8617235545567513
3 1.1154358309869106
4 1.3033944912303093
6 1.544536499668909
8 1.6739992811664979
11 1.760812326372653
16 1.7904702161227906
23 1.76932852666027
32 1.7279371721824754
45 1.6705379224966443
64 1.5959040135429474
91 1.505536398018398
128 1.404484732008879
181 1.2922358937096299
256 1.1761220250663489
362 1.063065810441483
512 0.9590443387258504
657 0.8923204014799836
END
$data1_4 << END
1 0.519752582197196
657 0.519752582197196
END
if (exists("out")) set output out
set label "DBRX is cheaper than a dense 69B up to 3.8 at once," at screen 0.02500,0.95438 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "dearer from 3.8 to 25, cheaper from 25 on; it costs 0.49" at screen 0.02500,0.91527 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "of the other at 657" at screen 0.02500,0.87616 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device time of a token of DBRX over that of a dense 69B, on 8 NVIDIA H100" at screen 0.02500,0.83706 left font "sans-serif,13" front textcolor rgb "#666666"
set label "SXM 80 GB, 2000 tokens in and 256 out" at screen 0.02500,0.80540 left font "sans-serif,13" front textcolor rgb "#666666"
set label "cost over that of the other" at screen 0.02500,0.74581 left font "sans-serif,13" front textcolor rgb "#222222"
set label "requests at once" at screen 0.41727,0.17412 center font "sans-serif,13" front textcolor rgb "#222222"
set label "The band is an interval of 80 % of the ratio; the other lines know no losses of" at screen 0.02500,0.10056 left font "sans-serif,12" front textcolor rgb "#666666"
set label "engines." at screen 0.02500,0.07076 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: serving" at screen 0.02500,0.04097 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.10711,0.54440 to screen 0.72743,0.54440 nohead back lw 1 dt 1 lc rgb "#666666"
set label "decoding at printed" at screen 0.74886,0.53252 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "rates" at screen 0.74886,0.50458 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "2 N_active a token" at screen 0.74886,0.39589 left font "sans-serif,12" front textcolor rgb "#009e73"
set label "as engines serve" at screen 0.74886,0.36424 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.70803,0.38171 to screen 0.74350,0.36424 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.10711
set rmargin at screen 0.72743
set tmargin at screen 0.71322
set bmargin at screen 0.24767
set logscale x 10
set logscale y 10
set xrange [0.7714315296666407:851.6634007478406]
set yrange [0.2704877749158246:2.104086656609592]
set xtics ("" 0.8 1, "" 0.9 1, "1" 1.0, "" 2.0 1, "3" 3.0, "" 4.0 1, "" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "" 20.0 1, "30" 30.0, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "" 200.0 1, "300" 300.0, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "" 0.7 1, "0.8×" 0.8, "" 0.9 1, "1×" 1.0, "2×" 2.0)
plot $data1_1 using 1:2:3 with filledcurves lc rgb "#0072b2" fs transparent solid 0.12 noborder, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
