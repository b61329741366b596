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
if (term eq "svg") set terminal svg size 560,542 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1084 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.64583in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
2.01e22 32.1
4.02e22 39
END
$data1_2 << END
2.01e22 32.1
4.02e22 39
END
$data1_3 << END
1.0864864864864863e22 30.5
END
if (exists("out")) set output out
set label "In gauntlet the best dense scores 39.0 on 4.02e22 FLOP," at screen 0.02500,0.95480 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "the best MoE scores 30.5 on 1.09e22 FLOP" at screen 0.02500,0.91605 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model; lines join" at screen 0.02500,0.87731 left font "sans-serif,13" front textcolor rgb "#666666"
set label "dense siblings" at screen 0.02500,0.84594 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.79889 to screen 0.07500,0.79889 nohead front lw 0.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05000,0.79889 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.79889 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.79889 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.79889 left font "sans-serif,13" front textcolor rgb "#222222"
set label "gauntlet (more is better)" at screen 0.02500,0.73893 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.51664,0.17251 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.09963 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No law is drawn: none was fitted to these scores." at screen 0.02500,0.07011 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: flop-efficiency" at screen 0.02500,0.04059 left font "sans-serif,12" front textcolor rgb "#666666"
set label "denseA_500B" at screen 0.33004,0.34286 left font "sans-serif,12" front textcolor rgb "#222222"
set label "denseA_1T" at screen 0.78613,0.68956 left font "sans-serif,12" front textcolor rgb "#222222"
set label "moeA" at screen 0.12458,0.26247 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.70664
set bmargin at screen 0.24539
set logscale x 10
unset logscale y
set xrange [1.0310892525429088e22:4.2359821566406335e22]
set yrange [30.16:39.34]
set xtics ("2×10²²" 2e22, "3×10²²" 3e22, "4×10²²" 4e22)
set ytics ("31" 31.0, "32" 32.0, "33" 33.0, "34" 34.0, "35" 35.0, "36" 36.0, "37" 37.0, "38" 38.0, "39" 39.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_2 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00"
set output
