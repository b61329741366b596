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
100000000000 0.674894530186347
133352143216.3324 0.680623441129011
177827941003.89227 0.6880357387621836
237137370566.1655 0.6975534094055448
316227766016.83795 0.7096664227746473
421696503428.5822 0.7249272464022192
562341325190.3491 0.7439383725429906
749894209332.4558 0.7673317122591383
1000000000000 0.7957383452789297
1333521432163.324 0.8297459356259852
1778279410038.9229 0.869839279940199
2371373705661.6553 0.9163177399072429
3162277660168.3794 0.9691832049928867
4216965034285.8228 1.0279958864473435
5623413251903.491 1.091705275145572
7498942093324.559 1.1584821414119932
10000000000000 1.2256036042426692
13335214321633.24 1.2894687679621553
17782794100389.227 1.3458282042186702
23713737056616.55 1.3902716103186352
31622776601683.797 1.4189230109171143
42169650342858.23 1.4291718354696779
56234132519034.91 1.4201959972378027
74989420933245.58 1.3930805240964454
100000000000000 1.3504962971012346
133352143216332.4 1.2960817274199525
177827941003892.28 1.2337574609789956
237137370566165.5 1.1671693766701945
316227766016837.94 1.09935136930386
421696503428582.2 1.032600727149795
562341325190349.1 0.9685053444466206
749894209332455.9 0.9080527431922868
1000000000000000 0.8517662358427073
END
if (exists("out")) set output out
set label "The compute multiplier peaks at 1.43× near 42.2T" at screen 0.02500,0.95333 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
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
set arrow from screen 0.10711,0.50204 to screen 0.74286,0.50204 nohead back lw 1 dt 1 lc rgb "#666666"
set label "ludziejewski-2025" at screen 0.76429,0.40775 left font "sans-serif,12" front textcolor rgb "#0072b2"
set lmargin at screen 0.10711
set rmargin at screen 0.74286
set tmargin at screen 0.72952
set bmargin at screen 0.25333
set logscale x 10
set logscale y 10
set xrange [69183097091.89363:1445439770745928.0]
set yrange [0.6549406804879498:1.4727139162225458]
set xtics ("" 70000000000.0 1, "" 80000000000.0 1, "" 90000000000.0 1, "100B" 100000000000.0, "" 200000000000.0 1, "" 300000000000.0 1, "" 400000000000.0 1, "" 500000000000.0 1, "" 600000000000.0 1, "" 700000000000.0 1, "" 800000000000.0 1, "" 900000000000.0 1, "1T" 1000000000000.0, "" 2000000000000.0 1, "" 3000000000000.0 1, "" 4000000000000.0 1, "" 5000000000000.0 1, "" 6000000000000.0 1, "" 7000000000000.0 1, "" 8000000000000.0 1, "" 9000000000000.0 1, "10T" 10000000000000.0, "" 20000000000000.0 1, "" 30000000000000.0 1, "" 40000000000000.0 1, "" 50000000000000.0 1, "" 60000000000000.0 1, "" 70000000000000.0 1, "" 80000000000000.0 1, "" 90000000000000.0 1, "100T" 100000000000000.0, "" 200000000000000.0 1, "" 300000000000000.0 1, "" 400000000000000.0 1, "" 500000000000000.0 1, "" 600000000000000.0 1, "" 700000000000000.0 1, "" 800000000000000.0 1, "" 900000000000000.0 1, "1000T" 1000000000000000.0)
set ytics ("0.8×" 0.8, "1×" 1.0, "1.2×" 1.2, "1.4×" 1.4)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5)
set output
