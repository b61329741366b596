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
100000000000 0.6930442227095398
133352143216.3324 0.7033770986151783
177827941003.89227 0.7161104078124233
237137370566.1655 0.7315285077253688
316227766016.83795 0.7498201576514407
421696503428.5822 0.7710105351101558
562341325190.3491 0.7948790495056556
749894209332.4558 0.8208679641237824
1000000000000 0.8479942027532967
1333521432163.324 0.8747881584866447
1778279410038.9229 0.8992963279797165
2371373705661.6553 0.9191913227957194
3162277660168.3794 0.9320204710794538
4216965034285.8228 0.9355822380253482
5623413251903.491 0.9283541034727449
7498942093324.559 0.9098393674819607
10000000000000 0.8806998978850631
13335214321633.24 0.8426164436495869
17782794100389.227 0.7979307268664464
23713737056616.55 0.7492039058772171
31622776601683.797 0.6988305259931008
42169650342858.23 0.648790130456204
56234132519034.91 0.6005480020220116
74989420933245.58 0.5550696441252156
100000000000000 0.512899420548217
133352143216332.4 0.4742615168954391
177827941003892.28 0.439156803649061
237137370566165.5 0.4074431468191272
316227766016837.94 0.3788960075015374
421696503428582.2 0.35325103955459675
562341325190349.1 0.3302322449783879
749894209332455.9 0.3095694400931948
1000000000000000 0.2910082550956743
END
if (exists("out")) set output out
set label "The compute multiplier peaks at 0.936× near 4.22T" at screen 0.02500,0.95333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
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
set yrange [0.276988361491383:1.0506154609847298]
set xtics ("" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "" 300000000000.0 1, "" 400000000000.0 1, "" 500000000000.0 1, "" 600000000000.0 1, "" 700000000000.0 1, "" 800000000000.0 1, "" 900000000000.0 1, "1T" 1000000000000.0, "" 2000000000000.0 1, "" 3000000000000.0 1, "" 4000000000000.0 1, "" 5000000000000.0 1, "" 6000000000000.0 1, "" 7000000000000.0 1, "" 8000000000000.0 1, "" 9000000000000.0 1, "10T" 10000000000000.0, "" 20000000000000.0 1, "" 30000000000000.0 1, "" 40000000000000.0 1, "" 50000000000000.0 1, "" 60000000000000.0 1, "" 70000000000000.0 1, "" 80000000000000.0 1, "" 90000000000000.0 1, "100T" 100000000000000.0, "" 200000000000000.0 1, "" 300000000000000.0 1, "" 400000000000000.0 1, "" 500000000000000.0 1, "" 600000000000000.0 1, "" 700000000000000.0 1, "" 800000000000000.0 1, "" 900000000000000.0 1, "1000T" 1000000000000000.0)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "0.8×" 0.8, "1×" 1.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5)
set output
