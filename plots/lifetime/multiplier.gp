# multiplier: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./multiplier.svg'" multiplier.gp
#   gnuplot -e "term='pngcairo'; out='./multiplier.png'" multiplier.gp
#   gnuplot -e "term='pdfcairo'; out='./multiplier.pdf'" multiplier.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,525 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1050 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.46875in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
100000000000 0.6927350591408487
133352143216.3324 0.7029732538131234
177827941003.89227 0.7155845963146243
237137370566.1655 0.7308461015379374
316227766016.83795 0.7489373493229726
421696503428.5822 0.7698722370112109
562341325190.3491 0.7934167916178892
749894209332.4558 0.8189983775417526
1000000000000 0.845619123780924
1333521432163.324 0.8717978504152037
1778279410038.9229 0.8955775049273899
2371373705661.6553 0.9146410863631916
3162277660168.3794 0.9265654698768614
4216965034285.8228 0.9291994392586577
5623413251903.491 0.9210867879732556
7498942093324.559 0.9018014989764148
10000000000000 0.8720653213461439
13335214321633.24 0.8335952810100626
17782794100389.227 0.7887403653468451
23713737056616.55 0.7400430976075357
31622776601683.797 0.6898622848865525
42169650342858.23 0.6401347704119802
56234132519034.91 0.5922843431708769
74989420933245.58 0.5472411078247074
100000000000000 0.5055220140709443
133352143216332.4 0.46733168191390906
177827941003892.28 0.43265809136027333
237137370566165.5 0.40135139180846935
316227766016837.94 0.3731830726340927
421696503428582.2 0.34788737569285183
562341325190349.1 0.3251885460431523
749894209332455.9 0.30481764617493695
1000000000000000 0.28652210621408064
END
if (exists("out")) set output out
set label "The compute multiplier peaks at 0.929× near 4.22T" at screen 0.02500,0.95333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "tokens of inference" at screen 0.02500,0.91333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Dense FLOP over the MoE's, for the same loss, against tokens of inference" at screen 0.02500,0.87333 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.82476 to screen 0.04464,0.82476 nohead front lw 2 dt 1 lc rgb "#666666"
set arrow from screen 0.05536,0.82476 to screen 0.07500,0.82476 nohead front lw 2 dt 1 lc rgb "#666666"
set label "dashed: outside the fitted range" at screen 0.08571,0.82476 left font "sans-serif,13" front textcolor rgb "#222222"
set label "dense FLOP over the MoE's, for the same loss" at screen 0.02500,0.76286 left font "sans-serif,13" front textcolor rgb "#222222"
set label "tokens of inference" at screen 0.42498,0.17810 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172)" at screen 0.02500,0.10286 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No answer: sardana-2023 (describes dense models only: it has no term for experts)" at screen 0.02500,0.07238 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: lifetime" at screen 0.02500,0.04190 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.10711,0.71189 to screen 0.74286,0.71189 nohead back lw 1 dt 1 lc rgb "#666666"
set label "ludziejewski-2025" at screen 0.76429,0.27097 left font "sans-serif,12" front textcolor rgb "#0072b2"
set lmargin at screen 0.10711
set rmargin at screen 0.74286
set tmargin at screen 0.72952
set bmargin at screen 0.25333
set logscale x 10
set logscale y 10
set xrange [69183097091.89363:1445439770745928.0]
set yrange [0.2725489168281124:1.0512685559296522]
set xtics ("" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "" 300000000000.0 1, "" 400000000000.0 1, "" 500000000000.0 1, "" 600000000000.0 1, "" 700000000000.0 1, "" 800000000000.0 1, "" 900000000000.0 1, "1T" 1000000000000.0, "" 2000000000000.0 1, "" 3000000000000.0 1, "" 4000000000000.0 1, "" 5000000000000.0 1, "" 6000000000000.0 1, "" 7000000000000.0 1, "" 8000000000000.0 1, "" 9000000000000.0 1, "10T" 10000000000000.0, "" 20000000000000.0 1, "" 30000000000000.0 1, "" 40000000000000.0 1, "" 50000000000000.0 1, "" 60000000000000.0 1, "" 70000000000000.0 1, "" 80000000000000.0 1, "" 90000000000000.0 1, "100T" 100000000000000.0, "" 200000000000000.0 1, "" 300000000000000.0 1, "" 400000000000000.0 1, "" 500000000000000.0 1, "" 600000000000000.0 1, "" 700000000000000.0 1, "" 800000000000000.0 1, "" 900000000000000.0 1, "1000T" 1000000000000000.0)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "0.8×" 0.8, "1×" 1.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5)
set output
