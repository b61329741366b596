# scatter: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./scatter.svg'" scatter.gp
#   gnuplot -e "term='pngcairo'; out='./scatter.png'" scatter.gp
#   gnuplot -e "term='pdfcairo'; out='./scatter.pdf'" scatter.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,613 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1226 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.38542in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
97.72777275471499 0.36
END
$data1_2 << END
97.72777275471499 0.36
END
$data1_3 << END
61.82719590207148 1.3599999999999999
END
$data1_4 << END
61.82719590207148 1.3599999999999999
END
$data1_5 << END
57.95353563048224 2.36
END
$data1_6 << END
57.95353563048224 2.36
END
$data1_7 << END
4.7626 3.36 3.34332
4.866543 3.36 3.3427
4.972754 3.36 3.34176
5.081283 3.36 3.34032
5.192181 3.36 3.33817
5.305499 3.36 3.33514
5.42129 3.36 3.33107
5.539608 3.36 3.32583
5.660509 3.36 3.31936
5.784048 3.36 3.31164
5.910284 3.36 3.30269
6.039274 3.36 3.2926
6.17108 3.36 3.28146
6.305763 3.36 3.26939
6.443384 3.36 3.2565
6.58401 3.36 3.2429
6.727704 3.36 3.2286
6.874535 3.36 3.2137
7.02457 3.36 3.1982
7.177879 3.36 3.1819
7.334535 3.36 3.165
7.494609 3.36 3.1473
7.658177 3.36 3.1289
7.825315 3.36 3.1098
7.996101 3.36 3.09
8.170614 3.36 3.0695
8.348936 3.36 3.0487
8.531149 3.36 3.0274
8.717339 3.36 3.006
8.907593 3.36 2.9846
9.101999 3.36 2.9633
9.300648 3.36 2.9424
9.503633 3.36 2.922
9.711047 3.36 2.9024
9.922989 3.36 2.8839
10.13956 3.36 2.8665
10.36085 3.36 2.8506
10.58697 3.36 2.8362
10.81803 3.36 2.8235
11.05413 3.36 2.8125
11.29538 3.36 2.8033
11.5419 3.36 2.7955
11.7938 3.36 2.789
12.0512 3.36 2.7836
12.31421 3.36 2.7787
12.58297 3.36 2.7741
12.85759 3.36 2.7692
13.1382 3.36 2.7637
13.42494 3.36 2.7572
13.71794 3.36 2.7494
14.01733 3.36 2.7401
14.32325 3.36 2.7293
14.63586 3.36 2.7172
14.95528 3.36 2.704
15.28167 3.36 2.6902
15.61519 3.36 2.6763
15.95599 3.36 2.6629
16.30423 3.36 2.6505
16.66006 3.36 2.6394
17.02367 3.36 2.63
17.3952 3.36 2.6222
17.77485 3.36 2.6158
18.16278 3.36 2.6105
18.55918 3.36 2.6059
18.96423 3.36 2.6015
19.37812 3.36 2.5968
19.80104 3.36 2.5916
20.23319 3.36 2.5858
20.67478 3.36 2.5796
21.126 3.36 2.5732
21.58707 3.36 2.5674
22.0582 3.36 2.5628
22.53962 3.36 2.5601
23.03154 3.36 2.56
23.5342 3.36 2.5631
24.04783 3.36 2.5698
24.57267 3.36 2.5803
25.10896 3.36 2.5946
25.65696 3.36 2.6126
26.21691 3.36 2.6338
26.78909 3.36 2.658
27.37376 3.36 2.6846
27.97118 3.36 2.7134
28.58165 3.36 2.744
29.20543 3.36 2.776
29.84283 3.36 2.8093
30.49415 3.36 2.8435
31.15968 3.36 2.8784
31.83973 3.36 2.9136
32.53462 3.36 2.9489
33.24468 3.36 2.9838
33.97024 3.36 3.0178
34.71163 3.36 3.0506
35.46921 3.36 3.0817
36.24331 3.36 3.1108
37.03431 3.36 3.1378
37.84258 3.36 3.1625
38.66848 3.36 3.1849
39.51242 3.36 3.2053
40.37476 3.36 3.2237
41.25593 3.36 3.2403
42.15633 3.36 3.2555
43.07639 3.36 3.26935
44.01652 3.36 3.28201
44.97717 3.36 3.29359
45.95878 3.36 3.30412
46.96182 3.36 3.31362
47.98675 3.36 3.32209
49.03405 3.36 3.32952
50.10421 3.36 3.33594
51.19772 3.36 3.34135
52.3151 3.36 3.34584
53.45687 3.36 3.34946
54.62355 3.36 3.35232
55.8157 3.36 3.35452
57.03386 3.36 3.35618
58.27861 3.36 3.35739
59.55053 3.36 3.35826
60.8502 3.36 3.35887
62.17824 3.36 3.35928
63.53527 3.36 3.35955
END
$data1_8 << END
4.7626 3.34332
4.866543 3.3427
4.972754 3.34176
5.081283 3.34032
5.192181 3.33817
5.305499 3.33514
5.42129 3.33107
5.539608 3.32583
5.660509 3.31936
5.784048 3.31164
5.910284 3.30269
6.039274 3.2926
6.17108 3.28146
6.305763 3.26939
6.443384 3.2565
6.58401 3.2429
6.727704 3.2286
6.874535 3.2137
7.02457 3.1982
7.177879 3.1819
7.334535 3.165
7.494609 3.1473
7.658177 3.1289
7.825315 3.1098
7.996101 3.09
8.170614 3.0695
8.348936 3.0487
8.531149 3.0274
8.717339 3.006
8.907593 2.9846
9.101999 2.9633
9.300648 2.9424
9.503633 2.922
9.711047 2.9024
9.922989 2.8839
10.13956 2.8665
10.36085 2.8506
10.58697 2.8362
10.81803 2.8235
11.05413 2.8125
11.29538 2.8033
11.5419 2.7955
11.7938 2.789
12.0512 2.7836
12.31421 2.7787
12.58297 2.7741
12.85759 2.7692
13.1382 2.7637
13.42494 2.7572
13.71794 2.7494
14.01733 2.7401
14.32325 2.7293
14.63586 2.7172
14.95528 2.704
15.28167 2.6902
15.61519 2.6763
15.95599 2.6629
16.30423 2.6505
16.66006 2.6394
17.02367 2.63
17.3952 2.6222
17.77485 2.6158
18.16278 2.6105
18.55918 2.6059
18.96423 2.6015
19.37812 2.5968
19.80104 2.5916
20.23319 2.5858
20.67478 2.5796
21.126 2.5732
21.58707 2.5674
22.0582 2.5628
22.53962 2.5601
23.03154 2.56
23.5342 2.5631
24.04783 2.5698
24.57267 2.5803
25.10896 2.5946
25.65696 2.6126
26.21691 2.6338
26.78909 2.658
27.37376 2.6846
27.97118 2.7134
28.58165 2.744
29.20543 2.776
29.84283 2.8093
30.49415 2.8435
31.15968 2.8784
31.83973 2.9136
32.53462 2.9489
33.24468 2.9838
33.97024 3.0178
34.71163 3.0506
35.46921 3.0817
36.24331 3.1108
37.03431 3.1378
37.84258 3.1625
38.66848 3.1849
39.51242 3.2053
40.37476 3.2237
41.25593 3.2403
42.15633 3.2555
43.07639 3.26935
44.01652 3.28201
44.97717 3.29359
45.95878 3.30412
46.96182 3.31362
47.98675 3.32209
49.03405 3.32952
50.10421 3.33594
51.19772 3.34135
52.3151 3.34584
53.45687 3.34946
54.62355 3.35232
55.8157 3.35452
57.03386 3.35618
58.27861 3.35739
59.55053 3.35826
60.8502 3.35887
62.17824 3.35928
63.53527 3.35955
END
$data1_9 << END
7.203065208659316 3.36 28.14607509236098 0
END
$data1_10 << END
18.13710528255442 3.36
END
$data1_11 << END
18.13710528255442 3.36
END
$data1_12 << END
17.650424239290015 4.36
END
$data1_13 << END
17.650424239290015 4.36
END
$data1_14 << END
5.894789787571545 5.36
END
$data1_15 << END
5.894789787571545 5.36
END
$data1_16 << END
5.349489478902685 6.36
END
$data1_17 << END
5.349489478902685 6.36
END
if (exists("out")) set output out
set label "7 laws lie a factor of 18 apart: the best ratio of tokens to" at screen 0.02500,0.96003 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "parameters from 5.35 to 97.7" at screen 0.02500,0.92577 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Tokens per parameter of the run budget, by law; hills: a law's refits on" at screen 0.02500,0.89152 left font "sans-serif,13" front textcolor rgb "#666666"
set label "resampled runs" at screen 0.02500,0.86378 left font "sans-serif,13" front textcolor rgb "#666666"
set label "height: density of the draws, each to its own peak" at screen 0.02500,0.82219 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.05000,0.79282 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.79282 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.79282 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.69684 to screen 0.76707,0.69684 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "hoffmann-2022-" at screen 0.25282,0.73654 right font "sans-serif,13" front textcolor rgb "#222222"
set label "printed" at screen 0.25282,0.70881 right font "sans-serif,13" front textcolor rgb "#222222"
set label "97.7" at screen 0.79207,0.72268 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.62506 to screen 0.76707,0.62506 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "hoffmann-2022" at screen 0.25282,0.65090 right font "sans-serif,13" front textcolor rgb "#222222"
set label "61.8" at screen 0.79207,0.65090 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.55328 to screen 0.76707,0.55328 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "default-tolerances" at screen 0.25282,0.57912 right font "sans-serif,13" front textcolor rgb "#222222"
set label "58" at screen 0.79207,0.57912 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.48150 to screen 0.76707,0.48150 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "besiroglu-2024" at screen 0.25282,0.50734 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18.1 (7.2–35.3)" at screen 0.79207,0.50734 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.40972 to screen 0.76707,0.40972 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "true-minimum" at screen 0.25282,0.43556 right font "sans-serif,13" front textcolor rgb "#222222"
set label "17.7" at screen 0.79207,0.43556 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.33794 to screen 0.76707,0.33794 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "mean-objective" at screen 0.25282,0.36378 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.89" at screen 0.79207,0.36378 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27068,0.26617 to screen 0.76707,0.26617 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "asymmetric-error" at screen 0.25282,0.29201 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.35" at screen 0.79207,0.29201 left font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens per parameter" at screen 0.51888,0.19331 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars: the middle 95 % of a law's refits on resampled runs." at screen 0.02500,0.14029 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: hoffmann-2022-printed (arXiv:2203.15556), hoffmann-2022" at screen 0.02500,0.11419 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2203.15556), default-tolerances (refit), besiroglu-2024 (arXiv:2404.10102)," at screen 0.02500,0.08809 left font "sans-serif,12" front textcolor rgb "#666666"
set label "true-minimum (refit), mean-objective (refit), asymmetric-error (refit)" at screen 0.02500,0.06199 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: disagreement" at screen 0.02500,0.03589 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.27068
set rmargin at screen 0.76707
set tmargin at screen 0.75856
set bmargin at screen 0.25612
set logscale x 10
unset logscale y
set xrange [4.762600038788735:109.77064794231629]
set yrange [6.5:-0.5]
set xtics ("5" 5.0, "" 6.0 1, "7" 7.0, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "30" 30.0, "" 40.0 1, "50" 50.0, "" 60.0 1, "70" 70.0, "" 80.0 1, "" 90.0 1, "100" 100.0)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_2 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_4 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_5 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_6 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_7 using 1:2:3 with filledcurves lc rgb "#56b4e9" fs solid 0.55 noborder, \
  $data1_8 using 1:2 with lines lc rgb "#0072b2" lw 1.2, \
  $data1_9 using 1:2:3:4 with vectors nohead lw 2.4 lc rgb "#0072b2", \
  $data1_10 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_11 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_12 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_13 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_14 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_15 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2", \
  $data1_16 using 1:2 with points pt 7 ps 0.9 lc rgb "#ffffff", \
  $data1_17 using 1:2 with points pt 6 ps 0.9 lw 1.5 lc rgb "#0072b2"
set output
