# verdicts: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./verdicts.svg'" verdicts.gp
#   gnuplot -e "term='pngcairo'; out='./verdicts.png'" verdicts.gp
#   gnuplot -e "term='pdfcairo'; out='./verdicts.pdf'" verdicts.gp
#   gnuplot -e "term='dumb'" verdicts.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,469 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,938 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,4.88542in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,36 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
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
set label "Dense FLOP or tokens over those of the MoE, for the same quality" at screen 0.02059,0.94883 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.31563,0.78252 to screen 0.77071,0.78252 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A as measured by" at screen 0.30093,0.80064 right font "sans-serif,13" front textcolor rgb "#222222"
set label "Databricks" at screen 0.30093,0.76439 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.58" at screen 0.79129,0.80064 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.79129,0.76439 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31563,0.68870 to screen 0.77071,0.68870 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "MoE-A, same tokens" at screen 0.30093,0.68870 right font "sans-serif,13" front textcolor rgb "#222222"
set label "1.87 (0.881 – 3.5)" at screen 0.79129,0.70682 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.79129,0.67058 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31563,0.59488 to screen 0.77071,0.59488 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE, same tokens" at screen 0.30093,0.59488 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.32 (0.979 – 5.4)" at screen 0.79129,0.61301 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.79129,0.57676 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31563,0.50107 to screen 0.77071,0.50107 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE, each at its best" at screen 0.30093,0.50107 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.33" at screen 0.79129,0.51919 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.79129,0.48294 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31563,0.40725 to screen 0.77071,0.40725 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE in tokens, as its" at screen 0.30093,0.42537 right font "sans-serif,13" front textcolor rgb "#222222"
set label "authors measured" at screen 0.30093,0.38913 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3" at screen 0.79129,0.42537 left font "sans-serif,13" front textcolor rgb "#222222"
set label "no evidence" at screen 0.79129,0.38913 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.31563,0.31343 to screen 0.77071,0.31343 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "OLMoE in tokens, predicted" at screen 0.30093,0.31343 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.32 (0.965 – 94.1)" at screen 0.79129,0.33156 left font "sans-serif,13" front textcolor rgb "#222222"
set label "inconclusive" at screen 0.79129,0.29531 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.40641,0.83923 to screen 0.40641,0.26652 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 2" at screen 0.40641,0.85714 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.44299,0.87761 to screen 0.44299,0.26652 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "claimed 3" at screen 0.44299,0.89552 center font "sans-serif,12" front textcolor rgb "#666666"
set label "factor" at screen 0.54317,0.18443 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Whiskers: intervals of hypotheses.csv; an arrow where nothing bounds them; none where there is no" at screen 0.02059,0.11514 left font "sans-serif,12" front textcolor rgb "#666666"
set label "evidence." at screen 0.02059,0.08102 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: flop-efficiency" at screen 0.02059,0.04691 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.31563
set rmargin at screen 0.77071
set tmargin at screen 0.82942
set bmargin at screen 0.26652
set logscale x 10
unset logscale y
set xrange [0.731198865527755:113.42971420271965]
set yrange [5.5:-0.5]
set xtics ("" 0.8 1, "" 0.9 1, "1" 1.0, "2" 2.0, "" 3.0 1, "" 4.0 1, "5" 5.0, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "" 30.0 1, "" 40.0 1, "50" 50.0, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
