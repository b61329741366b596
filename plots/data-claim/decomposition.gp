# decomposition: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./decomposition.svg'" decomposition.gp
#   gnuplot -e "term='pngcairo'; out='./decomposition.png'" decomposition.gp
#   gnuplot -e "term='pdfcairo'; out='./decomposition.pdf'" decomposition.gp
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
2.2562282796606157 0 2.070902833916652 2.4922172369656947
2.3487351789969613 1 2.1601528911762484 2.556807218010715
3.7000000000000006 2 3.337268590946359 4.041274745463957
END
if (exists("out")) set output out
set label "Of 3.70× fewer FLOP: data, tokenizer, recipe 2.26×; MoE" at screen 0.02500,0.93875 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "1.58×; difference in score 1.04×" at screen 0.02500,0.88625 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Factors that lead from MPT-7B to MoE-A" at screen 0.02500,0.83375 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.27486,0.73750 to screen 0.71786,0.73750 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data, tokenizer," at screen 0.25700,0.75875 right font "sans-serif,13" front textcolor rgb "#222222"
set label "recipe" at screen 0.25700,0.71625 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×2.26 (2.07–2.49)" at screen 0.74286,0.73750 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27486,0.62750 to screen 0.71786,0.62750 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "difference in score" at screen 0.25700,0.62750 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.04 (0.957–1.13)" at screen 0.74286,0.62750 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27486,0.51750 to screen 0.71786,0.51750 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE" at screen 0.25700,0.51750 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.58 (1.42–1.72)" at screen 0.74286,0.51750 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.27486,0.40750 to screen 0.71786,0.40750 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.25700,0.40750 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×3.7" at screen 0.74286,0.40750 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.29126,0.79250 to screen 0.29126,0.35250 nohead back lw 1 dt 1 lc rgb "#888888"
set label "training FLOP for equal score, times" at screen 0.49636,0.25625 center font "sans-serif,13" front textcolor rgb "#222222"
set label "From mpt_1T to moeA; gauntlet, sd 0.3 read as linear in log tokens through" at screen 0.02500,0.17500 left font "sans-serif,12" front textcolor rgb "#666666"
set label "denseA_500B, denseA_1T." at screen 0.02500,0.13500 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Whiskers: 95 % from run-to-run deviation." at screen 0.02500,0.09500 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: data-claim" at screen 0.02500,0.05500 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.27486
set rmargin at screen 0.71786
set tmargin at screen 0.79250
set bmargin at screen 0.35250
set logscale x 10
unset logscale y
set xrange [0.9456692444733811:4.273454771931849]
set yrange [3.5:-0.5]
set xtics ("1×" 1.0, "2×" 2.0, "3×" 3.0, "4×" 4.0)
unset ytics
plot $data1_1 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#0072b2" fs solid 0.75 border lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#666666" fs solid 0.75 border lc rgb "#666666", \
  $data1_3 using 1:2:3:4 with vectors nohead lw 1 lc rgb "#888888", \
  $data1_4 using 1:2:3:4 with xerrorbars pt 0 lw 1.4 lc rgb "#222222"
set output
