# dbrx: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./dbrx.svg'" dbrx.gp
#   gnuplot -e "term='pngcairo'; out='./dbrx.png'" dbrx.gp
#   gnuplot -e "term='pdfcairo'; out='./dbrx.pdf'" dbrx.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,418 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,836 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.35417in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1.586128019513238 0 1 1.586128019513238 -0.3 0.3
2.1125174183521827 1 1.586128019513238 2.1125174183521827 0.7 1.3
2.6591681009562897 2 2.1125174183521827 2.6591681009562897 1.7 2.3
3.5883609124375706 3 2.6591681009562897 3.5883609124375706 2.7 3.3
3.699999999999999 4 3.5883609124375706 3.699999999999999 3.7 4.3
END
$data1_2 << END
3.7000000000000006 5 1 3.7000000000000006 4.7 5.3
END
$data1_3 << END
1.586128019513238 0.3 0 0.4
2.1125174183521827 1.3 0 0.4
2.6591681009562897 2.3 0 0.4
3.5883609124375706 3.3 0 0.4
3.699999999999999 4.3 0 0.4
END
$data1_4 << END
1.586128019513238 0 1.4683144517784816 1.713394628267634
2.1125174183521827 1 1.3710265467901066 3.2550280323088305
2.6591681009562897 2 1.723790724466877 4.102107575344107
3.5883609124375706 3 2.462755774090468 5.228425072991744
3.699999999999999 4 3.354294576437978 4.081335043190451
END
if (exists("out")) set output out
set label "MPT-7B to DBRX MoE-A: ×3.7 is architecture ×1.6, data" at screen 0.02500,0.94139 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "×1.3, tokenizer ×1.3, recipe ×1.3, residual ×1.0" at screen 0.02500,0.89115 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Factors of the gain in training FLOP for equal score, with 80 % bands" at screen 0.02500,0.84091 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.19361,0.76914 to screen 0.71786,0.76914 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "architecture" at screen 0.17575,0.76914 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.59 (1.47–1.71)" at screen 0.74286,0.76914 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.70455 to screen 0.71786,0.70455 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data" at screen 0.17575,0.70455 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.33 (0.864–2.05)" at screen 0.74286,0.70455 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.63995 to screen 0.71786,0.63995 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tokenizer" at screen 0.17575,0.63995 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.26 (0.816–1.94)" at screen 0.74286,0.63995 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.57536 to screen 0.71786,0.57536 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "recipe" at screen 0.17575,0.57536 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.35 (0.926–1.97)" at screen 0.74286,0.57536 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.51077 to screen 0.71786,0.51077 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "residual" at screen 0.17575,0.51077 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.03 (0.935–1.14)" at screen 0.74286,0.51077 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.44617 to screen 0.71786,0.44617 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.17575,0.44617 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×3.7" at screen 0.74286,0.44617 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.21302,0.80144 to screen 0.21302,0.41388 nohead back lw 1 dt 1 lc rgb "#888888"
set label "training FLOP for equal score, times" at screen 0.45573,0.32177 center font "sans-serif,13" front textcolor rgb "#222222"
set label "data: upsampling domains in the last 10 to 20 % rivals Llama-2-7B 'trained for" at screen 0.02500,0.24402 left font "sans-serif,12" front textcolor rgb "#666666"
set label "twice as long': about 2 on some scores, from DBRX's own team, without an interval" at screen 0.02500,0.20574 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv 2406.03476)" at screen 0.02500,0.16746 left font "sans-serif,12" front textcolor rgb "#666666"
set label "tokenizer: 'another important contributor', without a number (Introducing DBRX)" at screen 0.02500,0.12919 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Whiskers: 80 %. Factors multiply." at screen 0.02500,0.09091 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: ledger" at screen 0.02500,0.05263 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.19361
set rmargin at screen 0.71786
set tmargin at screen 0.80144
set bmargin at screen 0.41388
set logscale x 10
unset logscale y
set xrange [0.9359769733038708:5.586061646940009]
set yrange [5.5:-0.5]
set xtics ("1×" 1.0, "2×" 2.0, "3×" 3.0, "4×" 4.0, "5×" 5.0)
unset ytics
plot $data1_1 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#0072b2" fs solid 0.75 border lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#666666" fs solid 0.75 border lc rgb "#666666", \
  $data1_3 using 1:2:3:4 with vectors nohead lw 1 lc rgb "#888888", \
  $data1_4 using 1:2:3:4 with xerrorbars pt 0 lw 1.4 lc rgb "#222222"
set output
