# one-text: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./one-text.svg'" one-text.gp
#   gnuplot -e "term='pngcairo'; out='./one-text.png'" one-text.gp
#   gnuplot -e "term='pdfcairo'; out='./one-text.pdf'" one-text.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,658 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1316 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.85417in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1.1328e24 0.8146
2.592e24 0.8089
END
$data1_2 << END
5.37e23 0.8846
1.92e24 0.7918
2.6496e24 0.7351
3.0597e24 0.6754
6.6e24 0.7567
9.8406e24 0.6759
END
if (exists("out")) set output out
set label "At equal training FLOP all 3 MoE have lower Paloma bits" at screen 0.02500,0.96277 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "per byte than a dense model: 0.074 in the middle, from" at screen 0.02500,0.93085 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "0.017 to 0.13" at screen 0.02500,0.89894 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model" at screen 0.02500,0.86702 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.82827 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.82827 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.82827 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.82827 left font "sans-serif,13" front textcolor rgb "#222222"
set label "Paloma bits per byte (less is better)" at screen 0.02500,0.77888 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.52802,0.31231 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.25228 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Not drawn, as size or tokens are not known: marin Hero, Arcee Trinity Large," at screen 0.02500,0.22796 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Mistral Large 3, Motif 3, Qwen3.5-35B-A3B, Gemma 4 26B-A4B." at screen 0.02500,0.20365 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Whether a model saw the text, or what it is made of, is not known; it holds" at screen 0.02500,0.17933 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Wikipedia and C4, so that stored facts may count. Recipes and data differ: a" at screen 0.02500,0.15502 left font "sans-serif,12" front textcolor rgb "#666666"
set label "picture, not a fit." at screen 0.02500,0.13070 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scores: marin-community/marin issue 8824; sizes and tokens as the makers state" at screen 0.02500,0.10638 left font "sans-serif,12" front textcolor rgb "#666666"
set label "them, those of Seed-OSS and OLMo 3 recalled." at screen 0.02500,0.08207 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No law is drawn: none was fitted to these scores." at screen 0.02500,0.05775 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: quality" at screen 0.02500,0.03343 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Kimi K2" at screen 0.50600,0.38641 left font "sans-serif,12" front textcolor rgb "#222222"
set label "DeepSeek-V4-Pro" at screen 0.71091,0.38725 left font "sans-serif,12" front textcolor rgb "#222222"
set label "DeepSeek-V4-Flash" at screen 0.33136,0.48681 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Nemotron 3 Ultra" at screen 0.61302,0.54167 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Nemotron 3 Super" at screen 0.49173,0.58215 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Seed-OSS 36B" at screen 0.57305,0.61091 left font "sans-serif,12" front textcolor rgb "#222222"
set label "OLMo 3 32B" at screen 0.18897,0.62049 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.13399,0.73821 to screen 0.17149,0.73821 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Nemotron 3 Nano" at screen 0.17149,0.73821 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.10246
set rmargin at screen 0.95357
set tmargin at screen 0.75228
set bmargin at screen 0.37234
set logscale x 10
unset logscale y
set xrange [4.78026963423989e23:1.105461115027723e25]
set yrange [0.667032:0.8929680000000001]
set xtics ("" 5e23 1, "" 6e23 1, "7×10²³" 7e23, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "2×10²⁴" 2e24, "" 3e24 1, "4×10²⁴" 4e24, "" 5e24 1, "" 6e24 1, "7×10²⁴" 7e24, "" 8e24 1, "" 9e24 1, "10²⁵" 1e25)
set ytics ("0.70" 0.7, "0.75" 0.75, "0.80" 0.8, "0.85" 0.85)
plot $data1_1 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00"
set output
