# style: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./style.svg'" style.gp
#   gnuplot -e "term='pngcairo'; out='./style.png'" style.gp
#   gnuplot -e "term='pdfcairo'; out='./style.pdf'" style.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,530 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1060 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.52083in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
83.4 13.1 1.4436282416190118
66.6 12.1 1.2280892170359614
93.6 8.3 1.2933423270735402
59.1 7 0.8112490369793977
46.9 4.5 0.5736396952791883
63.8 8.1 0.8762491084160943
65.4 8.4 0.8443747686898277
39.8 2.8 0.5970631248033997
38.3 6.5 0.7218141208095059
38.5 6.3 0.5970631248033997
43.9 8.1 0.5970631248033997
72.9 8.7 1.0858824176677695
13.2 1.8 0.36000000000000004
END
if (exists("out")) set output out
set label "GPT-4-Turbo states most supported facts," at screen 0.02500,0.95377 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Claude-3-Haiku fewest unsupported ones for each of" at screen 0.02500,0.91415 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "them" at screen 0.02500,0.87453 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Facts of a response, means by model; area of a point: irrelevant facts" at screen 0.02500,0.83491 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.78679 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "models" at screen 0.08571,0.78679 left font "sans-serif,13" front textcolor rgb "#222222"
set label "facts that are not supported" at screen 0.02500,0.72547 left font "sans-serif,13" front textcolor rgb "#222222"
set label "supported facts of a response" at screen 0.51664,0.14623 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Wei et al. 2024, arXiv:2403.18802, Table 30; no intervals are published." at screen 0.02500,0.07170 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: longfact" at screen 0.02500,0.04151 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Gemini-Ultra" at screen 0.82391,0.65196 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Gemini-Pro" at screen 0.50991,0.63633 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.92121,0.48946 to screen 0.89835,0.46153 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "GPT-4-Turbo" at screen 0.75456,0.44795 left font "sans-serif,12" front textcolor rgb "#222222"
set label "GPT-4" at screen 0.49901,0.46223 left font "sans-serif,12" front textcolor rgb "#222222"
set label "GPT-3.5-Turbo" at screen 0.45659,0.31956 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.62131,0.48173 to screen 0.59845,0.50965 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Claude-3-Opus" at screen 0.43323,0.52324 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.63741,0.49332 to screen 0.59705,0.53974 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "Claude-3-Sonnet" at screen 0.40934,0.55332 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Claude-3-Haiku" at screen 0.38513,0.25386 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Claude-2.1" at screen 0.23132,0.41989 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Claude-2.0" at screen 0.24048,0.38914 left font "sans-serif,12" front textcolor rgb "#222222"
set label "Claude-Instant" at screen 0.24397,0.48173 left font "sans-serif,12" front textcolor rgb "#222222"
set label "PaLM-2-L-IT-RLHF" at screen 0.61035,0.52982 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.11208,0.23823 to screen 0.14958,0.23823 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "PaLM-2-L-IT" at screen 0.14958,0.23823 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.69245
set bmargin at screen 0.22075
unset logscale x
unset logscale y
set xrange [9.984:96.81599999999999]
set yrange [1.348:13.552]
set xtics ("10" 10.0, "20" 20.0, "30" 30.0, "40" 40.0, "50" 50.0, "60" 60.0, "70" 70.0, "80" 80.0, "90" 90.0)
set ytics ("2" 2.0, "4" 4.0, "6" 6.0, "8" 8.0, "10" 10.0, "12" 12.0)
plot $data1_1 using 1:2:3 with points pt 7 ps variable lw 1.2 lc rgb "#0072b2"
set output
