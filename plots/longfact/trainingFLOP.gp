# trainingFLOP: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./trainingFLOP.svg'" trainingFLOP.gp
#   gnuplot -e "term='pngcairo'; out='./trainingFLOP.png'" trainingFLOP.gp
#   gnuplot -e "term='pdfcairo'; out='./trainingFLOP.pdf'" trainingFLOP.gp
#   gnuplot -e "term='dumb'" trainingFLOP.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 500,566 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1000,1132 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.20833in,5.89583in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 83,43 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
if (exists("out")) set output out
set label "F1@64 and training FLOP: estimates; post-training" at screen 0.02800,0.95760 left font "sans-serif,15" front textcolor rgb "#222222"
set label "confounded" at screen 0.02800,0.92226 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.87809 to screen 0.04800,0.87809 nohead front lw 1.8 dt 1 lc rgb "#56b4e9"
set arrow from screen 0.06400,0.87809 to screen 0.08400,0.87809 nohead front lw 1.8 dt 1 lc rgb "#56b4e9"
set label "" at screen 0.05600,0.87809 point pt 15 ps 0.6 lc rgb "#56b4e9" front
set label "an estimate, and a factor of 5 either way" at screen 0.09600,0.87809 left font "sans-serif,13" front textcolor rgb "#222222"
set label "mean F1@64 (percent)" at screen 0.02800,0.82067 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (estimates; post-training confounded)" at screen 0.51864,0.27827 center font "sans-serif,13" front textcolor rgb "#222222"
set label "No law: PaLM-2-L-IT scores 31 without RLHF and 91 with it, on one" at screen 0.02800,0.20848 left font "sans-serif,12" front textcolor rgb "#666666"
set label "pretraining." at screen 0.02800,0.18021 left font "sans-serif,12" front textcolor rgb "#666666"
set label "FLOP: Epoch AI, as told at attribution-based-control.ai, appendix II; no" at screen 0.02800,0.15194 left font "sans-serif,12" front textcolor rgb "#666666"
set label "developer told any." at screen 0.02800,0.12367 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Means: Wei et al. 2024, arXiv:2403.18802, Table 30; the spread of facts is" at screen 0.02800,0.09541 left font "sans-serif,12" front textcolor rgb "#666666"
set label "fitted to them." at screen 0.02800,0.06714 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: longfact" at screen 0.02800,0.03887 left font "sans-serif,12" front textcolor rgb "#666666"
set label "" at screen 0.69471,0.77339 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.69471,0.77339 to screen 0.69471,0.71332 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Gemini-Ultra" at screen 0.61335,0.70060 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.55638,0.71940 point pt 2 ps 0.7 lc rgb "#222222" front
set label "Gemini-Pro" at screen 0.40806,0.69785 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.57532,0.74842 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.57532,0.74842 to screen 0.64292,0.68517 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "GPT-4" at screen 0.64292,0.67245 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.54130,0.75720 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.54130,0.75720 to screen 0.54130,0.66886 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Claude-3-Opus" at screen 0.44878,0.65614 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.34257,0.61817 point pt 2 ps 0.7 lc rgb "#222222" front
set label "Claude-2.0" at screen 0.20121,0.63973 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.43066,0.76867 point pt 2 ps 0.7 lc rgb "#222222" front
set arrow from screen 0.43066,0.76867 to screen 0.36306,0.70542 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "PaLM-2-L-IT-RLHF" at screen 0.13338,0.69270 left font "sans-serif,12" front textcolor rgb "#222222"
set label "" at screen 0.43066,0.36442 point pt 2 ps 0.7 lc rgb "#222222" front
set label "PaLM-2-L-IT" at screen 0.43666,0.38597 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.08928
set rmargin at screen 0.94800
set tmargin at screen 0.78975
set bmargin at screen 0.34806
set logscale x 10
unset logscale y
set xrange [6.142893680884016e23:3.149981263751145e26]
set yrange [28.676000000000002:94.12400000000001]
set xtics ("" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "2×10²⁴" 2e24, "" 3e24 1, "" 4e24 1, "5×10²⁴" 5e24, "" 6e24 1, "" 7e24 1, "" 8e24 1, "" 9e24 1, "10²⁵" 1e25, "2×10²⁵" 2e25, "" 3e25 1, "" 4e25 1, "5×10²⁵" 5e25, "" 6e25 1, "" 7e25 1, "" 8e25 1, "" 9e25 1, "10²⁶" 1e26, "2×10²⁶" 2e26, "" 3e26 1)
set ytics ("30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0)
plot $data1_1 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_5 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_6 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1, \
  $data1_7 using 1:2 with lines lc rgb "#56b4e9" lw 1.8 dt 1
set output
