# equivalents: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./equivalents.svg'" equivalents.gp
#   gnuplot -e "term='pngcairo'; out='./equivalents.png'" equivalents.gp
#   gnuplot -e "term='pdfcairo'; out='./equivalents.pdf'" equivalents.gp
#   gnuplot -e "term='dumb'" equivalents.gp
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
18041355231.61697 5 4207414531.578125 0
END
$data1_2 << END
19038922822.62855 0
22248769763.195095 1
18041355231.61697 2
24526077527.814346 4
19038922822.62855 5
END
$data1_3 << END
19038922822.62855 0
22248769763.195095 1
18041355231.61697 2
24526077527.814346 4
19038922822.62855 5
END
if (exists("out")) set output out
set label "Which dense model equals Mixtral 8x7B on 2T tokens?" at screen 0.02059,0.93862 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.87468 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.87468 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.87468 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.74041 to screen 0.78026,0.74041 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.28926,0.74041 right font "sans-serif,13" front textcolor rgb "#222222"
set label "19B" at screen 0.80085,0.74041 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.67136 to screen 0.78026,0.67136 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.28926,0.67136 right font "sans-serif,13" front textcolor rgb "#222222"
set label "22.2B" at screen 0.80085,0.67136 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.60230 to screen 0.78026,0.60230 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.28926,0.60230 right font "sans-serif,13" front textcolor rgb "#222222"
set label "18B" at screen 0.80085,0.60230 left font "sans-serif,13" front textcolor rgb "#222222"
set label "besiroglu-2024" at screen 0.28926,0.53325 right font "sans-serif,13" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.31574,0.53325 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30397,0.46419 to screen 0.78026,0.46419 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (folklore)" at screen 0.28926,0.46419 right font "sans-serif,13" front textcolor rgb "#222222"
set label "24.5B" at screen 0.80085,0.46419 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30397,0.39514 to screen 0.78026,0.39514 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "spread of 3 laws" at screen 0.28926,0.39514 right font "sans-serif,13" front textcolor rgb "#222222"
set label "19B (18B – 22.2B)" at screen 0.80085,0.39514 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.32161,0.78670 to screen 0.32161,0.56010 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.32161,0.50639 to screen 0.32161,0.36061 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 12.9B" at screen 0.32161,0.80818 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.76262,0.78670 to screen 0.76262,0.56010 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.76262,0.50639 to screen 0.76262,0.36061 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 46.7B" at screen 0.76262,0.80818 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.54212,0.26215 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Same loss on the same tokens. Bars: the range that the source states." at screen 0.02059,0.17903 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702), clark-2022" at screen 0.02059,0.13811 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2202.01169)" at screen 0.02059,0.09719 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: mixtral" at screen 0.02059,0.05627 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30397
set rmargin at screen 0.78026
set tmargin at screen 0.77494
set bmargin at screen 0.36061
set logscale x 10
unset logscale y
set xrange [12233089753.75269:49172244380.51985]
set yrange [5.5:-0.5]
set xtics ("20B" 20000000000.0, "30B" 30000000000.0, "40B" 40000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2"
set output
