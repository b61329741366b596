# loss: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./loss.svg'" loss.gp
#   gnuplot -e "term='pngcairo'; out='./loss.png'" loss.gp
#   gnuplot -e "term='pdfcairo'; out='./loss.pdf'" loss.gp
#   gnuplot -e "term='dumb'" loss.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 640,462 noenhanced font "sans-serif,12" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1280,924 noenhanced font "sans-serif,12" fontscale 2 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 8.88889in,6.41667in noenhanced font "sans-serif,12"
if (term eq "dumb") set terminal dumb size 106,35 noenhanced
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 2.1574172306991706
2 2.1426313847650067
4 2.1264540637835667
8 2.1073982044267714
16 2.0882055012736043
32 2.069902250614609
END
$data1_2 << END
1 2.1574172306991706
2 2.1426313847650067
4 2.1264540637835667
8 2.1073982044267714
16 2.0882055012736043
32 2.069902250614609
END
if (exists("out")) set output out
set label "Best loss for 1e22 FLOP, by number of experts" at screen 0.02188,0.94805 left font "sans-serif:Bold,15" front textcolor rgb "#222222"
set arrow from screen 0.02188,0.89394 to screen 0.06563,0.89394 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.04375,0.89394 point pt 7 ps 0.6 lc rgb "#0072b2" front
set label "joint-moe-2025" at screen 0.07500,0.89394 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.25425,0.89394 to screen 0.29800,0.89394 nohead front lw 1.8 dt 2 lc rgb "#666666"
set label "" at screen 0.27612,0.89394 point pt 6 ps 0.6 lc rgb "#666666" front
set label "dashed: outside the fitted range" at screen 0.30737,0.89394 left font "sans-serif,12" front textcolor rgb "#222222"
set label "loss (nats per token, each law's own text)" at screen 0.02188,0.82684 left font "sans-serif,12" front textcolor rgb "#222222"
set label "models.moe.routing.experts" at screen 0.52275,0.16017 center font "sans-serif,12" front textcolor rgb "#222222"
set label "Laws: joint-moe-2025 (arXiv:2502.05172)" at screen 0.02188,0.07900 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Scenario: experts" at screen 0.02188,0.04654 left font "sans-serif,11" front textcolor rgb "#666666"
set lmargin at screen 0.08613
set rmargin at screen 0.95938
set tmargin at screen 0.79221
set bmargin at screen 0.22944
set logscale x 10
unset logscale y
set xrange [0.8705505632961241:36.75834735990514]
set yrange [2.0664016514112267:2.160917829902553]
set xtics ("" 0.9 1, "1" 1.0, "2" 2.0, "" 3.0 1, "" 4.0 1, "5" 5.0, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "" 30.0 1)
set ytics ("2.07" 2.07, "2.08" 2.08, "2.09" 2.09, "2.1" 2.1, "2.11" 2.11, "2.12" 2.12, "2.13" 2.13, "2.14" 2.14, "2.15" 2.15, "2.16" 2.16)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (8,5), \
  $data1_2 using 1:2 with points lc rgb "#0072b2" pt 6 ps 0.6 lw 1.2
set output
