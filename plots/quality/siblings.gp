# siblings: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./siblings.svg'" siblings.gp
#   gnuplot -e "term='pngcairo'; out='./siblings.png'" siblings.gp
#   gnuplot -e "term='pdfcairo'; out='./siblings.pdf'" siblings.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,627 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1254 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.53125in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1.28736e23 52.81
3.7152e23 62.63
8.683199999999998e23 72.99
1.7690399999999996e24 76.89
3.19032e24 81.05
7.076159999999998e24 83.61
END
$data1_2 << END
1.28736e23 52.81
3.7152e23 62.63
8.683199999999998e23 72.99
1.7690399999999996e24 76.89
3.19032e24 81.05
7.076159999999998e24 83.61
END
$data1_3 << END
7.128e23 81.38
4.752e24 87.81
END
$data1_4 << END
5.292e22 47.5
1.6632e23 60.9
3.3372e23 65.6
8.2188e23 74.2
1.5876e24 79.7
3.51e24 83.3
7.8516e24 86.1
END
$data1_5 << END
5.292e22 47.5
1.6632e23 60.9
3.3372e23 65.6
8.2188e23 74.2
1.5876e24 79.7
3.51e24 83.3
7.8516e24 86.1
END
$data1_6 << END
6.48e23 79.5
3.996e24 85.4
END
$data1_7 << END
3.528e22 44.3
6.468e22 55.9
3.2004e23 70.3
3.05382e24 84.2
END
$data1_8 << END
3.528e22 44.3
6.468e22 55.9
3.2004e23 70.3
3.05382e24 84.2
END
$data1_9 << END
9.798e23 76.5
END
$data1_10 << END
8.28e22 48.2
8.088000000000001e23 71.3
END
$data1_11 << END
8.28e22 48.2
8.088000000000001e23 71.3
END
$data1_12 << END
3.36e22 45
END
$data1_13 << END
9.907800000000001e22 45.1
END
$data1_14 << END
9.907800000000001e22 45.1
END
$data1_15 << END
1.7934e22 37.5
3.1752e22 26.3
3.2634e22 39.4
END
$data1_16 << END
1.8e23 55
5.832e23 65.54
END
$data1_17 << END
1.8e23 55
5.832e23 65.54
END
$data1_18 << END
2.4e22 25.69
4.8e22 48.64
END
$data1_19 << END
3.666e22 51.1
END
$data1_20 << END
3.666e22 51.1
END
$data1_21 << END
5.13e21 53.1
END
$data1_22 << END
3.612e22 48.5
1.035e23 64.4
END
$data1_23 << END
3.612e22 48.5
1.035e23 64.4
END
$data1_24 << END
3.978e22 54.1
END
$data1_25 << END
2.379e22 32.1
1.1385e23 54.9
END
$data1_26 << END
2.379e22 32.1
1.1385e23 54.9
END
$data1_27 << END
3.978e22 54.1
END
$data1_28 << END
1.56e24 88.17
END
$data1_29 << END
1.092e23 56.6
2.496e23 60
END
$data1_30 << END
1.092e23 56.6
2.496e23 60
END
$data1_31 << END
6.804e22 60.2
END
$data1_32 << END
8.088e22 44.4
1.5624e23 55.6
8.2776e23 69.9
END
$data1_33 << END
8.088e22 44.4
1.5624e23 55.6
8.2776e23 69.9
END
$data1_34 << END
2.496e23 62.7
END
$data1_35 << END
2.496e23 62.7
END
$data1_36 << END
8.424e23 65.3
END
$data1_37 << END
8.424e23 65.3
END
if (exists("out")) set output out
set label "At equal training FLOP 6 of 7 MoE have higher MMLU" at screen 0.02500,0.96093 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "than their dense siblings: 5.5 points in the middle, from" at screen 0.02500,0.92743 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "−0.69 to 14.5" at screen 0.02500,0.89394 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model; lines join" at screen 0.02500,0.86045 left font "sans-serif,13" front textcolor rgb "#666666"
set label "dense siblings" at screen 0.02500,0.83333 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.79266 to screen 0.07500,0.79266 nohead front lw 0.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05000,0.79266 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.79266 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.79266 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.79266 left font "sans-serif,13" front textcolor rgb "#222222"
set label "MMLU (more is better)" at screen 0.02500,0.74083 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.51664,0.25120 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.18820 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Not drawn, as size or tokens are not known: Qwen1.5-0.5B, Qwen1.5-1.8B," at screen 0.02500,0.16268 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Qwen1.5-4B, Qwen1.5-7B, Qwen1.5-14B, and 11 more." at screen 0.02500,0.13716 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Siblings share a lab, data and evaluation; 'moesim evidence SET' names the" at screen 0.02500,0.11164 left font "sans-serif,12" front textcolor rgb "#666666"
set label "sources." at screen 0.02500,0.08612 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No law is drawn: none was fitted to these scores." at screen 0.02500,0.06061 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: quality" at screen 0.02500,0.03509 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Qwen3-30B-A3B" at screen 0.47091,0.67749 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.86580,0.69602 to screen 0.86580,0.61628 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Qwen3-235B-A22B" at screen 0.76198,0.60480 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Qwen2.5-Turbo" at screen 0.46225,0.64692 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.84668,0.68178 to screen 0.84668,0.57333 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Qwen2.5-Plus" at screen 0.76965,0.56185 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.69159,0.62919 to screen 0.69159,0.52074 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Qwen2-57B-A14B" at screen 0.59462,0.50926 left font "sans-serif,12" front textcolor rgb "#222222"
set label "DeepSeekMoE 16B" at screen 0.09287,0.44306 left font "sans-serif,12" front textcolor rgb "#222222"
set label "GShard 137B" at screen 0.32570,0.33257 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.31623,0.40997 to screen 0.35373,0.40997 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "DeepSeekMoE 145B" at screen 0.35373,0.40997 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.25017,0.39875 to screen 0.25017,0.50720 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "DeepSeekMoE 142B half" at screen 0.11078,0.51868 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.28232,0.32896 to screen 0.32268,0.36820 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Granite-3.0-1B-A400M" at screen 0.32268,0.37968 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.35880,0.46457 to screen 0.48201,0.46457 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Granite-3.0-3B-A800M" at screen 0.48201,0.46457 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Ling-mini-beta" at screen 0.12458,0.49093 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.33807,0.49683 to screen 0.29772,0.53607 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "OLMoE-1B-7B" at screen 0.14322,0.54755 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.33807,0.49683 to screen 0.33807,0.57658 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "OLMoE-1B-7B" at screen 0.26082,0.58806 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.74290,0.69815 to screen 0.80326,0.64105 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Hunyuan-A13B" at screen 0.80326,0.62957 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.39729,0.53288 to screen 0.31444,0.61007 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "XVERSE-MoE-A4.2B" at screen 0.09158,0.62156 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.71292
set bmargin at screen 0.31419
set logscale x 10
unset logscale y
set xrange [3.8258129516825737e21:1.052814356286958e25]
set yrange [23.190800000000003:90.6692]
set xtics ("" 4e21 1, "" 5e21 1, "" 6e21 1, "" 7e21 1, "" 8e21 1, "" 9e21 1, "10²²" 1e22, "" 2e22 1, "3×10²²" 3e22, "" 4e22 1, "" 5e22 1, "" 6e22 1, "" 7e22 1, "" 8e22 1, "" 9e22 1, "10²³" 1e23, "" 2e23 1, "3×10²³" 3e23, "" 4e23 1, "" 5e23 1, "" 6e23 1, "" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "" 2e24 1, "3×10²⁴" 3e24, "" 4e24 1, "" 5e24 1, "" 6e24 1, "" 7e24 1, "" 8e24 1, "" 9e24 1, "10²⁵" 1e25)
set ytics ("30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_2 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_4 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_5 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_6 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_7 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_8 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_9 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_10 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_11 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_12 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_13 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_14 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_15 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_16 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_17 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_18 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_19 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_20 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_21 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_22 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_23 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_24 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_25 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_26 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_27 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_28 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_29 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_30 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_31 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_32 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_33 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_34 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_35 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_36 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_37 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2"
set output
