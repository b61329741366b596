# observations: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./observations.svg'" observations.gp
#   gnuplot -e "term='pngcairo'; out='./observations.png'" observations.gp
#   gnuplot -e "term='pdfcairo'; out='./observations.pdf'" observations.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,525 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1050 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.46875in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
8.27719778304e23 56.4
END
$data1_2 << END
1.54559102976e23 56.8
END
if (exists("out")) set output out
set label "In gauntlet the best dense scores 56.4 on 8.28e23 FLOP," at screen 0.02500,0.95333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "the best MoE scores 56.8 on 1.55e23 FLOP" at screen 0.02500,0.91333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model" at screen 0.02500,0.87333 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.82476 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.82476 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.82476 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.82476 left font "sans-serif,13" front textcolor rgb "#222222"
set label "gauntlet (more is better)" at screen 0.02500,0.76286 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.51664,0.17810 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.10286 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No law is drawn: none was fitted to these scores." at screen 0.02500,0.07238 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.02500,0.04190 left font "sans-serif,12" front textcolor rgb "#666666"
set label "mixtral" at screen 0.12458,0.50695 left font "sans-serif,12" front textcolor rgb "#222222"
set label "llama70b" at screen 0.80413,0.47590 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.72952
set bmargin at screen 0.25333
set logscale x 10
unset logscale y
set xrange [1.4452502020702146e23:8.851867051594801e23]
set yrange [53.532799999999995:59.6672]
set xtics ("2×10²³" 2e23, "3×10²³" 3e23, "" 4e23 1, "5×10²³" 5e23, "" 6e23 1, "7×10²³" 7e23, "" 8e23 1)
set ytics ("54" 54.0, "55" 55.0, "56" 56.0, "57" 57.0, "58" 58.0, "59" 59.0)
plot $data1_1 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00"
set output
