# backtest: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./backtest.svg'" backtest.gp
#   gnuplot -e "term='pngcairo'; out='./backtest.png'" backtest.gp
#   gnuplot -e "term='pdfcairo'; out='./backtest.pdf'" backtest.gp
#   gnuplot -e "term='dumb'" backtest.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 500,502 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1000,1004 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.20833in,5.22917in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 83,38 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
if (exists("out")) set output out
set label "√(active · total) predicts what MoE are worth, with a root" at screen 0.02800,0.95219 left font "sans-serif,15" front textcolor rgb "#222222"
set label "mean square error of ×1.62" at screen 0.02800,0.91235 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.86255 to screen 0.04800,0.86255 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set arrow from screen 0.06400,0.86255 to screen 0.08400,0.86255 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05600,0.86255 point pt 7 ps 0.6 lc rgb "#0072b2" front
set label "equal" at screen 0.09600,0.86255 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20740,0.86255 to screen 0.22740,0.86255 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set arrow from screen 0.24340,0.86255 to screen 0.26340,0.86255 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set label "" at screen 0.23540,0.86255 point pt 5 ps 0.6 lc rgb "#d55e00" front
set label "twice as much" at screen 0.27540,0.86255 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.50692,0.86255 to screen 0.52692,0.86255 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set arrow from screen 0.54292,0.86255 to screen 0.56292,0.86255 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set label "" at screen 0.53492,0.86255 point pt 9 ps 0.6 lc rgb "#009e73" front
set label "half as much" at screen 0.57492,0.86255 left font "sans-serif,13" front textcolor rgb "#222222"
set label "measured dense equivalent (parameters)" at screen 0.02800,0.79781 left font "sans-serif,13" front textcolor rgb "#222222"
set label "predicted: √(active · total) (parameters)" at screen 0.53996,0.18625 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Each point is an MoE, its readings averaged over axes; 19 sets. 80 %" at screen 0.02800,0.10757 left font "sans-serif,12" front textcolor rgb "#666666"
set label "intervals held 85 % of the readings on sets left out." at screen 0.02800,0.07570 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: backtest" at screen 0.02800,0.04382 left font "sans-serif,12" front textcolor rgb "#666666"
set label "" at screen 0.79223,0.66199 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.79223,0.66199 to screen 0.76663,0.69147 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "deepseek-245b" at screen 0.57415,0.70581 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.82232,0.67003 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.81816,0.63303 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.61440,0.55576 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.61440,0.55576 to screen 0.58880,0.58524 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "deepseek-2t" at screen 0.43232,0.59959 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.40444,0.48893 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.40444,0.48893 to screen 0.47204,0.41762 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "deepseekmoe-2b-100b" at screen 0.47204,0.40327 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.40444,0.44322 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.41949,0.47782 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.43803,0.48484 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.38220,0.40823 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.38220,0.43185 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.63333,0.57022 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.63333,0.57022 to screen 0.58813,0.61922 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "deepspeed-moe" at screen 0.38701,0.63356 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.62114,0.56506 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.50123,0.48632 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.45583,0.48817 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.65038,0.61071 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.65038,0.61071 to screen 0.65038,0.65055 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "gemma4-it" at screen 0.58150,0.66489 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.39505,0.43557 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.39505,0.43557 to screen 0.36945,0.46505 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "granite3.0-base" at screen 0.17121,0.47939 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.47458,0.47644 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.76714,0.59508 point pt 2 ps 0.7 lc rgb "#222222" front
set label "hunyuan-base" at screen 0.77314,0.57078 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.55951,0.55080 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.55951,0.55080 to screen 0.48951,0.55080 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "ling-mini-beta" at screen 0.31047,0.55080 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.40266,0.43621 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.40266,0.43621 to screen 0.44786,0.38721 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "marin-fast-track" at screen 0.44786,0.37287 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.46059,0.46290 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.20184,0.35534 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.30698,0.39401 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.74041,0.60368 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.74041,0.60368 to screen 0.78561,0.55467 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "mixtral" at screen 0.78561,0.54033 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.53446,0.50164 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.53446,0.50164 to screen 0.56006,0.47216 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "olmoe-dclm" at screen 0.56006,0.45782 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.60591,0.55170 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.60591,0.55170 to screen 0.63151,0.52222 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "qwen1.5-base" at screen 0.63151,0.50788 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.75522,0.60535 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.75522,0.60535 to screen 0.75522,0.74081 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "qwen2-base" at screen 0.67962,0.75515 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.87808,0.67530 point pt 2 ps 0.7 lc rgb "#222222" front
set label "qwen2.5-base" at screen 0.79072,0.70160 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.69775,0.58913 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.84565,0.65737 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.84565,0.65737 to screen 0.84565,0.61753 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "qwen3-base" at screen 0.77005,0.60319 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.65282,0.59798 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.77500,0.62072 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.77500,0.62072 to screen 0.77500,0.48526 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "qwen3.5-it" at screen 0.70828,0.47092 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.65447,0.60168 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.48521,0.48801 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.48521,0.48801 to screen 0.39241,0.58442 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "stmoe-l" at screen 0.29593,0.59877 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.45165,0.44228 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.45165,0.44228 to screen 0.45165,0.34268 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "switch-c4" at screen 0.39189,0.32833 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.57231,0.50513 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.83714,0.61426 point pt 2 ps 0.7 lc rgb "#222222" front
set label "" at screen 0.65643,0.58131 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.65643,0.58131 to screen 0.56363,0.67772 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "xverse-base" at screen 0.40907,0.69206 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.13192
set rmargin at screen 0.94800
set tmargin at screen 0.76295
set bmargin at screen 0.26494
set logscale x 10
set logscale y 10
set xrange [49073096.429350264:204525412965.34976]
set yrange [23212989.062744673:432374102515.2815]
set xtics ("" 50000000.0 1, "" 60000000.0 1, "" 70000000.0 1, "" 80000000.0 1, "" 90000000.0 1, "100M" 100000000.0, "" 200000000.0 1, "300M" 300000000.0, "" 400000000.0 1, "" 500000000.0 1, "" 600000000.0 1, "" 700000000.0 1, "" 800000000.0 1, "" 900000000.0 1, "1B" 1000000000.0, "" 2000000000.0 1, "3B" 3000000000.0, "" 4000000000.0 1, "" 5000000000.0 1, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "" 20000000000.0 1, "30B" 30000000000.0, "" 40000000000.0 1, "" 50000000000.0 1, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1)
set ytics ("" 30000000.0 1, "" 40000000.0 1, "" 50000000.0 1, "" 60000000.0 1, "" 70000000.0 1, "" 80000000.0 1, "" 90000000.0 1, "100M" 100000000.0, "" 200000000.0 1, "" 300000000.0 1, "" 400000000.0 1, "" 500000000.0 1, "" 600000000.0 1, "" 700000000.0 1, "" 800000000.0 1, "" 900000000.0 1, "1B" 1000000000.0, "" 2000000000.0 1, "" 3000000000.0 1, "" 4000000000.0 1, "" 5000000000.0 1, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "" 20000000000.0 1, "" 30000000000.0 1, "" 40000000000.0 1, "" 50000000000.0 1, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "" 300000000000.0 1, "" 400000000000.0 1)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#d55e00" lw 1.8 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#009e73" lw 1.8 dt 1
set output
