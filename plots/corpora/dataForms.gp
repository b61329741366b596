# dataForms: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./dataForms.svg'" dataForms.gp
#   gnuplot -e "term='pngcairo'; out='./dataForms.png'" dataForms.gp
#   gnuplot -e "term='pdfcairo'; out='./dataForms.pdf'" dataForms.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,702 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1404 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,7.31250in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
set label "Decided: every form that the runs do not exclude moves" at screen 0.02500,0.96510 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "the floor" at screen 0.02500,0.93519 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "How much worse than the best each form of data quality explains the runs" at screen 0.02500,0.90527 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.80698 to screen 0.68429,0.80698 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor+tokens" at screen 0.21893,0.80698 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0" at screen 0.70929,0.83120 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: floor and token" at screen 0.70929,0.80698 left font "sans-serif,12" front textcolor rgb "#666666"
set label "multiplier" at screen 0.70929,0.78276 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.72009 to screen 0.68429,0.72009 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor+exponent" at screen 0.21893,0.72009 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0.942" at screen 0.70929,0.74430 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: floor and" at screen 0.70929,0.72009 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exponent" at screen 0.70929,0.69587 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.63319 to screen 0.68429,0.63319 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "exponent" at screen 0.21893,0.63319 right font "sans-serif,13" front textcolor rgb "#222222"
set label "87.2" at screen 0.70929,0.65741 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the data" at screen 0.70929,0.63319 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exponent, β → β'" at screen 0.70929,0.60897 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.54630 to screen 0.68429,0.54630 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tokens" at screen 0.21893,0.54630 right font "sans-serif,13" front textcolor rgb "#222222"
set label "89" at screen 0.70929,0.57051 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: a multiplier" at screen 0.70929,0.54630 left font "sans-serif,12" front textcolor rgb "#666666"
set label "on tokens, D → qD" at screen 0.70929,0.52208 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.45940 to screen 0.68429,0.45940 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "coefficient" at screen 0.21893,0.45940 right font "sans-serif,13" front textcolor rgb "#222222"
set label "89" at screen 0.70929,0.48362 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the data" at screen 0.70929,0.45940 left font "sans-serif,12" front textcolor rgb "#666666"
set label "coefficient, B → B/r" at screen 0.70929,0.43519 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.37251 to screen 0.68429,0.37251 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor" at screen 0.21893,0.37251 right font "sans-serif,13" front textcolor rgb "#222222"
set label "139" at screen 0.70929,0.39672 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: the floor, E →" at screen 0.70929,0.37251 left font "sans-serif,12" front textcolor rgb "#666666"
set label "E'" at screen 0.70929,0.34829 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.28561 to screen 0.68429,0.28561 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "parameters" at screen 0.21893,0.28561 right font "sans-serif,13" front textcolor rgb "#222222"
set label "151" at screen 0.70929,0.30983 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: a multiplier" at screen 0.70929,0.28561 left font "sans-serif,12" front textcolor rgb "#666666"
set label "on parameters, N → nN" at screen 0.70929,0.26140 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.23679,0.19872 to screen 0.68429,0.19872 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "none" at screen 0.21893,0.19872 right font "sans-serif,13" front textcolor rgb "#222222"
set label "211" at screen 0.70929,0.22293 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: no difference" at screen 0.70929,0.19872 left font "sans-serif,12" front textcolor rgb "#666666"
set label "between corpora" at screen 0.70929,0.17450 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.26515,0.85698 to screen 0.26515,0.15527 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "excluded from 6 on" at screen 0.26515,0.86895 center font "sans-serif,12" front textcolor rgb "#666666"
set label "BIC above that of the best form" at screen 0.46054,0.10043 center font "sans-serif,13" front textcolor rgb "#222222"
set label "59 runs of plain, matched, clean." at screen 0.02500,0.05413 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: corpora" at screen 0.02500,0.03134 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.23679
set rmargin at screen 0.68429
set tmargin at screen 0.85043
set bmargin at screen 0.15527
unset logscale x
unset logscale y
set xrange [-8.437859753623641:219.38435359421464]
set yrange [7.5:-0.5]
set xtics ("0" 0.0, "50" 50.0, "100" 100.0, "150" 150.0, "200" 200.0)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
