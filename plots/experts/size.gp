# size: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./size.svg'" size.gp
#   gnuplot -e "term='pngcairo'; out='./size.png'" size.gp
#   gnuplot -e "term='pdfcairo'; out='./size.pdf'" size.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,509 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1018 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.30208in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 18856706670.81672
2 17327224079.885612
4 15855933845.030413
8 14381808556.845282
16 13130527044.692865
32 12169115205.092546
END
if (exists("out")) set output out
set label "The best size falls from 18.9B to 12.2B between 1 and 32" at screen 0.02500,0.95187 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "experts per layer" at screen 0.02500,0.91061 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Best size (parameters as the law counts them), against experts per layer" at screen 0.02500,0.86935 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.81925 to screen 0.04464,0.81925 nohead front lw 2 dt 1 lc rgb "#666666"
set arrow from screen 0.05536,0.81925 to screen 0.07500,0.81925 nohead front lw 2 dt 1 lc rgb "#666666"
set label "dashed: outside the fitted range" at screen 0.08571,0.81925 left font "sans-serif,13" front textcolor rgb "#222222"
set label "best size (parameters as the law counts them)" at screen 0.02500,0.75540 left font "sans-serif,13" front textcolor rgb "#222222"
set label "experts per layer" at screen 0.41941,0.15226 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172)" at screen 0.02500,0.07466 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: experts" at screen 0.02500,0.04322 left font "sans-serif,12" front textcolor rgb "#666666"
set label "ludziejewski-2025" at screen 0.76429,0.24805 left font "sans-serif,12" front textcolor rgb "#0072b2"
set lmargin at screen 0.09596
set rmargin at screen 0.74286
set tmargin at screen 0.72102
set bmargin at screen 0.22986
set logscale x 10
unset logscale y
set xrange [0.8705505632961241:36.75834735990514]
set yrange [11901611546.46358:19124210329.445686]
set xtics ("1" 1.0, "2" 2.0, "4" 4.0, "8" 8.0, "16" 16.0, "32" 32.0)
set ytics ("12B" 12000000000.0, "13B" 13000000000.0, "14B" 14000000000.0, "15B" 15000000000.0, "16B" 16000000000.0, "17B" 17000000000.0, "18B" 18000000000.0, "19B" 19000000000.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5)
set output
