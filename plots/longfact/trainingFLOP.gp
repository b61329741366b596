# trainingFLOP: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./trainingFLOP.svg'" trainingFLOP.gp
#   gnuplot -e "term='pngcairo'; out='./trainingFLOP.png'" trainingFLOP.gp
#   gnuplot -e "term='pdfcairo'; out='./trainingFLOP.pdf'" trainingFLOP.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,590 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1180 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.14583in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1e25 91.7
2.5e26 91.7
END
$data1_2 << END
3.6599999999999996e24 83.7
9.15e25 83.7
END
$data1_3 << END
4.1999999999999997e24 88
1.05e26 88
END
$data1_4 << END
3.28e24 89.3
8.200000000000001e25 89.3
END
$data1_5 << END
7.74e23 68.7
1.9350000000000003e25 68.7
END
$data1_6 << END
1.468e24 91
3.67e25 91
END
$data1_7 << END
1.468e24 31.1
3.67e25 31.1
END
$data1_8 << END
5e25 91.7
1.83e25 83.7
2.1e25 88
1.64e25 89.3
3.87e24 68.7
7.34e24 91
7.34e24 31.1
END
if (exists("out")) set output out
set label "F1@64 runs from 31 to 92 %; it rises with training FLOP" at screen 0.02500,0.95847 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "in 14 of 21 pairs of models" at screen 0.02500,0.92288 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Published score against outsiders' estimates of training FLOP; bars: a factor" at screen 0.02500,0.88729 left font "sans-serif,13" front textcolor rgb "#666666"
set label "of 5 either way" at screen 0.02500,0.85847 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.81525 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "F1@64 as published" at screen 0.08571,0.81525 left font "sans-serif,13" front textcolor rgb "#222222"
set label "mean F1@64 (percent)" at screen 0.02500,0.76017 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (estimates; post-training confounded)" at screen 0.51664,0.23983 center font "sans-serif,13" front textcolor rgb "#222222"
set label "No law: PaLM-2-L-IT scores 31 without RLHF and 91 with it, on one pretraining." at screen 0.02500,0.17288 left font "sans-serif,12" front textcolor rgb "#666666"
set label "FLOP: Epoch AI, as told at attribution-based-control.ai, appendix II; no developer" at screen 0.02500,0.14576 left font "sans-serif,12" front textcolor rgb "#666666"
set label "told any." at screen 0.02500,0.11864 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Means: Wei et al. 2024, arXiv:2403.18802, Table 30; the spread of facts is fitted to" at screen 0.02500,0.09153 left font "sans-serif,12" front textcolor rgb "#666666"
set label "them." at screen 0.02500,0.06441 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: longfact" at screen 0.02500,0.03729 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.69581,0.71481 to screen 0.69581,0.65719 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Gemini-Ultra" at screen 0.62317,0.64498 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Gemini-Pro" at screen 0.49152,0.64065 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.57432,0.69086 to screen 0.63468,0.63018 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "GPT-4" at screen 0.63468,0.61798 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.53970,0.69928 to screen 0.53970,0.61453 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Claude-3-Opus" at screen 0.45709,0.60233 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Claude-2.0" at screen 0.21126,0.58658 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.42711,0.71028 to screen 0.36676,0.64960 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "PaLM-2-L-IT-RLHF" at screen 0.16168,0.63740 left font "sans-serif,12" front textcolor rgb "#222222"
set label "PaLM-2-L-IT" at screen 0.43247,0.34315 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.73051
set bmargin at screen 0.30678
set logscale x 10
unset logscale y
set xrange [6.142893680884016e23:3.149981263751145e26]
set yrange [28.676000000000002:94.12400000000001]
set xtics ("" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "2×10²⁴" 2e24, "" 3e24 1, "" 4e24 1, "5×10²⁴" 5e24, "" 6e24 1, "" 7e24 1, "" 8e24 1, "" 9e24 1, "10²⁵" 1e25, "2×10²⁵" 2e25, "" 3e25 1, "" 4e25 1, "5×10²⁵" 5e25, "" 6e25 1, "" 7e25 1, "" 8e25 1, "" 9e25 1, "10²⁶" 1e26, "2×10²⁶" 2e26, "" 3e26 1)
set ytics ("30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0)
plot $data1_1 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_5 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_6 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_7 using 1:2 with lines lc rgb "#56b4e9" lw 2 dt 1, \
  $data1_8 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2"
set output
