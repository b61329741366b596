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
if (term eq "svg") set terminal svg size 680,328 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,656 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,3.41667in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,25 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
109956452399.18205 0 21640071120.817947 0
64971478530.738754 1 13791035150.462097 0
END
$data1_2 << END
69276885696.939 1
END
$data1_3 << END
69276885696.939 1
END
$data1_4 << END
131596523520 0
END
if (exists("out")) set output out
set label "Which dense model equals DBRX on 12T tokens, by quality?" at screen 0.02059,0.92683 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.85061 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.85061 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.85061 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.63567 to screen 0.76153,0.63567 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "factual recall" at screen 0.15621,0.63567 right font "sans-serif,13" front textcolor rgb "#222222"
set label "132B (110B – 132B)" at screen 0.78212,0.63567 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.17091,0.55335 to screen 0.76153,0.55335 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "broad suite" at screen 0.15621,0.55335 right font "sans-serif,13" front textcolor rgb "#222222"
set label "69.3B (65B – 78.8B)" at screen 0.78212,0.55335 left font "sans-serif,13" front textcolor rgb "#222222"
set label "reasoning" at screen 0.15621,0.47104 right font "sans-serif,13" front textcolor rgb "#222222"
set label "below 132B; no exponent was measured" at screen 0.18268,0.47104 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19279,0.69085 to screen 0.19279,0.50305 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.19279,0.43902 to screen 0.19279,0.42988 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-13B 13B" at screen 0.19279,0.71646 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.43633,0.69085 to screen 0.43633,0.50305 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.43633,0.43902 to screen 0.43633,0.42988 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.43633,0.71646 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.58696,0.74573 to screen 0.58696,0.50305 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.58696,0.43902 to screen 0.58696,0.42988 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "Llama-2-70B 69B" at screen 0.58696,0.77134 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.73965,0.69085 to screen 0.73965,0.50305 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.73965,0.43902 to screen 0.73965,0.42988 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.73965,0.71646 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.46622,0.31250 center font "sans-serif,13" front textcolor rgb "#222222"
set label "N_active (N_total/N_active)^γ on the same tokens. factual recall: γ 1 (0.86 to 1), arXiv:2604.24827;" at screen 0.02059,0.21341 left font "sans-serif,12" front textcolor rgb "#666666"
set label "broad suite: γ 0.5 (0.45 to 0.6), Databricks 2024, Introducing DBRX, Table 5; reasoning: γ below 1," at screen 0.02059,0.16463 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Jelassi et al. 2024 and Nakamura et al. 2025 (arXiv:2508.18672)" at screen 0.02059,0.11585 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: axes" at screen 0.02059,0.06707 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.17091
set rmargin at screen 0.76153
set tmargin at screen 0.67683
set bmargin at screen 0.42988
set logscale x 10
unset logscale y
set xrange [11865393801.746185:144356143903.78952]
set yrange [2.5:-0.5]
set xtics ("20B" 20000000000.0, "30B" 30000000000.0, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1, "70B" 70000000000.0, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
