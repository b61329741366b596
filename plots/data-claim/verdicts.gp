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
if (term eq "svg") set terminal svg size 680,363 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,726 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,3.78125in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,27 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
2.070902833916652 3 0.4213144030490428 0
END
$data1_2 << END
2 0 0.5849332399861353 0
1 1 1.5849332399861353 0
1 2 1.5849332399861353 0
END
$data1_3 << END
2.2562282796606157 0
2.2562282796606157 1
2.2562282796606157 2
2.2562282796606157 3
END
if (exists("out")) set output out
set label "Is the new data worth twice the tokens?" at screen 0.02059,0.93388 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.31544,0.76860 to screen 0.78294,0.76860 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the tokens, if" at screen 0.30074,0.79201 right font "sans-serif,13" front textcolor rgb "#222222"
set label "runs differ by 0.3 points" at screen 0.30074,0.74518 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26 (from 2)" at screen 0.80353,0.79201 left font "sans-serif,13" front textcolor rgb "#222222"
set label "supported" at screen 0.80353,0.74518 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31544,0.64738 to screen 0.78294,0.64738 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the tokens, if" at screen 0.30074,0.67080 right font "sans-serif,13" front textcolor rgb "#222222"
set label "runs differ by 0.5 points" at screen 0.30074,0.62397 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26 (from 1)" at screen 0.80353,0.67080 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.80353,0.62397 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31544,0.52617 to screen 0.78294,0.52617 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the tokens, if" at screen 0.30074,0.54959 right font "sans-serif,13" front textcolor rgb "#222222"
set label "runs differ by 1.0 points" at screen 0.30074,0.50275 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26 (from 1)" at screen 0.80353,0.54959 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.80353,0.50275 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31544,0.40496 to screen 0.78294,0.40496 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "the same at 0.3 points," at screen 0.30074,0.42837 right font "sans-serif,13" front textcolor rgb "#222222"
set label "believing in the line" at screen 0.30074,0.38154 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26 (2.07 – 2.49)" at screen 0.80353,0.42837 left font "sans-serif,13" front textcolor rgb "#222222"
set label "supported" at screen 0.80353,0.38154 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.66133,0.84187 to screen 0.66133,0.34435 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 2" at screen 0.66133,0.86501 center font "sans-serif,12" front textcolor rgb "#666666"
set label "factor" at screen 0.54919,0.23829 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds them; none where there is no" at screen 0.02059,0.14876 left font "sans-serif,12" front textcolor rgb "#666666"
set label "evidence." at screen 0.02059,0.10468 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: data-claim" at screen 0.02059,0.06061 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.31544
set rmargin at screen 0.78294
set tmargin at screen 0.82920
set bmargin at screen 0.34435
set logscale x 10
unset logscale y
set xrange [0.9641321479463284:2.5849332399861353]
set yrange [3.5:-0.5]
set xtics ("1.0" 1.0, "1.5" 1.5, "2.0" 2.0, "2.5" 2.5)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4 with vectors head filled size screen 0.013,18 lw 2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
