# decomposition: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./decomposition.svg'" decomposition.gp
#   gnuplot -e "term='pngcairo'; out='./decomposition.png'" decomposition.gp
#   gnuplot -e "term='pdfcairo'; out='./decomposition.pdf'" decomposition.gp
#   gnuplot -e "term='dumb'" decomposition.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 720,263 noenhanced font "sans-serif,12" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1440,526 noenhanced font "sans-serif,12" fontscale 2 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 10.00000in,3.65278in noenhanced font "sans-serif,12"
if (term eq "dumb") set terminal dumb size 120,20 noenhanced
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
2.2562282796606157 0 1 2.2562282796606157 -0.3 0.3
2.3487351789969613 1 2.2562282796606157 2.3487351789969613 0.7 1.3
3.7000000000000006 2 2.3487351789969613 3.7000000000000006 1.7 2.3
END
$data1_2 << END
3.7000000000000006 3 1 3.7000000000000006 2.7 3.3
END
$data1_3 << END
2.2562282796606157 0.3 0 0.4
2.3487351789969613 1.3 0 0.4
3.7000000000000006 2.3 0 0.4
END
$data1_4 << END
2.2562282796606157 0 2.167364841920696 2.445034924341817
2.3487351789969613 1 2.317485619226783 2.4125041112933254
3.7000000000000006 2 3.3240357508893594 3.903639852178708
END
if (exists("out")) set output out
set label "3.7 times fewer FLOP than MPT-7B: data or experts?" at screen 0.01944,0.90875 left font "sans-serif:Bold,15" front textcolor rgb "#222222"
set arrow from screen 0.23378,0.78327 to screen 0.78911,0.78327 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data, tokenizer, recipe" at screen 0.21989,0.78327 right font "sans-serif,12" front textcolor rgb "#222222"
set label "×2.26 (2.17 – 2.45)" at screen 0.80856,0.78327 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.23378,0.68441 to screen 0.78911,0.68441 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "difference in score" at screen 0.21989,0.68441 right font "sans-serif,12" front textcolor rgb "#222222"
set label "×1.04 (1.03 – 1.07)" at screen 0.80856,0.68441 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.23378,0.58555 to screen 0.78911,0.58555 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE" at screen 0.21989,0.58555 right font "sans-serif,12" front textcolor rgb "#222222"
set label "×1.58 (1.42 – 1.66)" at screen 0.80856,0.58555 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.23378,0.48669 to screen 0.78911,0.48669 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.21989,0.48669 right font "sans-serif,12" front textcolor rgb "#222222"
set label "×3.7" at screen 0.80856,0.48669 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.25435,0.83270 to screen 0.25435,0.43726 nohead back lw 1 dt 1 lc rgb "#888888"
set label "factor in training FLOP for equal score" at screen 0.51144,0.31559 center font "sans-serif,12" front textcolor rgb "#222222"
set label "From mpt_1T to moeA; gauntlet read as linear in log tokens through denseA_500B, denseA_1T." at screen 0.01944,0.19582 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Whiskers: slope of the line times 0.6 to 1.5; no run-to-run deviation is known." at screen 0.01944,0.13878 left font "sans-serif,11" front textcolor rgb "#666666"
set label "Scenario: dbrx" at screen 0.01944,0.08175 left font "sans-serif,11" front textcolor rgb "#666666"
set lmargin at screen 0.23378
set rmargin at screen 0.78911
set tmargin at screen 0.83270
set bmargin at screen 0.43726
set logscale x 10
unset logscale y
set xrange [0.9469808795654615:4.122195005637241]
set yrange [3.5:-0.5]
set xtics ("1" 1.0, "1.5" 1.5, "2" 2.0, "2.5" 2.5, "3" 3.0, "3.5" 3.5, "4" 4.0)
unset ytics
plot $data1_1 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#0072b2" fs solid 0.75 border lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#666666" fs solid 0.75 border lc rgb "#666666", \
  $data1_3 using 1:2:3:4 with vectors nohead lw 1 lc rgb "#888888", \
  $data1_4 using 1:2:3:4 with xerrorbars pt 7 ps 0 lw 1.4 lc rgb "#222222"
set output
