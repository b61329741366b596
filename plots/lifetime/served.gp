# served: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./served.svg'" served.gp
#   gnuplot -e "term='pngcairo'; out='./served.png'" served.gp
#   gnuplot -e "term='pdfcairo'; out='./served.pdf'" served.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,526 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1052 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.47917in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
100000000000 41749515251.88223
177827941003.89227 41071331483.312614
316227766016.8379 30000000000.00019
562341325190.3491 30000000000.000206
999999999999.9999 30000000000.00021
1778279410038.923 30000000000.000187
3162277660168.3794 30000000000.000183
5623413251903.492 18713638006.12006
9999999999999.998 10342977196.511631
17782794100389.227 5501941298.272464
31622776601683.8 2999999999.9998865
56234132519034.89 1016922050.8286124
100000000000000 305359164.09205794
END
$data1_2 << END
100000000000 152978432635.87717
177827941003.89227 122490395727.10172
316227766016.8379 95687942532.98378
562341325190.3491 73217702636.0899
999999999999.9999 55064750335.85695
1778279410038.923 40820110240.87362
3162277660168.3794 30000000000.000206
5623413251903.492 21427272338.936787
9999999999999.998 11539349735.803661
17782794100389.227 6011528725.635274
31622776601683.8 3054903979.5374136
56234132519034.89 1077454220.8280106
100000000000000 317922595.0128818
END
if (exists("out")) set output out
set label "The best active size falls under both: 305M to 318M at" at screen 0.02500,0.95342 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "100T tokens of inference" at screen 0.02500,0.91350 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Active parameters, of the best design, against the tokens of inference, in a" at screen 0.02500,0.87357 left font "sans-serif,13" front textcolor rgb "#666666"
set label "budget of 1e24 FLOP" at screen 0.02500,0.84125 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.79278 to screen 0.04464,0.79278 nohead front lw 2 dt 1 lc rgb "#666666"
set arrow from screen 0.05536,0.79278 to screen 0.07500,0.79278 nohead front lw 2 dt 1 lc rgb "#666666"
set label "dashed: outside the fitted range" at screen 0.08571,0.79278 left font "sans-serif,13" front textcolor rgb "#222222"
set label "active parameters" at screen 0.02500,0.73099 left font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens of inference" at screen 0.43032,0.14734 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), sardana-2023 (arXiv:2401.00448)" at screen 0.02500,0.07224 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: lifetime" at screen 0.02500,0.04183 left font "sans-serif,12" front textcolor rgb "#666666"
set label "sardana-2023" at screen 0.76429,0.25570 left font "sans-serif,12" front textcolor rgb "#d55e00"
set arrow from screen 0.72328,0.24289 to screen 0.75893,0.25570 nohead back lw 0.6 dt 1 lc rgb "#888888"
set label "ludziejewski-2025" at screen 0.76429,0.22338 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.72328,0.24004 to screen 0.75893,0.22338 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.11779
set rmargin at screen 0.74286
set tmargin at screen 0.69772
set bmargin at screen 0.22243
set logscale x 10
set logscale y 10
set xrange [75857757502.91852:131825673855640.47]
set yrange [238132235.0260446:196165656903.5919]
set xtics ("" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "300B" 300000000000.0, "" 400000000000.0 1, "" 500000000000.0 1, "" 600000000000.0 1, "" 700000000000.0 1, "" 800000000000.0 1, "" 900000000000.0 1, "1T" 1000000000000.0, "" 2000000000000.0 1, "3T" 3000000000000.0, "" 4000000000000.0 1, "" 5000000000000.0 1, "" 6000000000000.0 1, "" 7000000000000.0 1, "" 8000000000000.0 1, "" 9000000000000.0 1, "10T" 10000000000000.0, "" 20000000000000.0 1, "30T" 30000000000000.0, "" 40000000000000.0 1, "" 50000000000000.0 1, "" 60000000000000.0 1, "" 70000000000000.0 1, "" 80000000000000.0 1, "" 90000000000000.0 1, "100T" 100000000000000.0)
set ytics ("" 300000000.0 1, "" 400000000.0 1, "500M" 500000000.0, "" 600000000.0 1, "" 700000000.0 1, "" 800000000.0 1, "" 900000000.0 1, "1B" 1000000000.0, "2B" 2000000000.0, "" 3000000000.0 1, "" 4000000000.0 1, "5B" 5000000000.0, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "20B" 20000000000.0, "" 30000000000.0 1, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5), \
  $data1_2 using 1:2 with lines lc rgb "#d55e00" lw 2 dt (8,5)
set output
