# experts: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./experts.svg'" experts.gp
#   gnuplot -e "term='pngcairo'; out='./experts.png'" experts.gp
#   gnuplot -e "term='pdfcairo'; out='./experts.pdf'" experts.gp
#   gnuplot -e "term='dumb'" experts.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
if (term eq "svg") set terminal svg size 500,484 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1000,968 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.20833in,5.04167in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term eq "dumb") set terminal dumb size 83,37 noenhanced
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo" && term ne "dumb") exit error "term is svg, pngcairo, pdfcairo or dumb"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
if (term ne "dumb") set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1e21 32
1.333521432163324e21 32
1.7782794100389228e21 16
2.3713737056616553e21 16
3.162277660168379e21 16
4.216965034285823e21 8
5.623413251903491e21 8
7.498942093324559e21 8
9.999999999999998e21 4
1.333521432163324e22 2
1.7782794100389232e22 2
2.3713737056616547e22 2
3.1622776601683792e22 2
4.216965034285821e22 2
5.623413251903492e22 1
7.498942093324558e22 1
9.999999999999997e22 1
1.3335214321633244e23 1
1.7782794100389228e23 1
2.3713737056616545e23 1
3.16227766016838e23 1
4.2169650342858225e23 1
5.623413251903489e23 1
7.498942093324561e23 1
1e24 1
END
$data1_2 << END
1e21 32
3.162277660168379e21 16
9.999999999999998e21 4
3.1622776601683792e22 2
9.999999999999997e22 1
3.16227766016838e23 1
1e24 1
END
$data1_3 << END
1e21 32
3.162277660168379e21 16
9.999999999999998e21 4
3.1622776601683792e22 2
9.999999999999997e22 1
3.16227766016838e23 1
1e24 1
END
$data1_4 << END
1e21 32
1.333521432163324e21 32
1.7782794100389228e21 32
2.3713737056616553e21 32
3.162277660168379e21 32
4.216965034285823e21 32
5.623413251903491e21 32
7.498942093324559e21 16
9.999999999999998e21 16
1.333521432163324e22 16
1.7782794100389232e22 8
2.3713737056616547e22 8
3.1622776601683792e22 8
4.216965034285821e22 8
5.623413251903492e22 4
7.498942093324558e22 4
9.999999999999997e22 2
1.3335214321633244e23 2
1.7782794100389228e23 2
2.3713737056616545e23 2
3.16227766016838e23 2
4.2169650342858225e23 1
5.623413251903489e23 1
7.498942093324561e23 1
1e24 1
END
$data1_5 << END
1e21 32
3.162277660168379e21 32
9.999999999999998e21 16
3.1622776601683792e22 8
9.999999999999997e22 2
3.16227766016838e23 2
1e24 1
END
$data1_6 << END
1e21 32
3.162277660168379e21 32
9.999999999999998e21 16
3.1622776601683792e22 8
9.999999999999997e22 2
3.16227766016838e23 2
1e24 1
END
$data1_7 << END
1e21 32
1.333521432163324e21 32
1.7782794100389228e21 32
2.3713737056616553e21 32
3.162277660168379e21 32
4.216965034285823e21 32
5.623413251903491e21 32
7.498942093324559e21 32
9.999999999999998e21 32
1.333521432163324e22 32
1.7782794100389232e22 32
2.3713737056616547e22 32
3.1622776601683792e22 32
4.216965034285821e22 32
5.623413251903492e22 32
7.498942093324558e22 32
9.999999999999997e22 32
1.3335214321633244e23 16
1.7782794100389228e23 16
2.3713737056616545e23 16
3.16227766016838e23 16
4.2169650342858225e23 8
5.623413251903489e23 8
7.498942093324561e23 8
1e24 8
END
$data1_8 << END
1.333521432163324e21 32
4.216965034285823e21 32
1.333521432163324e22 32
4.216965034285821e22 32
1.3335214321633244e23 16
4.2169650342858225e23 8
END
$data1_9 << END
1.333521432163324e21 32
4.216965034285823e21 32
1.333521432163324e22 32
4.216965034285821e22 32
1.3335214321633244e23 16
4.2169650342858225e23 8
END
if (exists("out")) set output out
set label "Best number of experts against training FLOP, by memory" at screen 0.02800,0.95041 left font "sans-serif,15" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.89876 to screen 0.04800,0.89876 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set arrow from screen 0.06400,0.89876 to screen 0.08400,0.89876 nohead front lw 1.8 dt 1 lc rgb "#0072b2"
set label "" at screen 0.05600,0.89876 point pt 7 ps 0.6 lc rgb "#0072b2" front
set label "24GB" at screen 0.09600,0.89876 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.20402,0.89876 to screen 0.22402,0.89876 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set arrow from screen 0.24002,0.89876 to screen 0.26002,0.89876 nohead front lw 1.8 dt 1 lc rgb "#d55e00"
set label "" at screen 0.23202,0.89876 point pt 5 ps 0.6 lc rgb "#d55e00" front
set label "80GB" at screen 0.27202,0.89876 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.38004,0.89876 to screen 0.40004,0.89876 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set arrow from screen 0.41604,0.89876 to screen 0.43604,0.89876 nohead front lw 1.8 dt 1 lc rgb "#009e73"
set label "" at screen 0.40804,0.89876 point pt 9 ps 0.6 lc rgb "#009e73" front
set label "640GB" at screen 0.44804,0.89876 left font "sans-serif,13" front textcolor rgb "#222222"
set arrow from screen 0.02800,0.86157 to screen 0.04200,0.86157 nohead front lw 1.8 dt 1 lc rgb "#666666"
set arrow from screen 0.07000,0.86157 to screen 0.08400,0.86157 nohead front lw 1.8 dt 1 lc rgb "#666666"
set label "" at screen 0.05600,0.86157 point pt 7 ps 0.6 lc rgb "#ffffff" front
set label "" at screen 0.05600,0.86157 point pt 6 ps 0.6 lc rgb "#666666" front
set label "dashed, hollow: outside the fitted range" at screen 0.09600,0.86157 left font "sans-serif,13" front textcolor rgb "#222222"
set label "experts of the best design" at screen 0.02800,0.79442 left font "sans-serif,13" front textcolor rgb "#222222"
set label "budget (FLOP)" at screen 0.51864,0.16012 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172)" at screen 0.02800,0.07851 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: memory" at screen 0.02800,0.04545 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.08928
set rmargin at screen 0.94800
set tmargin at screen 0.75826
set bmargin at screen 0.24174
set logscale x 10
set logscale y 10
set xrange [7.58577575029182e20:1.31825673855641e24]
set yrange [0.8705505632961241:36.75834735990514]
set xtics ("" 8e20 1, "" 9e20 1, "10²¹" 1e21, "" 2e21 1, "3×10²¹" 3e21, "" 4e21 1, "" 5e21 1, "" 6e21 1, "" 7e21 1, "" 8e21 1, "" 9e21 1, "10²²" 1e22, "" 2e22 1, "3×10²²" 3e22, "" 4e22 1, "" 5e22 1, "" 6e22 1, "" 7e22 1, "" 8e22 1, "" 9e22 1, "10²³" 1e23, "" 2e23 1, "3×10²³" 3e23, "" 4e23 1, "" 5e23 1, "" 6e23 1, "" 7e23 1, "" 8e23 1, "" 9e23 1, "10²⁴" 1e24)
set ytics ("" 0.9 1, "1" 1.0, "2" 2.0, "3" 3.0, "" 4.0 1, "5" 5.0, "" 6.0 1, "7" 7.0, "" 8.0 1, "" 9.0 1, "10" 10.0, "20" 20.0, "30" 30.0)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 1.8 dt (8,5), \
  $data1_2 using 1:2 with points pt 7 ps 0.6 lw 1.2 lc rgb "#ffffff", \
  $data1_3 using 1:2 with points pt 6 ps 0.6 lw 1.2 lc rgb "#0072b2", \
  $data1_4 using 1:2 with lines lc rgb "#d55e00" lw 1.8 dt (8,5), \
  $data1_5 using 1:2 with points pt 5 ps 0.6 lw 1.2 lc rgb "#ffffff", \
  $data1_6 using 1:2 with points pt 4 ps 0.6 lw 1.2 lc rgb "#d55e00", \
  $data1_7 using 1:2 with lines lc rgb "#009e73" lw 1.8 dt (8,5), \
  $data1_8 using 1:2 with points pt 9 ps 0.6 lw 1.2 lc rgb "#ffffff", \
  $data1_9 using 1:2 with points pt 8 ps 0.6 lw 1.2 lc rgb "#009e73"
set output
