# axes: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./axes.svg'" axes.gp
#   gnuplot -e "term='pngcairo'; out='./axes.png'" axes.gp
#   gnuplot -e "term='pdfcairo'; out='./axes.pdf'" axes.gp
#   gnuplot -e "term='dumb'" axes.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,383 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,766 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,3.98958in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,29 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
set label "Which dense model equals DBRX on 12T tokens, by quality?" at screen 0.02059,0.93734 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.75587 to screen 0.74929,0.75587 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "factual recall" at screen 0.15621,0.75587 right font "sans-serif,13" front textcolor rgb "#222222"
set label "85.2B (41.4B – 116B)" at screen 0.76988,0.75587 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.68538 to screen 0.74929,0.68538 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "exams" at screen 0.15621,0.68538 right font "sans-serif,13" front textcolor rgb "#222222"
set label "63.4B (41.4B – 116B)" at screen 0.76988,0.68538 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.61488 to screen 0.74929,0.61488 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "reasoning" at screen 0.15621,0.61488 right font "sans-serif,13" front textcolor rgb "#222222"
set label "67B (41.4B – 116B)" at screen 0.76988,0.61488 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.54439 to screen 0.74929,0.54439 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "code" at screen 0.15621,0.54439 right font "sans-serif,13" front textcolor rgb "#222222"
set label "70.6B (41.4B – 116B)" at screen 0.76988,0.54439 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.47389 to screen 0.74929,0.47389 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "broad suite" at screen 0.15621,0.47389 right font "sans-serif,13" front textcolor rgb "#222222"
set label "65.5B (41.4B – 116B)" at screen 0.76988,0.47389 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.40339 to screen 0.74929,0.40339 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "loss" at screen 0.15621,0.40339 right font "sans-serif,13" front textcolor rgb "#222222"
set label "74.9B (41.4B – 116B)" at screen 0.76988,0.40339 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19233,0.80313 to screen 0.19233,0.36815 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-13B 13B" at screen 0.19233,0.82507 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.43083,0.80313 to screen 0.43083,0.36815 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.43083,0.82507 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.57834,0.85013 to screen 0.57834,0.36815 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-70B 69B" at screen 0.57834,0.87206 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.72787,0.80313 to screen 0.72787,0.36815 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.72787,0.82507 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.46010,0.26762 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bars: the calibrated 80 % interval of the worth, one for every quality, or that of your own γ. Dots:" at screen 0.02059,0.18277 left font "sans-serif,12" front textcolor rgb "#666666"
set label "N_active (N_total/N_active)^γ on the same tokens, γ ± sd between sets: factual recall 0.66 ± 0.15;" at screen 0.02059,0.14099 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exams 0.43 ± 0.26; reasoning 0.47 ± 0.26; code 0.51 ± 0.21; broad suite 0.46 ± 0.20; loss 0.56 ± 0.12" at screen 0.02059,0.09922 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: axes" at screen 0.02059,0.05744 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.17091
set rmargin at screen 0.74929
set tmargin at screen 0.79112
set bmargin at screen 0.36815
set logscale x 10
unset logscale y
set xrange [11865393801.746185:144356143903.78952]
set yrange [5.5:-0.5]
set xtics ("20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1, "70B" 70000000000.0, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
