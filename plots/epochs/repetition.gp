# repetition: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./repetition.svg'" repetition.gp
#   gnuplot -e "term='pngcairo'; out='./repetition.png'" repetition.gp
#   gnuplot -e "term='pdfcairo'; out='./repetition.pdf'" repetition.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,499 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,998 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.19792in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 1 1
1.5 1.4765415971080262 1.4972855514196093
2 1.9090780616317815 1.9891814673025823
3 2.6580145627039036 2.9570374132195543
4 3.275019753249734 3.9040275894520975
6 4.202105280094841 5.73720029497943
8 4.83133241281938 7.492183178156506
12 5.548254781038454 10.780777268047927
16 5.878508267632189 13.794819112307458
24 6.100721635236829 19.089017751426073
32 6.147875874436722 23.536131550046786
40 6.157882123378851 27.271696171999686
64 6.160551669602319 35.25942474851579
100 6.160577400392174 41.57918300168345
END
$data1_2 << END
1 1
1.5 1.4919639330944665
2 1.9681992237887171
3 2.8754792507208506
4 3.725673123061327
6 5.26894387070031
8 6.62411881896209
12 8.85908856594245
16 10.582456982670752
24 12.936020129882248
32 14.335410292829371
40 15.167464801531787
64 16.131247144105778
100 16.36303530418565
END
$data1_3 << END
1 1
1.5 1.5
2 2
3 3
4 4
6 6
8 8
12 12
16 16
24 24
32 32
40 40
64 64
100 100
END
$data1_4 << END
1 1
1.5 1.4762887200543082
2 1.9017148189716502
3 2.6055270705606652
4 3.1430163136623572
6 3.8625108583251357
8 4.281859959297705
12 4.680366648412712
16 4.829464132287578
24 4.912542713136444
32 4.927234745380953
40 4.930068448832006
64 4.9307925562613475
100 4.930799991641059
END
if (exists("out")) set output out
set label "100 epochs over the same tokens are worth 16 fresh" at screen 0.02500,0.95090 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "ones (6.2 to 42)" at screen 0.02500,0.90882 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Worth of epochs over the same tokens in epochs of fresh ones" at screen 0.02500,0.86673 left font "sans-serif,13" front textcolor rgb "#666666"
set label "worth in fresh epochs" at screen 0.02500,0.80261 left font "sans-serif,13" front textcolor rgb "#222222"
set label "epochs" at screen 0.39996,0.18737 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Band: R_D* from 5.2 to 45.9, 68 % of the stated belief." at screen 0.02500,0.10822 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Muennighoff et al. 2023 (arXiv:2305.16264); Goyal et al. 2024 (arXiv:2404.07177)" at screen 0.02500,0.07615 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: epochs" at screen 0.02500,0.04409 left font "sans-serif,12" front textcolor rgb "#666666"
set label "fresh data" at screen 0.72679,0.74898 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "saturation, R_D* 15.4" at screen 0.72679,0.56664 left font "sans-serif,12" front textcolor rgb "#0072b2"
set label "exponent halves" at screen 0.72679,0.46084 left font "sans-serif,12" front textcolor rgb "#009e73"
set label "every 4 epochs" at screen 0.72679,0.43078 left font "sans-serif,12" front textcolor rgb "#009e73"
set lmargin at screen 0.09457
set rmargin at screen 0.70536
set tmargin at screen 0.76754
set bmargin at screen 0.26653
set logscale x 10
set logscale y 10
set xrange [0.831763771102671:120.22644346174131]
set yrange [0.831763771102671:120.22644346174131]
set xtics ("" 0.9 1, "1" 1.0, "2" 2.0, "" 3.0 1, "" 4.0 1, "5" 5.0, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "" 30.0 1, "" 40.0 1, "50" 50.0, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0)
set ytics ("" 0.9 1, "1" 1.0, "2" 2.0, "" 3.0 1, "" 4.0 1, "5" 5.0, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "" 30.0 1, "" 40.0 1, "50" 50.0, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0)
plot $data1_1 using 1:2:3 with filledcurves lc rgb "#0072b2" fs transparent solid 0.12 noborder, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
