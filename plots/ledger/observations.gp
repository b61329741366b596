# observations: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./observations.svg'" observations.gp
#   gnuplot -e "term='pngcairo'; out='./observations.png'" observations.gp
#   gnuplot -e "term='pdfcairo'; out='./observations.pdf'" observations.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,546 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1092 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.68750in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
8.0860987392e22 44.4
1.5619037184e23 55.6
8.27719778304e23 69.9
1.595163635712e24 79.7
3.538498646016e24 83.3
7.852269993984e24 86.1
END
$data1_2 << END
1.54559102976e23 70.6
7.24255064064e23 81.38
2.6258190336e24 73.7
END
if (exists("out")) set output out
set label "At equal training FLOP 2 of 3 MoE have higher MMLU" at screen 0.02500,0.95513 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "than a dense model: 11.5 points in the middle, from −9.6" at screen 0.02500,0.91667 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "to 15.0" at screen 0.02500,0.87821 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model" at screen 0.02500,0.83974 left font "sans-serif,13" front textcolor rgb "#666666"
set label "" at screen 0.05000,0.79304 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.79304 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.79304 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.79304 left font "sans-serif,13" front textcolor rgb "#222222"
set label "MMLU (more is better)" at screen 0.02500,0.73352 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.51664,0.17125 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.09890 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No law is drawn: none was fitted to these scores." at screen 0.02500,0.06960 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: ledger" at screen 0.02500,0.04029 left font "sans-serif,12" front textcolor rgb "#666666"
set label "llama7b" at screen 0.12458,0.26055 left font "sans-serif,12" front textcolor rgb "#222222"
set label "llama13b" at screen 0.11856,0.39676 left font "sans-serif,12" front textcolor rgb "#222222"
set label "llama70b" at screen 0.41344,0.54215 left font "sans-serif,12" front textcolor rgb "#222222"
set label "mixtral" at screen 0.13271,0.52692 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dbrx" at screen 0.74001,0.55844 left font "sans-serif,12" front textcolor rgb "#222222"
set label "qwen14b" at screen 0.53373,0.64178 left font "sans-serif,12" front textcolor rgb "#222222"
set label "qwen32b" at screen 0.67462,0.67838 left font "sans-serif,12" front textcolor rgb "#222222"
set label "qwen72b" at screen 0.87106,0.66033 left font "sans-serif,12" front textcolor rgb "#222222"
set label "qwen3" at screen 0.42154,0.65886 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.07971
set rmargin at screen 0.95357
set tmargin at screen 0.70147
set bmargin at screen 0.24359
set logscale x 10
unset logscale y
set xrange [6.733622926348274e22:9.429430663508463e24]
set yrange [42.732:87.768]
set xtics ("" 7e22 1, "" 8e22 1, "" 9e22 1, "10²³" 1e23, "2×10²³" 2e23, "" 3e23 1, "" 4e23 1, "5×10²³" 5e23, "" 6e23 1, "" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24, "2×10²⁴" 2e24, "" 3e24 1, "" 4e24 1, "5×10²⁴" 5e24, "" 6e24 1, "" 7e24 1, "" 8e24 1, "" 9e24 1)
set ytics ("45" 45.0, "50" 50.0, "55" 55.0, "60" 60.0, "65" 65.0, "70" 70.0, "75" 75.0, "80" 80.0, "85" 85.0)
plot $data1_1 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00"
set output
