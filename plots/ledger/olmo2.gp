# olmo2: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./olmo2.svg'" olmo2.gp
#   gnuplot -e "term='pngcairo'; out='./olmo2.png'" olmo2.gp
#   gnuplot -e "term='pdfcairo'; out='./olmo2.pdf'" olmo2.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,434 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,868 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.52083in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
4.4 0
1.2 1
5.6000000000000005 2
END
if (exists("out")) set output out
set label "OLMo 2 7B mid-training, OLMES: 5.6 is recipe: annealed" at screen 0.02500,0.94355 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "on the same pre-training mix 4.4, data: annealed on" at screen 0.02500,0.89516 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "better web 1.2" at screen 0.02500,0.84677 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Gain by step, points of OLMES (MCF)" at screen 0.02500,0.79839 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.31154,0.63940 to screen 0.91239,0.63940 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "recipe: annealed on" at screen 0.29368,0.67857 right font "sans-serif,13" front textcolor rgb "#222222"
set label "the same pre-training" at screen 0.29368,0.63940 right font "sans-serif,13" front textcolor rgb "#222222"
set label "mix" at screen 0.29368,0.60023 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.4" at screen 0.93739,0.63940 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.31154,0.49885 to screen 0.91239,0.49885 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "data: annealed on" at screen 0.29368,0.51843 right font "sans-serif,13" front textcolor rgb "#222222"
set label "better web" at screen 0.29368,0.47926 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.2" at screen 0.93739,0.49885 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.31154,0.35829 to screen 0.91239,0.35829 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "total" at screen 0.29368,0.35829 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.6" at screen 0.93739,0.35829 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.33379,0.72028 to screen 0.33379,0.28802 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "nothing" at screen 0.33379,0.73963 center font "sans-serif,12" front textcolor rgb "#666666"
set label "points of OLMES (MCF)" at screen 0.61196,0.19931 center font "sans-serif,13" front textcolor rgb "#222222"
set label "In the order of the steps; no run took them in another, and no seed was repeated." at screen 0.02500,0.12442 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Whiskers: 80 %. None is known." at screen 0.02500,0.08756 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: ledger" at screen 0.02500,0.05069 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.31154
set rmargin at screen 0.91239
set tmargin at screen 0.70968
set bmargin at screen 0.28802
unset logscale x
unset logscale y
set xrange [-0.22400000000000003:5.824000000000001]
set yrange [2.5:-0.5]
set xtics ("0" 0.0, "1" 1.0, "2" 2.0, "3" 3.0, "4" 4.0, "5" 5.0)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
