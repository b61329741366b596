# verdicts: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./verdicts.svg'" verdicts.gp
#   gnuplot -e "term='pngcairo'; out='./verdicts.png'" verdicts.gp
#   gnuplot -e "term='pdfcairo'; out='./verdicts.pdf'" verdicts.gp
#   gnuplot -e "term='dumb'" verdicts.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,391 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,782 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,4.07292in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,30 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1.467375588848862 1 0.16812049604618928 0
1.89585975379111 3 0.9225680318622136 0
1.8424042393700062 4 0.9760235462833173 0
END
$data1_2 << END
1.5753159543427555 0
1.5514358368719567 1
1.5273474776567175 2
2.1428046784768418 3
2.330416012511665 4
END
if (exists("out")) set output out
set label "Dense FLOP over MoE FLOP for the same quality" at screen 0.02059,0.93862 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.31353,0.78517 to screen 0.78294,0.78517 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A as measured by" at screen 0.29882,0.80691 right font "sans-serif,13" front textcolor rgb "#222222"
set label "Databricks" at screen 0.29882,0.76343 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.58" at screen 0.80353,0.80691 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no verdict" at screen 0.80353,0.76343 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31353,0.67263 to screen 0.78294,0.67263 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A by the laws, same" at screen 0.29882,0.69437 right font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens" at screen 0.29882,0.65090 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.55 (1.47 – 1.64)" at screen 0.80353,0.69437 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no verdict" at screen 0.80353,0.65090 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31353,0.56010 to screen 0.78294,0.56010 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A by the laws, each at" at screen 0.29882,0.58184 right font "sans-serif,13" front textcolor rgb "#222222"
set label "its best" at screen 0.29882,0.53836 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.53" at screen 0.80353,0.58184 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no verdict" at screen 0.80353,0.53836 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31353,0.44757 to screen 0.78294,0.44757 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE by the laws, same" at screen 0.29882,0.46931 right font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens" at screen 0.29882,0.42583 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.14 (1.9 – 2.82)" at screen 0.80353,0.46931 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no verdict" at screen 0.80353,0.42583 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31353,0.33504 to screen 0.78294,0.33504 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE by the laws, each" at screen 0.29882,0.35678 right font "sans-serif,13" front textcolor rgb "#222222"
set label "at its best" at screen 0.29882,0.31330 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.33 (1.84 – 2.82)" at screen 0.80353,0.35678 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no verdict" at screen 0.80353,0.31330 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.53713,0.85320 to screen 0.53713,0.27877 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 2" at screen 0.53713,0.87468 center font "sans-serif,12" front textcolor rgb "#666666"
set label "factor" at screen 0.54824,0.18031 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds it." at screen 0.02059,0.09719 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: flop-efficiency" at screen 0.02059,0.05627 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.31353
set rmargin at screen 0.78294
set tmargin at screen 0.84143
set bmargin at screen 0.27877
set logscale x 10
unset logscale y
set xrange [1.4295609124705317:2.892980701643443]
set yrange [4.5:-0.5]
set xtics ("1.6" 1.6, "1.8" 1.8, "2.0" 2.0, "2.2" 2.2, "2.4" 2.4, "2.6" 2.6, "2.8" 2.8)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
