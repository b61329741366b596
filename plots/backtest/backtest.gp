# backtest: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./backtest.svg'" backtest.gp
#   gnuplot -e "term='pngcairo'; out='./backtest.png'" backtest.gp
#   gnuplot -e "term='pdfcairo'; out='./backtest.pdf'" backtest.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,542 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1084 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.64583in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
66821154.33503575 66821154.33503575
150202363496.71732 150202363496.71732
END
$data1_2 << END
66821154.33503575 133642308.6700715
150202363496.71732 300404726993.43463
END
$data1_3 << END
66821154.33503575 33410577.167517874
150202363496.71732 75101181748.35866
END
$data1_4 << END
41666053328.81914 58907171421.93893
56657920893.72853 69047759764.8171
54299171264.39408 33259886531.757767
6776429738.438966 7233739010.140948
793725393.3193772 1933353589.5440059
793725393.3193772 784185156.6001571
925634917.2324908 1552436381.233958
1118615215.3444006 1783273007.9630535
632455532.0336759 392970448.91482157
632455532.0336759 626477629.3422807
8221921916.437786 9622615372.146685
7259476565.152615 8690677325.798025
2133072900.7701542 1836137174.7942321
1341640786.4998739 1904457474.1527953
9785703858.180054 21404615152.613464
721110255.0927979 674153161.0700074
1624807680.927192 1510869122.369589
32249030993.1942 15721604222.98228
3868139087.468288 6558351765.845527
779422863.4059948 682825433.0368266
1408457667.0954652 1156420115.0223074
100231731.50255363 138299843.89284292
293346211.8385032 296793191.06479895
24544449474.372 18630093031.197044
2994995826.3743873 2484825557.7112727
6213694553.162394 6676662710.360902
28552092742.91466 19253989286.231667
100134908997.81154 76621716481.7237
15874507866.387543 13979729575.17243
71902712048.99019 53779343562.24164
10032447358.446493 16647054146.912153
34942810419.312294 26082821113.81504
10202940752.547768 17908937606.315742
1811077027.6274831 1898537319.9466548
1285468786.08545 769657710.2568731
4408593880.139109 2662222409.4714003
65916613990.707985 22956861428.582436
10409610943.738483 11978405041.004984
END
if (exists("out")) set output out
set label "√(active · total) predicts what MoE are worth, with a root" at screen 0.02500,0.95480 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "mean square error of ×1.62" at screen 0.02500,0.91605 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense model of equal scores, as measured beside dense siblings, against the" at screen 0.02500,0.87731 left font "sans-serif,13" front textcolor rgb "#666666"
set label "prediction; names: off by more than ×1.7" at screen 0.02500,0.84594 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.79889 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "MoE, mean over axes" at screen 0.08571,0.79889 left font "sans-serif,13" front textcolor rgb "#222222"
set label "measured (dense parameters)" at screen 0.02500,0.73893 left font "sans-serif,13" front textcolor rgb "#222222"
set label "predicted: √(active · total) (parameters)" at screen 0.45154,0.17251 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Each point is an MoE, its readings averaged over axes; 19 sets. 80 % intervals held" at screen 0.02500,0.09963 left font "sans-serif,12" front textcolor rgb "#666666"
set label "85 % of the readings on sets left out." at screen 0.02500,0.07011 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: backtest" at screen 0.02500,0.04059 left font "sans-serif,12" front textcolor rgb "#666666"
set label "DeepSeekMoE 2B" at screen 0.12783,0.45285 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Gemma-4-26B-A4B" at screen 0.32242,0.58815 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.63736,0.55116 to screen 0.63736,0.48843 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Hunyuan-A13B" at screen 0.55454,0.47515 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.54520,0.55727 to screen 0.50770,0.55727 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Qwen3.5-35B-A3B" at screen 0.30648,0.55727 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.69461,0.56892 to screen 0.69461,0.53202 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Switch-XXL" at screen 0.63161,0.51874 left font "sans-serif,12" front textcolor rgb "#222222"
set label "twice as much" at screen 0.80671,0.68956 left font "sans-serif,12" front textcolor rgb "#666666"
set label "as predicted" at screen 0.80671,0.65704 left font "sans-serif,12" front textcolor rgb "#000000"
set label "half as much" at screen 0.80671,0.62452 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.11779
set rmargin at screen 0.78529
set tmargin at screen 0.70664
set bmargin at screen 0.24539
set logscale x 10
set logscale y 10
set xrange [49073096.429350264:204525412965.34976]
set yrange [23212989.062744673:432374102515.2815]
set xtics ("" 50000000.0 1, "" 60000000.0 1, "" 70000000.0 1, "" 80000000.0 1, "" 90000000.0 1, "100M" 100000000.0, "" 200000000.0 1, "300M" 300000000.0, "" 400000000.0 1, "" 500000000.0 1, "" 600000000.0 1, "" 700000000.0 1, "" 800000000.0 1, "" 900000000.0 1, "1B" 1000000000.0, "" 2000000000.0 1, "3B" 3000000000.0, "" 4000000000.0 1, "" 5000000000.0 1, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "" 20000000000.0 1, "30B" 30000000000.0, "" 40000000000.0 1, "" 50000000000.0 1, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1)
set ytics ("" 30000000.0 1, "" 40000000.0 1, "" 50000000.0 1, "" 60000000.0 1, "" 70000000.0 1, "" 80000000.0 1, "" 90000000.0 1, "100M" 100000000.0, "" 200000000.0 1, "" 300000000.0 1, "" 400000000.0 1, "" 500000000.0 1, "" 600000000.0 1, "" 700000000.0 1, "" 800000000.0 1, "" 900000000.0 1, "1B" 1000000000.0, "" 2000000000.0 1, "" 3000000000.0 1, "" 4000000000.0 1, "" 5000000000.0 1, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "" 20000000000.0 1, "" 30000000000.0 1, "" 40000000000.0 1, "" 50000000000.0 1, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "" 300000000000.0 1, "" 400000000000.0 1)
plot $data1_1 using 1:2 with lines lc rgb "#000000" lw 2 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#b4b4b4" lw 1.1 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#b4b4b4" lw 1.1 dt 1, \
  $data1_4 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2"
set output
