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
if (term eq "svg") set terminal svg size 560,502 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1004 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.22917in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
4.8377909731302044e-05 0 6.715509261584558e-05 0
END
$data1_2 << END
7.320057123149642e-05 0
0.0002699246820755678 1
0.00020765634508814875 2
5.397061812546644e-06 3
0.006289955337036243 4
0.003585604447457409 5
END
$data1_3 << END
7.320057123149642e-05 0
0.0002699246820755678 1
0.00020765634508814875 2
5.397061812546644e-06 3
0.006289955337036243 4
0.003585604447457409 5
END
if (exists("out")) set output out
set label "Published rules advise DeepSeek-V3 learning rates a" at screen 0.02500,0.95120 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "factor of 1200 apart" at screen 0.02500,0.90936 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Peak learning rate on 14.8T tokens, a point for each rule" at screen 0.02500,0.86753 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.81673 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.81673 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.08571,0.81673 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.73108 to screen 0.69279,0.73108 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Step Law" at screen 0.20941,0.73108 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.32×10⁻⁵" at screen 0.71779,0.74801 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(4.84×10⁻⁵–1.16×1…" at screen 0.71779,0.71414 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.64343 to screen 0.69279,0.64343 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "DeepSeek LLM" at screen 0.20941,0.64343 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.7×10⁻⁴" at screen 0.71779,0.64343 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.55578 to screen 0.69279,0.55578 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Ling" at screen 0.20941,0.55578 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.08×10⁻⁴" at screen 0.71779,0.55578 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.46813 to screen 0.69279,0.46813 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Joint MoE" at screen 0.20941,0.46813 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.4×10⁻⁶" at screen 0.71779,0.46813 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.38048 to screen 0.69279,0.38048 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Marin v16" at screen 0.20941,0.38048 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0.00629" at screen 0.71779,0.38048 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.22727,0.29283 to screen 0.69279,0.29283 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "Marin May" at screen 0.20941,0.29283 right font "sans-serif,13" front textcolor rgb "#222222"
set label "0.00359" at screen 0.71779,0.29283 left font "sans-serif,13" front textcolor rgb "#222222"
set label "peak learning rate of Adam" at screen 0.46003,0.17231 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Bar: the middle 95 % of Step Law's 1000 refits; the others publish none. Hollow:" at screen 0.02500,0.10757 left font "sans-serif,12" front textcolor rgb "#666666"
set label "outside a rule's runs." at screen 0.02500,0.07570 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: recipe" at screen 0.02500,0.04382 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.22727
set rmargin at screen 0.69279
set tmargin at screen 0.77490
set bmargin at screen 0.24900
set logscale x 10
unset logscale y
set xrange [4.069094587399445e-06:0.008342710404733545]
set yrange [5.5:-0.5]
set xtics ("" 5e-06 1, "" 6e-06 1, "" 7e-06 1, "" 8e-06 1, "" 9e-06 1, "10⁻⁵" 1e-05, "" 2e-05 1, "" 3e-05 1, "" 4e-05 1, "" 5e-05 1, "" 6e-05 1, "" 7e-05 1, "" 8e-05 1, "" 9e-05 1, "10⁻⁴" 0.0001, "" 0.0002 1, "" 0.0003 1, "" 0.0004 1, "" 0.0005 1, "" 0.0006 1, "" 0.0007 1, "" 0.0008 1, "" 0.0009 1, "10⁻³" 0.001, "" 0.002 1, "" 0.003 1, "" 0.004 1, "" 0.005 1, "" 0.006 1, "" 0.007 1, "" 0.008 1)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2"
set output
