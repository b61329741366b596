# dataForms: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./dataForms.svg'" dataForms.gp
#   gnuplot -e "term='pngcairo'; out='./dataForms.png'" dataForms.gp
#   gnuplot -e "term='pdfcairo'; out='./dataForms.pdf'" dataForms.gp
#   gnuplot -e "term='dumb'" dataForms.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,675 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,1350 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,7.03125in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,51 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
0 0
0.9415747428573695 1
87.24321838108335 2
88.96697550053102 3
88.96697550053102 4
139.11155377618542 5
150.90676745542618 6
210.94649384059102 7
END
if (exists("out")) set output out
set label "Which form do the runs prefer?" at screen 0.02059,0.96444 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.19500,0.86296 to screen 0.71671,0.86296 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor+tokens" at screen 0.18029,0.86296 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0" at screen 0.73729,0.88815 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: floor and token" at screen 0.73729,0.86296 left font "sans-serif,12" front textcolor rgb "#666666"
set label "multiplier" at screen 0.73729,0.83778 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.77259 to screen 0.71671,0.77259 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor+exponent" at screen 0.18029,0.77259 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0.942" at screen 0.73729,0.79778 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: floor and" at screen 0.73729,0.77259 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exponent" at screen 0.73729,0.74741 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.68222 to screen 0.71671,0.68222 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "exponent" at screen 0.18029,0.68222 right font "sans-serif,13" front textcolor rgb "#222222"
set label "87.2" at screen 0.73729,0.70741 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the data" at screen 0.73729,0.68222 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exponent, β → β'" at screen 0.73729,0.65704 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.59185 to screen 0.71671,0.59185 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tokens" at screen 0.18029,0.59185 right font "sans-serif,13" front textcolor rgb "#222222"
set label "89" at screen 0.73729,0.61704 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: a multiplier on" at screen 0.73729,0.59185 left font "sans-serif,12" front textcolor rgb "#666666"
set label "tokens, D → qD" at screen 0.73729,0.56667 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.50148 to screen 0.71671,0.50148 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "coefficient" at screen 0.18029,0.50148 right font "sans-serif,13" front textcolor rgb "#222222"
set label "89" at screen 0.73729,0.52667 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the data" at screen 0.73729,0.50148 left font "sans-serif,12" front textcolor rgb "#666666"
set label "coefficient, B → B/r" at screen 0.73729,0.47630 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.41111 to screen 0.71671,0.41111 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor" at screen 0.18029,0.41111 right font "sans-serif,13" front textcolor rgb "#222222"
set label "139" at screen 0.73729,0.42370 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the floor, E → E'" at screen 0.73729,0.39852 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.32074 to screen 0.71671,0.32074 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "parameters" at screen 0.18029,0.32074 right font "sans-serif,13" front textcolor rgb "#222222"
set label "151" at screen 0.73729,0.34593 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: a multiplier on" at screen 0.73729,0.32074 left font "sans-serif,12" front textcolor rgb "#666666"
set label "parameters, N → nN" at screen 0.73729,0.29556 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.19500,0.23037 to screen 0.71671,0.23037 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "none" at screen 0.18029,0.23037 right font "sans-serif,13" front textcolor rgb "#222222"
set label "211" at screen 0.73729,0.25556 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: no difference" at screen 0.73729,0.23037 left font "sans-serif,12" front textcolor rgb "#666666"
set label "between corpora" at screen 0.73729,0.20519 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.22806,0.91496 to screen 0.22806,0.18519 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "excluded from 6 on" at screen 0.22806,0.92741 center font "sans-serif,12" front textcolor rgb "#666666"
set label "BIC above the best form" at screen 0.45585,0.12815 center font "sans-serif,13" front textcolor rgb "#222222"
set label "59 runs of plain, matched, clean." at screen 0.02059,0.08000 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Decided: every form that the runs do not exclude moves the floor." at screen 0.02059,0.05630 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: corpora" at screen 0.02059,0.03259 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.19500
set rmargin at screen 0.71671
set tmargin at screen 0.90815
set bmargin at screen 0.18519
unset logscale x
unset logscale y
set xrange [-8.437859753623641:219.38435359421464]
set yrange [7.5:-0.5]
set xtics ("0" 0.0, "50" 50.0, "100" 100.0, "150" 150.0, "200" 200.0)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
