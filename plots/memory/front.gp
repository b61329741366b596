# front: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./front.svg'" front.gp
#   gnuplot -e "term='pngcairo'; out='./front.png'" front.gp
#   gnuplot -e "term='pdfcairo'; out='./front.pdf'" front.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,563 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1126 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.86458in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
5700323175.512229 2.3501407786423143
8315359626.034671 2.3501407786423143
8315359626.034671 2.33442470343294

8315359626.034671 2.33442470343294
12907065378.552856 2.33442470343294
12907065378.552856 2.3167269964544843

12907065378.552856 2.3167269964544843
20731513793.577824 2.3167269964544843
20731513793.577824 2.294844883197862

20731513793.577824 2.294844883197862
34415976129.37291 2.294844883197862
34415976129.37291 2.271812022322372

34415976129.37291 2.271812022322372
59008069540.023575 2.271812022322372
59008069540.023575 2.248881451016224

END
$data1_2 << END
5700323175.512229 2.3501407786423143
8315359626.034671 2.33442470343294
12907065378.552856 2.3167269964544843
20731513793.577824 2.294844883197862
34415976129.37291 2.271812022322372
59008069540.023575 2.248881451016224
END
$data1_3 << END
5700323175.512229 2.3501407786423143
8315359626.034671 2.33442470343294
12907065378.552856 2.3167269964544843
20731513793.577824 2.294844883197862
34415976129.37291 2.271812022322372
59008069540.023575 2.248881451016224
END
$data1_4 << END
18856706670.816723 2.1574172306991706
29019278036.99056 2.1574172306991706
29019278036.99056 2.1426313847650067

29019278036.99056 2.1426313847650067
47903357495.617096 2.1426313847650067
47903357495.617096 2.1264540637835667

47903357495.617096 2.1264540637835667
82082537443.33972 2.1264540637835667
82082537443.33972 2.1073982044267714

82082537443.33972 2.1073982044267714
145339774065.36493 2.1073982044267714
145339774065.36493 2.0882055012736043

145339774065.36493 2.0882055012736043
264987135153.9958 2.0882055012736043
264987135153.9958 2.069902250614609

END
$data1_5 << END
18856706670.816723 2.1574172306991706
29019278036.99056 2.1426313847650067
47903357495.617096 2.1264540637835667
82082537443.33972 2.1073982044267714
145339774065.36493 2.0882055012736043
264987135153.9958 2.069902250614609
END
$data1_6 << END
18856706670.816723 2.1574172306991706
29019278036.99056 2.1426313847650067
47903357495.617096 2.1264540637835667
82082537443.33972 2.1073982044267714
145339774065.36493 2.0882055012736043
264987135153.9958 2.069902250614609
END
$data1_7 << END
62378110068.69302 2.002346592830278
100527053852.60483 2.002346592830278
100527053852.60483 1.988732102331622

100527053852.60483 1.988732102331622
175265305381.1852 1.988732102331622
175265305381.1852 1.9741693403049174

175265305381.1852 1.9741693403049174
318334792211.4481 1.9741693403049174
318334792211.4481 1.957685994282778

318334792211.4481 1.957685994282778
597671614691.4417 1.957685994282778
597671614691.4417 1.9417214428098148

597671614691.4417 1.9417214428098148
1152576181018.9744 1.9417214428098148
1152576181018.9744 1.9271117368824056

END
$data1_8 << END
62378110068.69302 2.002346592830278
100527053852.60483 1.988732102331622
175265305381.1852 1.9741693403049174
318334792211.4481 1.957685994282778
597671614691.4417 1.9417214428098148
1152576181018.9744 1.9271117368824056
END
$data1_9 << END
62378110068.69302 2.002346592830278
100527053852.60483 1.988732102331622
175265305381.1852 1.9741693403049174
318334792211.4481 1.957685994282778
597671614691.4417 1.9417214428098148
1152576181018.9744 1.9271117368824056
END
if (exists("out")) set output out
set label "At 1e21 FLOP, from 5.7B to 59B total parameters takes" at screen 0.02500,0.95648 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "the best from 2.35 to 2.25 loss" at screen 0.02500,0.91918 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Loss (nats per token) against total parameters; steps: designs that no other" at screen 0.02500,0.88188 left font "sans-serif,13" front textcolor rgb "#666666"
set label "beats in both" at screen 0.02500,0.85169 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.80639 to screen 0.07500,0.80639 nohead front lw 0.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05000,0.80639 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "best: 1e21 FLOP" at screen 0.08571,0.80639 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.31727,0.80639 to screen 0.36727,0.80639 nohead front lw 0.8 dt 1 lc rgb "#d55e00"
set label "" at screen 0.34227,0.80639 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "best: 1e22 FLOP" at screen 0.37798,0.80639 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.60954,0.80639 to screen 0.65954,0.80639 nohead front lw 0.8 dt 1 lc rgb "#009e73"
set label "" at screen 0.63454,0.80639 point pt 9 ps 0.9 lc rgb "#009e73" front
set label "best: 1e23 FLOP" at screen 0.67025,0.80639 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.05000,0.77442 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05000,0.77442 point pt 6 ps 0.6 lc rgb "#0072b2" front
set label "hollow, dashed: outside the fitted range" at screen 0.08571,0.77442 left font "sans-serif,13" front textcolor rgb "#222222"
set label "ludziejewski-2025" at screen 0.02500,0.71670 left font "sans-serif,14" front textcolor rgb "#222222"
set label "loss (nats per token)" at screen 0.02500,0.68295 left font "sans-serif,13" front textcolor rgb "#222222"
set label "total parameters" at screen 0.52802,0.13766 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172)" at screen 0.02500,0.06750 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: memory" at screen 0.02500,0.03908 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.13399,0.63542 to screen 0.15684,0.60913 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "dense" at screen 0.15684,0.59634 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 2" at screen 0.19539,0.64181 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 4" at screen 0.26065,0.62461 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 8" at screen 0.25185,0.58167 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 16" at screen 0.31337,0.55929 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 32" at screen 0.49340,0.53700 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dense" at screen 0.23221,0.44810 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 2" at screen 0.38091,0.45540 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 4" at screen 0.45531,0.43968 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 8" at screen 0.53524,0.42116 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 16" at screen 0.62005,0.40250 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 32" at screen 0.71634,0.36304 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dense" at screen 0.40978,0.29739 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 2" at screen 0.56533,0.30582 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 4" at screen 0.64784,0.29167 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 8" at screen 0.73643,0.27565 left font "sans-serif,12" front textcolor rgb "#222222"
set label "E = 16" at screen 0.82993,0.26013 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.92205,0.22426 to screen 0.92205,0.28465 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "E = 32" at screen 0.88455,0.29744 left font "sans-serif,12" front textcolor rgb "#222222"
set lmargin at screen 0.10246
set rmargin at screen 0.95357
set tmargin at screen 0.65187
set bmargin at screen 0.20782
set logscale x 10
unset logscale y
set xrange [4609657644.500653:1425280839249.2986]
set yrange [1.9101905752120092:2.3670619403127104]
set xtics ("5B" 5000000000.0, "" 6000000000.0 1, "" 7000000000.0 1, "" 8000000000.0 1, "" 9000000000.0 1, "10B" 10000000000.0, "20B" 20000000000.0, "" 30000000000.0 1, "" 40000000000.0 1, "50B" 50000000000.0, "" 60000000000.0 1, "" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "200B" 200000000000.0, "" 300000000000.0 1, "" 400000000000.0 1, "500B" 500000000000.0, "" 600000000000.0 1, "" 700000000000.0 1, "" 800000000000.0 1, "" 900000000000.0 1, "1T" 1000000000000.0)
set ytics ("1.95" 1.95, "2.00" 2.0, "2.05" 2.05, "2.10" 2.1, "2.15" 2.15, "2.20" 2.2, "2.25" 2.25, "2.30" 2.3, "2.35" 2.35)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5), \
  $data1_2 using 1:2 with points pt 7 ps 0.7 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 0.7 lw 1.3 lc rgb "#0072b2", \
  $data1_4 using 1:2 with lines lc rgb "#d55e00" lw 2 dt (8,5), \
  $data1_5 using 1:2 with points pt 5 ps 0.7 lc rgb "#ffffff", \
  $data1_6 using 1:2 with points pt 4 ps 0.7 lw 1.3 lc rgb "#d55e00", \
  $data1_7 using 1:2 with lines lc rgb "#009e73" lw 2 dt (8,5), \
  $data1_8 using 1:2 with points pt 9 ps 0.7 lc rgb "#ffffff", \
  $data1_9 using 1:2 with points pt 8 ps 0.7 lw 1.3 lc rgb "#009e73"
set output
