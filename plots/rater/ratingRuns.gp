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
23 920860.1881048387
28 1120829.8970564515
33 1320809.7030241936
39 1560793.3924596775
47 1880778.635282258
56 2240767.3732258063
67 2680758.0529032256
79 3160750.674314516
95 3800744.460766129
113 4520739.412258064
134 5360735.140443549
160 6400731.645322581
191 7640728.538548387
228 9120726.208467742
271 10840723.878387097
323 12920722.325
385 15400720.771612903
459 18360719.60657258
547 21880718.82987903
652 26080718.053185485
777 31080717.276491936
925 37000716.49979839
1103 44120716.11145161
1314 52560715.72310484
1566 62640715.334758066
1866 74640714.9464113
2224 88960714.9464113
END
$data1_2 << END
652 26098224
777 31098208
925 37018192
1103 44138176
1314 52578168
1566 62658160
1866 74658152
2224 88978144
END
$data1_3 << END
20 804396
23 924260
28 1124108
33 1324010
39 1563928
47 1883854
56 2243800
67 2683752
79 3163718
95 3803686
113 4523660
134 5363640
160 6403622
191 7643608
228 9123594
271 10843584
323 12923576
385 15403570
459 18363564
547 21883558
652 26083554
777 31083550
925 37003548
1103 44123546
1314 52563544
1566 62643542
1866 74643540
2224 88963540
END
if (exists("out")) set output out
set label "A difference of 0.01 is cheapest with 23 runs by SAFE," at screen 0.02500,0.95395 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "652 runs by person, 20 runs by perfect at $1" at screen 0.02500,0.91447 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Cost of telling two recipes apart, against training runs of each: fewer runs" at screen 0.02500,0.87500 left font "sans-serif,13" front textcolor rgb "#666666"
set label "need more rated prompts" at screen 0.02500,0.84305 left font "sans-serif,13" front textcolor rgb "#666666"
set label "training and rating (dollars)" at screen 0.02500,0.78289 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training runs of each recipe" at screen 0.46716,0.20583 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Two-sided test at 5 %, power 80 %. Errors of raters are lower bounds." at screen 0.02500,0.13158 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Prices and errors: Wei et al. 2024, arXiv:2403.18802, section 4." at screen 0.02500,0.10150 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Runs differ by 0.005 and cost $20K each." at screen 0.02500,0.07143 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: rater" at screen 0.02500,0.04135 left font "sans-serif,12" front textcolor rgb "#666666"
set label "person" at screen 0.82171,0.73260 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "perfect at $1" at screen 0.82171,0.70064 left font "sans-serif,12" front textcolor rgb "#009e73"
set arrow from screen 0.77918,0.73258 to screen 0.81636,0.70064 nohead back lw 0.6 dt 1 lc rgb "#888888"
set label "SAFE" at screen 0.82171,0.66869 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.77918,0.73258 to screen 0.81636,0.66869 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.13404
set rmargin at screen 0.80029
set tmargin at screen 0.75000
set bmargin at screen 0.28008
set logscale x 10
set logscale y 10
set xrange [16.564785029595605:2685.2144425979254]
set yrange [666372.9580177626:107407814.58769265]
set xtics ("20" 20.0, "" 30.0 1, "" 40.0 1, "50" 50.0, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "200" 200.0, "" 300.0 1, "" 400.0 1, "500" 500.0, "" 600.0 1, "" 700.0 1, "" 800.0 1, "" 900.0 1, "1000" 1000.0, "2000" 2000.0)
set ytics ("" 700000.0 1, "" 800000.0 1, "" 900000.0 1, "$1M" 1000000.0, "$2M" 2000000.0, "" 3000000.0 1, "" 4000000.0 1, "$5M" 5000000.0, "" 6000000.0 1, "" 7000000.0 1, "" 8000000.0 1, "" 9000000.0 1, "$10M" 10000000.0, "$20M" 20000000.0, "" 30000000.0 1, "" 40000000.0 1, "$50M" 50000000.0, "" 60000000.0 1, "" 70000000.0 1, "" 80000000.0 1, "" 90000000.0 1, "$100M" 100000000.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
