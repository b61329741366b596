# verdicts: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./verdicts.svg'" verdicts.gp
#   gnuplot -e "term='pngcairo'; out='./verdicts.png'" verdicts.gp
#   gnuplot -e "term='pdfcairo'; out='./verdicts.pdf'" verdicts.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,610 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1220 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.35417in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
0.8813983330131282 1 2.618601666986872 0
0.9794970822323023 2 4.417592304893588 0
0.9647665452789919 5 93.13534147129779 0
END
$data1_2 << END
1.5753159543427555 0
1.8708286933869707 1
2.323163659135079 2
2.330416012511665 3
3 4
4.321741359515181 5
END
if (exists("out")) set output out
set label "Of 6 claims 3 no evidence, 3 inconclusive" at screen 0.02500,0.95984 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "What each claim is about, as a factor, with its interval; dashed: what is" at screen 0.02500,0.92541 left font "sans-serif,13" front textcolor rgb "#666666"
set label "claimed" at screen 0.02500,0.89754 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.75492 to screen 0.69371,0.75492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A as measured" at screen 0.28718,0.76885 right font "sans-serif,13" front textcolor rgb "#222222"
set label "by Databricks" at screen 0.28718,0.74098 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.58×" at screen 0.71871,0.76885 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.71871,0.74098 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.65492 to screen 0.69371,0.65492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A, same tokens" at screen 0.28718,0.65492 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.87× (0.881×–3.5×)" at screen 0.71871,0.66885 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.71871,0.64098 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.55492 to screen 0.69371,0.55492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE, same tokens" at screen 0.28718,0.55492 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.32× (0.979×–5.4×)" at screen 0.71871,0.56885 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.71871,0.54098 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.45492 to screen 0.69371,0.45492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE, each at its" at screen 0.28718,0.46885 right font "sans-serif,13" front textcolor rgb "#222222"
set label "best" at screen 0.28718,0.44098 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.33×" at screen 0.71871,0.46885 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.71871,0.44098 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.35492 to screen 0.69371,0.35492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE in tokens, as" at screen 0.28718,0.36885 right font "sans-serif,13" front textcolor rgb "#222222"
set label "its authors measured" at screen 0.28718,0.34098 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3×" at screen 0.71871,0.36885 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.71871,0.34098 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30504,0.25492 to screen 0.69371,0.25492 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE in tokens," at screen 0.28718,0.26885 right font "sans-serif,13" front textcolor rgb "#222222"
set label "predicted" at screen 0.28718,0.24098 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.32×" at screen 0.71871,0.28279 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(0.965×–94.1×)" at screen 0.71871,0.25492 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.71871,0.22705 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.38257,0.81246 to screen 0.38257,0.20492 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 2" at screen 0.38257,0.82623 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.41381,0.84197 to screen 0.41381,0.20492 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 3" at screen 0.41381,0.85574 center font "sans-serif,12" front textcolor rgb "#666666"
set label "factor" at screen 0.49937,0.14180 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds them; none" at screen 0.02500,0.08852 left font "sans-serif,12" front textcolor rgb "#666666"
set label "where there is no evidence." at screen 0.02500,0.06230 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: flop-efficiency" at screen 0.02500,0.03607 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30504
set rmargin at screen 0.69371
set tmargin at screen 0.80492
set bmargin at screen 0.20492
set logscale x 10
unset logscale y
set xrange [0.731198865527755:113.42971420271965]
set yrange [5.5:-0.5]
set xtics ("" 0.8 1, "" 0.9 1, "1×" 1.0, "" 2.0 1, "3×" 3.0, "" 4.0 1, "" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10×" 10.0, "" 20.0 1, "30×" 30.0, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100×" 100.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
