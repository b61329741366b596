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
1 0.3960534845383101 1.0825430665005469
2 0.5056720131275764 1.3851598887860233
3 0.5806969814517434 1.5938871951976448
4 0.6311845774648427 1.7357405851987417
6 0.6850684178918774 1.8904009992882602
8 0.703178239339783 1.9462842189234129
11 0.7005405701301277 1.9466785339051154
16 0.6721533393238098 1.8778541435583718
23 0.6304009038691245 1.7712970500334024
32 0.589115497386532 1.6641825042515501
45 0.5447477801186391 1.547159854355317
64 0.5024994234551265 1.4846490279843996
91 0.4768841255855337 1.4288205698961567
128 0.45944781301444876 1.3792441620349685
181 0.4440255144676137 1.3353867465881366
256 0.37190203097499014 1.342329603075021
362 0.34338536632563094 1.3120080826794678
512 0.30911264836241614 1.263867507611291
717 0.2946989506775833 1.1018716080097712
END
$data1_2 << END
1 0.6455724739371502
2 0.8241047043280574
3 0.9462175788218127
4 1.0283260965815628
6 1.115803494351761
8 1.14502092642949
11 1.1403684189431817
16 1.0937016102729402
23 1.025319368003834
32 0.9577953780758386
45 0.8853347801086353
64 0.8414476960443646
91 0.8072478946958738
128 0.7770347071381147
181 0.7504198840806757
256 0.7282076238649863
362 0.6842025932113369
512 0.5051595355880082
717 0.48589754971577626
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
717 0.8707521488277308
END
$data1_4 << END
1 0.519752582197196
717 0.519752582197196
END
if (exists("out")) set output out
set label "DBRX is cheaper than a dense 69B up to 3.6 at once," at screen 0.02500,0.95438 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "dearer from 3.6 to 26, cheaper from 26 on; it costs 0.49" at screen 0.02500,0.91527 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "of the other at 717" at screen 0.02500,0.87616 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device time of a token of DBRX over that of a dense 69B, on 8 NVIDIA H100" at screen 0.02500,0.83706 left font "sans-serif,13" front textcolor rgb "#666666"
set label "SXM 80 GB, 2000 tokens in and 256 out" at screen 0.02500,0.80540 left font "sans-serif,13" front textcolor rgb "#666666"
set label "cost over that of the other" at screen 0.02500,0.74581 left font "sans-serif,13" front textcolor rgb "#222222"
set label "requests at once" at screen 0.41727,0.17412 center font "sans-serif,13" front textcolor rgb "#222222"
set label "The band is an interval of 80 % of the ratio; the other lines know no losses of" at screen 0.02500,0.10056 left font "sans-serif,12" front textcolor rgb "#666666"
set label "engines." at screen 0.02500,0.07076 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: serving" at screen 0.02500,0.04097 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.10711,0.54388 to screen 0.72743,0.54388 nohead back lw 1 dt 1 lc rgb "#666666"
set label "decoding at printed" at screen 0.74886,0.52625 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "rates" at screen 0.74886,0.49832 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "2 N_active a token" at screen 0.74886,0.39447 left font "sans-serif,12" front textcolor rgb "#009e73"
set label "as engines serve" at screen 0.74886,0.36281 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.70803,0.37909 to screen 0.74350,0.36281 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.10711
set rmargin at screen 0.72743
set tmargin at screen 0.71322
set bmargin at screen 0.24767
set logscale x 10
set logscale y 10
set xrange [0.7687395652408398:932.6955869317973]
set yrange [0.27326371199224586:2.099379083545101]
set xtics ("" 0.8 1, "" 0.9 1, "1" 1.0, "" 2.0 1, "3" 3.0, "" 4.0 1, "" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "" 20.0 1, "30" 30.0, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "" 200.0 1, "300" 300.0, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1, "" 900.0 1)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "" 0.7 1, "0.8×" 0.8, "" 0.9 1, "1×" 1.0, "2×" 2.0)
plot $data1_1 using 1:2:3 with filledcurves lc rgb "#0072b2" fs transparent solid 0.12 noborder, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
