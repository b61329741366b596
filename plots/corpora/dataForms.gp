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
if (term eq "svg") set terminal svg size 560,437 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,874 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.55208in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
0 0
0.9937797930107024 1
5.191254690608133 2
33.97949206146487 3
END
if (exists("out")) set output out
set label "Inconclusive between forms: tokens, exponent, floor" at screen 0.02500,0.94394 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "How much worse than the best each form of data quality explains the runs" at screen 0.02500,0.89588 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.16018,0.73799 to screen 0.68343,0.73799 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "exponent" at screen 0.14232,0.73799 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0" at screen 0.70843,0.77689 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: the data" at screen 0.70843,0.73799 left font "sans-serif,12" front textcolor rgb "#666666"
set label "exponent, β → β'" at screen 0.70843,0.69908 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.16018,0.59840 to screen 0.68343,0.59840 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tokens" at screen 0.14232,0.59840 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0.994" at screen 0.70843,0.63730 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: a multiplier on" at screen 0.70843,0.59840 left font "sans-serif,12" front textcolor rgb "#666666"
set label "tokens, D → qD" at screen 0.70843,0.55950 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.16018,0.45881 to screen 0.68343,0.45881 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "floor" at screen 0.14232,0.45881 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.19" at screen 0.70843,0.47826 left font "sans-serif,13" front textcolor rgb "#222222"
set label "stands: the floor, E → E'" at screen 0.70843,0.43936 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.16018,0.31922 to screen 0.68343,0.31922 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "none" at screen 0.14232,0.31922 right font "sans-serif,13" front textcolor rgb "#222222"
set label "34" at screen 0.70843,0.35812 left font "sans-serif,13" front textcolor rgb "#222222"
set label "excluded: no difference" at screen 0.70843,0.31922 left font "sans-serif,12" front textcolor rgb "#666666"
set label "between corpora" at screen 0.70843,0.28032 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.26511,0.81831 to screen 0.26511,0.24943 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "excluded from 6 on" at screen 0.26511,0.83753 center font "sans-serif,12" front textcolor rgb "#666666"
set label "BIC above that of the best form" at screen 0.42180,0.16133 center font "sans-serif,13" front textcolor rgb "#222222"
set label "20 runs of c4, redpajama, dolma, refinedweb, dclm." at screen 0.02500,0.08696 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: corpora" at screen 0.02500,0.05034 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.16018
set rmargin at screen 0.68343
set tmargin at screen 0.80778
set bmargin at screen 0.24943
unset logscale x
unset logscale y
set xrange [-1.3591796824585947:35.33867174392346]
set yrange [3.5:-0.5]
set xtics ("0" 0.0, "5" 5.0, "10" 10.0, "15" 15.0, "20" 20.0, "25" 25.0, "30" 30.0, "35" 35.0)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
