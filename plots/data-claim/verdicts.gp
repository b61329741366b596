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
if (term eq "svg") set terminal svg size 560,470 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,940 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,4.89583in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
2.070902833916652 3 0.4213144030490428 0
END
$data1_2 << END
2 0 0.5849332399861353 0
1 1 1.5849332399861353 0
1 2 1.5849332399861353 0
END
$data1_3 << END
2.2562282796606157 0
2.2562282796606157 1
2.2562282796606157 2
2.2562282796606157 3
END
if (exists("out")) set output out
set label "Of 4 claims 2 supported, 2 inconclusive" at screen 0.02500,0.94787 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "What each claim is about, as a factor, with its interval; dashed: what is" at screen 0.02500,0.90319 left font "sans-serif,13" front textcolor rgb "#666666"
set label "claimed" at screen 0.02500,0.86702 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.29714,0.72021 to screen 0.69371,0.72021 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the" at screen 0.27929,0.75638 right font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens, if runs differ" at screen 0.27929,0.72021 right font "sans-serif,13" front textcolor rgb "#222222"
set label "by 0.3 points" at screen 0.27929,0.68404 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26× (from 2×)" at screen 0.71871,0.73830 left font "sans-serif,13" front textcolor rgb "#222222"
set label "supported" at screen 0.71871,0.70213 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.29714,0.59043 to screen 0.69371,0.59043 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the" at screen 0.27929,0.62660 right font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens, if runs differ" at screen 0.27929,0.59043 right font "sans-serif,13" front textcolor rgb "#222222"
set label "by 0.5 points" at screen 0.27929,0.55426 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26× (from 1×)" at screen 0.71871,0.60851 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.71871,0.57234 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.29714,0.46064 to screen 0.69371,0.46064 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "at least twice the" at screen 0.27929,0.49681 right font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens, if runs differ" at screen 0.27929,0.46064 right font "sans-serif,13" front textcolor rgb "#222222"
set label "by 1.0 points" at screen 0.27929,0.42447 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26× (from 1×)" at screen 0.71871,0.47872 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.71871,0.44255 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.29714,0.33085 to screen 0.69371,0.33085 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "the same at 0.3" at screen 0.27929,0.36702 right font "sans-serif,13" front textcolor rgb "#222222"
set label "points, believing in" at screen 0.27929,0.33085 right font "sans-serif,13" front textcolor rgb "#222222"
set label "the line" at screen 0.27929,0.29468 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.26× (2.07×–2.49×)" at screen 0.71871,0.34894 left font "sans-serif,13" front textcolor rgb "#222222"
set label "supported" at screen 0.71871,0.31277 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.59055,0.79489 to screen 0.59055,0.26596 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 2" at screen 0.59055,0.81277 center font "sans-serif,12" front textcolor rgb "#666666"
set label "factor" at screen 0.49543,0.18404 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds them; none" at screen 0.02500,0.11489 left font "sans-serif,12" front textcolor rgb "#666666"
set label "where there is no evidence." at screen 0.02500,0.08085 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: data-claim" at screen 0.02500,0.04681 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.29714
set rmargin at screen 0.69371
set tmargin at screen 0.78511
set bmargin at screen 0.26596
set logscale x 10
unset logscale y
set xrange [0.9641321479463284:2.5849332399861353]
set yrange [3.5:-0.5]
set xtics ("1×" 1.0, "1.5×" 1.5, "2×" 2.0, "2.5×" 2.5)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2:3:4 with vectors head filled size screen 0.013,18 lw 2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
