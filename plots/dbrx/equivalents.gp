# equivalents: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./equivalents.svg'" equivalents.gp
#   gnuplot -e "term='pngcairo'; out='./equivalents.png'" equivalents.gp
#   gnuplot -e "term='pdfcairo'; out='./equivalents.pdf'" equivalents.gp
#   gnuplot -e "term='dumb'" equivalents.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 680,472 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1360,944 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 7.08333in,4.91667in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 113,36 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
41384846491.836845 0 74582404777.62018 0
41384846491.836845 8 74582404777.62018 0
END
$data1_2 << END
52121831508.0658 1
83172356825.5813 2
46135290543.27588 3
46719495293.03549 4
END
$data1_3 << END
52121831508.0658 1
83172356825.5813 2
46135290543.27588 3
46719495293.03549 4
END
$data1_4 << END
69276885696.939 0
69276885696.939 8
END
if (exists("out")) set output out
set label "Which dense model equals DBRX?" at screen 0.02059,0.94915 left font "sans-serif,15" front textcolor rgb "#222222"
set label "" at screen 0.04118,0.89619 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.04118,0.89619 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow: outside the fitted range" at screen 0.07059,0.89619 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.78496 to screen 0.74929,0.78496 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "predicted from evidence" at screen 0.26900,0.78496 right font "sans-serif,13" front textcolor rgb "#222222"
set label "69.3B (41.4B – 116B)" at screen 0.76988,0.78496 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.72775 to screen 0.74929,0.72775 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "ludziejewski-2025" at screen 0.26900,0.72775 right font "sans-serif,13" front textcolor rgb "#222222"
set label "52.1B" at screen 0.76988,0.72775 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.67055 to screen 0.74929,0.67055 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "tian-2025" at screen 0.26900,0.67055 right font "sans-serif,13" front textcolor rgb "#222222"
set label "83.2B" at screen 0.76988,0.67055 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.61335 to screen 0.74929,0.61335 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022" at screen 0.26900,0.61335 right font "sans-serif,13" front textcolor rgb "#222222"
set label "46.1B" at screen 0.76988,0.61335 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.28371,0.55614 to screen 0.74929,0.55614 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "clark-2022-printed" at screen 0.26900,0.55614 right font "sans-serif,13" front textcolor rgb "#222222"
set label "46.7B" at screen 0.76988,0.55614 left font "sans-serif,13" front textcolor rgb "#222222"
set label "krajewski-2024" at screen 0.26900,0.49894 right font "sans-serif,13" front textcolor rgb "#222222"
set label "has coefficients for expansions of 16 and 64 only, and this design has 4" at screen 0.29547,0.49894 left font "sans-serif,12" front textcolor rgb "#666666"
set label "besiroglu-2024" at screen 0.26900,0.44174 right font "sans-serif,13" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.29547,0.44174 left font "sans-serif,12" front textcolor rgb "#666666"
set label "hoffmann-2022-printed" at screen 0.26900,0.38453 right font "sans-serif,13" front textcolor rgb "#222222"
set label "describes dense models only: it has no term for experts" at screen 0.29547,0.38453 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.28371,0.32733 to screen 0.74929,0.32733 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "geometric-mean (rule)" at screen 0.26900,0.32733 right font "sans-serif,13" front textcolor rgb "#222222"
set label "69.3B (41.4B – 116B)" at screen 0.76988,0.32733 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.30095,0.82331 to screen 0.30095,0.52119 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.30095,0.47669 to screen 0.30095,0.46398 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.30095,0.41949 to screen 0.30095,0.40678 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.30095,0.36229 to screen 0.30095,0.29873 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "active 36.5B" at screen 0.30095,0.84110 center font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.73205,0.82331 to screen 0.73205,0.52119 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.73205,0.47669 to screen 0.73205,0.46398 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.73205,0.41949 to screen 0.73205,0.40678 nohead back lw 0.8 dt 2 lc rgb "#666666"
set arrow from screen 0.73205,0.36229 to screen 0.73205,0.29873 nohead back lw 0.8 dt 2 lc rgb "#666666"
set label "total 132B" at screen 0.73205,0.84110 center font "sans-serif,12" front textcolor rgb "#666666"
set label "dense parameters" at screen 0.51650,0.21716 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Same quality on the same tokens. Bars of evidence: 80 % intervals. Laws: open outside their fit." at screen 0.02059,0.14831 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), tian-2025 (arXiv:2507.17702), clark-2022" at screen 0.02059,0.11441 left font "sans-serif,12" front textcolor rgb "#666666"
set label "(arXiv:2202.01169), clark-2022-printed (arXiv:2202.01169)" at screen 0.02059,0.08051 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: dbrx" at screen 0.02059,0.04661 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.28371
set rmargin at screen 0.74929
set tmargin at screen 0.81356
set bmargin at screen 0.29873
set logscale x 10
unset logscale y
set xrange [34644939780.43781:138527788539.45822]
set yrange [8.5:-0.5]
set xtics ("40B" 40000000000.0, "50B" 50000000000.0, "60B" 60000000000.0, "80B" 80000000000.0, "100B" 100000000000.0)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 1 lw 1.6 lc rgb "#0072b2", \
  $data1_4 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
