# multiplier: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./multiplier.svg'" multiplier.gp
#   gnuplot -e "term='pngcairo'; out='./multiplier.png'" multiplier.gp
#   gnuplot -e "term='pdfcairo'; out='./multiplier.pdf'" multiplier.gp
#   gnuplot -e "term='dumb'" multiplier.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 500,504 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1000,1008 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.20833in,5.25000in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 83,38 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 0.9999999999999937
2 1.2204103427289532
4 1.5242432767394687
8 1.9927096443182242
16 2.6285962516817514
32 3.4469541405949085
END
$data1_2 << END
1 0.9999999999999937
2 1.2204103427289532
4 1.5242432767394687
8 1.9927096443182242
16 2.6285962516817514
32 3.4469541405949085
END
$data1_3 << END
1 0.9999999999999937
2 1.2204103427289532
4 1.5242432767394687
8 1.9927096443182242
16 2.6285962516817514
32 3.4469541405949085
END
if (exists("out")) set output out
set label "Dense FLOP for the loss of 1e22 FLOP, by number of" at screen 0.02800,0.95238 left font "sans-serif,15" front textcolor rgb "#222222"
set label "experts" at screen 0.02800,0.91270 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.86310 to screen 0.04800,0.86310 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set arrow from screen 0.06400,0.86310 to screen 0.08400,0.86310 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05600,0.86310 point pt 7 ps 0.6 lc rgb "#0072b2" front
set label "ludziejewski-2025" at screen 0.09600,0.86310 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.82738 to screen 0.04200,0.82738 nohead front lw 1.8 dt 1 lc rgb "#666666"
set arrow from screen 0.07000,0.82738 to screen 0.08400,0.82738 nohead front lw 1.8 dt 1 lc rgb "#666666"
set label "" at screen 0.05600,0.82738 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05600,0.82738 point pt 6 ps 0.6 lc rgb "#666666" front
set label "dashed, hollow: outside the fitted range" at screen 0.09600,0.82738 left font "sans-serif,13" front textcolor rgb "#222222"
set label "compute multiplier (dense FLOP / MoE FLOP)" at screen 0.02800,0.76290 left font "sans-serif,13" front textcolor rgb "#222222"
set label "models.moe.routing.experts" at screen 0.52306,0.15377 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172)" at screen 0.02800,0.07540 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: experts" at screen 0.02800,0.04365 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.09812
set rmargin at screen 0.94800
set tmargin at screen 0.72817
set bmargin at screen 0.23214
set logscale x 10
unset logscale y
set xrange [0.8705505632961241:36.75834735990514]
set yrange [0.9021218343761971:3.544832306218705]
set xtics ("" 0.9 1, "1" 1.0, "2" 2.0, "3" 3.0, "" 4.0 1, "5" 5.0, "" 6.0 1, "7" 7.0, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "30" 30.0)
set ytics ("1.0" 1.0, "1.5" 1.5, "2.0" 2.0, "2.5" 2.5, "3.0" 3.0, "3.5" 3.5)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (8,5), \
  $data1_2 using 1:2 with points pt 7 ps 0.6 lw 1.2 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 0.6 lw 1.2 lc rgb "#0072b2"
set output
