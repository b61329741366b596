# one-law: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./one-law.svg'" one-law.gp
#   gnuplot -e "term='pngcairo'; out='./one-law.png'" one-law.gp
#   gnuplot -e "term='pdfcairo'; out='./one-law.pdf'" one-law.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,579 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1158 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,6.03125in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
3.93132e16 3.676
3.4347e17 3.283
2.509098e18 3.006
8.20587e18 2.847
END
$data1_2 << END
3.93132e16 3.676
3.4347e17 3.283
2.509098e18 3.006
8.20587e18 2.847
END
$data1_3 << END
1.56e17 3.156
1.319868e18 2.872
9.44784e18 2.633
3.05865e19 2.504
END
$data1_4 << END
3.93132e16 3.7680304688289796
4.643154986651613e16 3.7322126868866343
5.483880281958155e16 3.6968944759263485
6.476833754915514e16 3.6620688681474203
7.649579008284611e16 3.6277289929330294
9.03467052239507e16 3.5938680754947576
1.0670557341761291e17 3.560479435536015
1.2602650390136368e17 3.5275564859341086
1.4884583041825283e17 3.4950927314406917
1.7579699941719597e17 3.4630817674003422
2.0762815402519866e17 3.4315172784870143
2.4522290190861354e17 3.4003930374581026
2.896248435228264e17 3.3697029039258988
3.420665416351771e17 3.3394408231461767
4.040037362921471e17 3.3096008248236712
4.7715575501123437e17 3.2801770219342217
5.635532399524659e17 3.251163609563342
6.655945169380677e17 3.222554863760995
7.861121710796782e17 3.1943451404123246
9.284516770998373e17 3.166528874124161
1.096564267063267e18 3.1391005771270377
1.2951166134526774e18 3.1120548381925293
1.5296203723045053e18 3.085386321565694
1.8065851824195325e18 3.0590897659123986
2.1336993677854172e18 3.0331599832813305
2.5200433593674015e18 3.0075918580804855
2.976341760687259e18 2.982380346067932
3.515261054331494e18 2.9575204733566505
4.151761213485921e18 2.9330073354332513
4.903510978954627e18 2.9088360961903863
5.791378329424751e18 2.8850019869726458
6.840009760043604e18 2.8615003056357704
8.078514449623069e18 2.8383264156189836
END
$data1_5 << END
8.078514449623069e18 2.8383264156189836
9.541272308411535e18 2.8154757450302568
1.126888833720022e19 2.7929437857443427
1.330931979001745e19 2.7707260925133816
1.5719207429555601e19 2.748818282089913
1.8565447829927903e19 2.727216032362125
2.1927050372635673e19 2.705915081501155
2.589733048448471e19 2.684911227120294
3.05865e19 2.664200325445912
END
if (exists("out")) set output out
set label "At equal training FLOP all 2 MoE have lower Paloma-loss" at screen 0.02500,0.95769 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "than their dense siblings: 0.27 in the middle, from 0.22" at screen 0.02500,0.92142 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "to 0.27" at screen 0.02500,0.88515 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Measured score against training FLOP, a point for each model; lines join" at screen 0.02500,0.84888 left font "sans-serif,13" front textcolor rgb "#666666"
set label "dense siblings" at screen 0.02500,0.81952 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.77547 to screen 0.07500,0.77547 nohead front lw 0.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05000,0.77547 point pt 7 ps 0.9 lc rgb "#0072b2" front
set label "dense" at screen 0.08571,0.77547 left font "sans-serif,13" front textcolor rgb "#222222"
set label "" at screen 0.21529,0.77547 point pt 5 ps 0.9 lc rgb "#d55e00" front
set label "MoE" at screen 0.25100,0.77547 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.33746,0.77547 to screen 0.35711,0.77547 nohead front lw 2 dt 1 lc rgb "#666666"
set arrow from screen 0.36782,0.77547 to screen 0.38746,0.77547 nohead front lw 2 dt 1 lc rgb "#666666"
set label "dashed: outside the fitted range" at screen 0.39818,0.77547 left font "sans-serif,13" front textcolor rgb "#222222"
set label "Paloma-loss (less is better)" at screen 0.02500,0.71934 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP (6 × active parameters × tokens)" at screen 0.42488,0.18912 center font "sans-serif,13" front textcolor rgb "#222222"
set label "FLOP are 6 N_active D, unless stated." at screen 0.02500,0.12090 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Siblings share a lab, data and evaluation; 'moesim evidence SET' names the" at screen 0.02500,0.09326 left font "sans-serif,12" front textcolor rgb "#666666"
set label "sources." at screen 0.02500,0.06563 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: quality" at screen 0.02500,0.03800 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.11259,0.64402 to screen 0.13545,0.66958 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "dense d512" at screen 0.13545,0.68202 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.31596,0.51972 to screen 0.27846,0.51972 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "dense d768" at screen 0.14946,0.51972 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dense d1024" at screen 0.50790,0.45318 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dense d1280" at screen 0.61907,0.40289 left font "sans-serif,12" front textcolor rgb "#222222"
set label "moe d512" at screen 0.11841,0.47955 left font "sans-serif,12" front textcolor rgb "#222222"
set label "moe d768" at screen 0.32591,0.36865 left font "sans-serif,12" front textcolor rgb "#222222"
set label "moe d1024" at screen 0.49687,0.29306 left font "sans-serif,12" front textcolor rgb "#222222"
set arrow from screen 0.73716,0.27333 to screen 0.67680,0.33516 nohead front lw 0.7 dt 1 lc rgb "#888888"
set label "moe d1280" at screen 0.55209,0.34760 left font "sans-serif,12" front textcolor rgb "#222222"
set label "dense law of" at screen 0.78357,0.33695 left font "sans-serif,12" front textcolor rgb "#000000"
set label "marin-fast-track" at screen 0.78357,0.31105 left font "sans-serif,12" front textcolor rgb "#000000"
set lmargin at screen 0.08761
set rmargin at screen 0.76214
set tmargin at screen 0.68912
set bmargin at screen 0.25734
set logscale x 10
unset logscale y
set xrange [3.0123035961668576e16:3.991806115858007e19]
set yrange [2.453438781246841:3.818591687582139]
set xtics ("" 4e16 1, "" 5e16 1, "" 6e16 1, "" 7e16 1, "" 8e16 1, "" 9e16 1, "10¹⁷" 1e17, "" 2e17 1, "3×10¹⁷" 3e17, "" 4e17 1, "" 5e17 1, "" 6e17 1, "" 7e17 1, "" 8e17 1, "" 9e17 1, "10¹⁸" 1e18, "" 2e18 1, "3×10¹⁸" 3e18, "" 4e18 1, "" 5e18 1, "" 6e18 1, "" 7e18 1, "" 8e18 1, "" 9e18 1, "10¹⁹" 1e19, "" 2e19 1, "3×10¹⁹" 3e19)
set ytics ("2.6" 2.6, "2.8" 2.8, "3.0" 3.0, "3.2" 3.2, "3.4" 3.4, "3.6" 3.6, "3.8" 3.8)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 0.8 dt 1, \
  $data1_2 using 1:2 with points pt 7 ps 0.9 lw 1.2 lc rgb "#0072b2", \
  $data1_3 using 1:2 with points pt 5 ps 0.9 lw 1.2 lc rgb "#d55e00", \
  $data1_4 using 1:2 with lines lc rgb "#000000" lw 2 dt 1, \
  $data1_5 using 1:2 with lines lc rgb "#000000" lw 2 dt (8,5)
set output
