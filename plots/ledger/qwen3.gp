# qwen3: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./qwen3.svg'" qwen3.gp
#   gnuplot -e "term='pngcairo'; out='./qwen3.png'" qwen3.gp
#   gnuplot -e "term='pdfcairo'; out='./qwen3.pdf'" qwen3.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,375 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,750 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,3.90625in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
0.38387991345229994 1 0.3088176511156917 0.38387991345229994 0.7 1.3
0.43131231113331586 2 0.38387991345229994 0.43131231113331586 1.7 2.3
0.4816353210125238 3 0.43131231113331586 0.4816353210125238 2.7 3.3
0.6199275986231634 4 0.4816353210125238 0.6199275986231634 3.7 4.3
END
$data1_2 << END
0.3088176511156917 0 0.3088176511156917 1 -0.3 0.3
END
$data1_3 << END
0.6199275986231634 5 0.6199275986231634 1 4.7 5.3
END
$data1_4 << END
0.3088176511156917 0.3 0 0.4
0.38387991345229994 1.3 0 0.4
0.43131231113331586 2.3 0 0.4
0.4816353210125238 3.3 0 0.4
0.6199275986231634 4.3 0 0.4
END
$data1_5 << END
0.3088176511156917 0 0.15708682780971234 0.6071059105995689
0.38387991345229994 1 0.34649985138363454 0.4252924997332492
0.43131231113331586 2 0.36000776396882234 0.5167397160669929
0.4816353210125238 3 0.4168230892824824 0.5565252703398785
0.6199275986231634 4 0.27544438099161256 1.3952371297288673
0.6199275986231634 5 0.42807603019893437 0.8977616134126601
END
if (exists("out")) set output out
set label "Qwen2.5-32B to Qwen3-30B-A3B: ×0.62 is architecture" at screen 0.02500,0.93467 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "×0.31, tokens ×1.2, data ×1.1, recipe ×1.1, residual" at screen 0.02500,0.87867 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "×1.3" at screen 0.02500,0.82267 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Factors of the gain in dense size of the older recipe, with 80 % bands" at screen 0.02500,0.76667 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.19361,0.68667 to screen 0.68814,0.68667 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "architecture" at screen 0.17575,0.68667 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×0.309 (0.157–0.607)" at screen 0.71314,0.68667 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.61467 to screen 0.68814,0.61467 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tokens" at screen 0.17575,0.61467 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.24 (1.12–1.38)" at screen 0.71314,0.61467 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.54267 to screen 0.68814,0.54267 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data" at screen 0.17575,0.54267 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.12 (0.938–1.35)" at screen 0.71314,0.54267 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.47067 to screen 0.68814,0.47067 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "recipe" at screen 0.17575,0.47067 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.12 (0.966–1.29)" at screen 0.71314,0.47067 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.39867 to screen 0.68814,0.39867 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "residual" at screen 0.17575,0.39867 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×1.29 (0.572–2.9)" at screen 0.71314,0.39867 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.19361,0.32667 to screen 0.68814,0.32667 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.17575,0.32667 right font "sans-serif,13" front textcolor rgb "#222222"
set label "×0.62 (0.428–0.898)" at screen 0.71314,0.32667 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.60000,0.72267 to screen 0.60000,0.29067 nohead back lw 1 dt 1 lc rgb "#888888"
set label "dense size of the older recipe, times" at screen 0.44088,0.18800 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: 80 %. Factors multiply." at screen 0.02500,0.10133 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: ledger" at screen 0.02500,0.05867 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.19361
set rmargin at screen 0.68814
set tmargin at screen 0.72267
set bmargin at screen 0.29067
set logscale x 10
unset logscale y
set xrange [0.14394594642721004:1.5226088694499393]
set yrange [5.5:-0.5]
set xtics ("0.2×" 0.2, "" 0.3 1, "0.4×" 0.4, "" 0.5 1, "" 0.6 1, "0.7×" 0.7, "" 0.8 1, "" 0.9 1, "1×" 1.0)
unset ytics
plot $data1_1 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#0072b2" fs solid 0.75 border lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#e69f00" fs solid 0.75 border lc rgb "#e69f00", \
  $data1_3 using 1:2:3:4:5:6 with boxxyerror lw 1 lc rgb "#666666" fs solid 0.75 border lc rgb "#666666", \
  $data1_4 using 1:2:3:4 with vectors nohead lw 1 lc rgb "#888888", \
  $data1_5 using 1:2:3:4 with xerrorbars pt 0 lw 1.4 lc rgb "#222222"
set output
