# axes: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./axes.svg'" axes.gp
#   gnuplot -e "term='pngcairo'; out='./axes.png'" axes.gp
#   gnuplot -e "term='pdfcairo'; out='./axes.pdf'" axes.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,442 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,884 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.60417in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
41384846491.836845 0 74582404777.62018 0
41384846491.836845 1 74582404777.62018 0
41384846491.836845 2 74582404777.62018 0
41384846491.836845 3 74582404777.62018 0
41384846491.836845 4 74582404777.62018 0
41384846491.836845 5 74582404777.62018 0
END
$data1_2 << END
85235319441.1333 0
63417700088.21986 1
66991830421.1397 2
70610906044.03627 3
65461981031.536125 4
74944321822.32382 5
END
if (exists("out")) set output out
set label "dbrx is worth a dense 63.4B in exams and 85.2B in" at screen 0.02500,0.94457 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "factual recall, all within one interval" at screen 0.02500,0.89706 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense model of equal score on the same 12T tokens, by quality" at screen 0.02500,0.84955 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.20754,0.69118 to screen 0.71136,0.69118 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "factual recall" at screen 0.18968,0.69118 right font "sans-serif,13" front textcolor rgb "#222222"
set label "85.2B (41.4B–116B)" at screen 0.73636,0.69118 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20754,0.63009 to screen 0.71136,0.63009 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "exams" at screen 0.18968,0.63009 right font "sans-serif,13" front textcolor rgb "#222222"
set label "63.4B (41.4B–116B)" at screen 0.73636,0.63009 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20754,0.56900 to screen 0.71136,0.56900 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "reasoning" at screen 0.18968,0.56900 right font "sans-serif,13" front textcolor rgb "#222222"
set label "67B (41.4B–116B)" at screen 0.73636,0.56900 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20754,0.50792 to screen 0.71136,0.50792 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "code" at screen 0.18968,0.50792 right font "sans-serif,13" front textcolor rgb "#222222"
set label "70.6B (41.4B–116B)" at screen 0.73636,0.50792 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20754,0.44683 to screen 0.71136,0.44683 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "broad suite" at screen 0.18968,0.44683 right font "sans-serif,13" front textcolor rgb "#222222"
set label "65.5B (41.4B–116B)" at screen 0.73636,0.44683 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20754,0.38575 to screen 0.71136,0.38575 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "loss" at screen 0.18968,0.38575 right font "sans-serif,13" front textcolor rgb "#222222"
set label "74.9B (41.4B–116B)" at screen 0.73636,0.38575 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22620,0.73213 to screen 0.22620,0.35520 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-13B 13B" at screen 0.22620,0.75113 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.43394,0.73213 to screen 0.43394,0.35520 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.43394,0.75113 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.56245,0.77285 to screen 0.56245,0.35520 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-70B 69B" at screen 0.56245,0.79186 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.69270,0.73213 to screen 0.69270,0.35520 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.69270,0.75113 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.45945,0.26810 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars: the calibrated 80 % interval of the worth, one for every quality, or that of" at screen 0.02500,0.19457 left font "sans-serif,12" front textcolor rgb "#666666"
set label "your own γ. Dots: N_active (N_total/N_active)^γ on the same tokens, γ ± sd" at screen 0.02500,0.15837 left font "sans-serif,12" front textcolor rgb "#666666"
set label "between sets: factual recall 0.66 ± 0.15; exams 0.43 ± 0.26; reasoning 0.47 ± 0.26;" at screen 0.02500,0.12217 left font "sans-serif,12" front textcolor rgb "#666666"
set label "code 0.51 ± 0.21; broad suite 0.46 ± 0.20; loss 0.56 ± 0.12" at screen 0.02500,0.08597 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: axes" at screen 0.02500,0.04977 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.20754
set rmargin at screen 0.71136
set tmargin at screen 0.72172
set bmargin at screen 0.35520
set logscale x 10
unset logscale y
set xrange [11865393801.746185:144356143903.78952]
set yrange [5.5:-0.5]
set xtics ("20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1, "70B" 70000000000.0, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
