# recipe: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./recipe.svg'" recipe.gp
#   gnuplot -e "term='pngcairo'; out='./recipe.png'" recipe.gp
#   gnuplot -e "term='pdfcairo'; out='./recipe.pdf'" recipe.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,400 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,800 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.16667in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
48.37439960984772 0 68.31457169698416 0
END
$data1_2 << END
73.20057123149643 0
269.9246820755678 1
207.65634508814875 2
5.397061812546644 3
6289.955337036244 4
3585.6044474574087 5
END
$data1_3 << END
73.20057123149643 0
269.9246820755678 1
207.65634508814875 2
5.397061812546644 3
6289.955337036244 4
3585.6044474574087 5
END
if (exists("out")) set output out
set label "Published rules advise DeepSeek-V3 learning rates a" at screen 0.02500,0.93875 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "factor of 1200 apart" at screen 0.02500,0.88625 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Peak learning rate on 14.8T tokens, a point for each rule" at screen 0.02500,0.83375 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.77000 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.77000 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.77000 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.68375 to screen 0.76011,0.68375 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Step Law" at screen 0.20941,0.68375 right font "sans-serif,13" front textcolor rgb "#222222"
set label "73.2 (48.4–117)" at screen 0.78511,0.68375 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.61625 to screen 0.76011,0.61625 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "DeepSeek LLM" at screen 0.20941,0.61625 right font "sans-serif,13" front textcolor rgb "#222222"
set label "270" at screen 0.78511,0.61625 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.54875 to screen 0.76011,0.54875 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Ling" at screen 0.20941,0.54875 right font "sans-serif,13" front textcolor rgb "#222222"
set label "208" at screen 0.78511,0.54875 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.48125 to screen 0.76011,0.48125 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Joint MoE" at screen 0.20941,0.48125 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.4" at screen 0.78511,0.48125 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.41375 to screen 0.76011,0.41375 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Marin v16" at screen 0.20941,0.41375 right font "sans-serif,13" front textcolor rgb "#222222"
set label "6290" at screen 0.78511,0.41375 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.34625 to screen 0.76011,0.34625 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Marin May" at screen 0.20941,0.34625 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3590" at screen 0.78511,0.34625 left font "sans-serif,13" front textcolor rgb "#222222"
set label "peak learning rate of Adam (millionths)" at screen 0.49369,0.21625 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bar: the middle 95 % of Step Law's 1000 refits; the others publish none. Hollow:" at screen 0.02500,0.13500 left font "sans-serif,12" front textcolor rgb "#666666"
set label "outside a rule's runs." at screen 0.02500,0.09500 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: recipe" at screen 0.02500,0.05500 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.22727
set rmargin at screen 0.76011
set tmargin at screen 0.71750
set bmargin at screen 0.31250
set logscale x 10
unset logscale y
set xrange [4.069094587399444:8342.710404733545]
set yrange [5.5:-0.5]
set xtics ("" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "" 20.0 1, "" 30.0 1, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "" 200.0 1, "" 300.0 1, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1, "" 900.0 1, "1000" 1000.0, "" 2000.0 1, "" 3000.0 1, "" 4000.0 1, "" 5000.0 1, "" 6000.0 1, "" 7000.0 1, "" 8000.0 1)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2"
set output
