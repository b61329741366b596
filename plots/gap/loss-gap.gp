# loss-gap: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./loss-gap.svg'" loss-gap.gp
#   gnuplot -e "term='pngcairo'; out='./loss-gap.png'" loss-gap.gp
#   gnuplot -e "term='pdfcairo'; out='./loss-gap.pdf'" loss-gap.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,574 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1148 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.97917in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
3.1622776601683794e18 -0.10128231945374022
5.623413251903491e18 -0.09913730195854331
1e19 -0.09692937817308511
1.7782794100389229e19 -0.09467155869285993
3.162277660168379e19 -0.09237563427757234
5.6234132519034905e19 -0.09005226956331303
1e20 -0.08771109021526602
1.778279410038923e20 -0.08536076395586534
3.1622776601683794e20 -0.08300907587553974
5.6234132519034906e20 -0.08066299840704616
END
$data1_2 << END
1e18 -0.10532488207409063
1.7782794100389228e18 -0.1033500994910721
3.1622776601683794e18 -0.10128231945374022

5.6234132519034906e20 -0.08066299840704616
1e21 -0.07832875631994218
1.7782794100389228e21 -0.07601188706880713
3.1622776601683794e21 -0.07371729680731054
5.623413251903491e21 -0.07144931236010121
1e22 -0.0692117294255663
1.7782794100389228e22 -0.06700785726485048
3.1622776601683792e22 -0.06484056011591477
5.623413251903491e22 -0.06271229555589741
1e23 -0.06062515002046309
1.7782794100389228e23 -0.058580871675214974
3.162277660168379e23 -0.05658090082145373
5.6234132519034913e23 -0.05462639800661595
1e24 -0.05271826999852647
1.778279410038923e24 -0.05085719377210052
3.1622776601683796e24 -0.0490436386473212
5.623413251903491e24 -0.04727788670812161
1e25 -0.045560051623198206
1.7782794100389228e25 -0.04389009598171967
3.162277660168379e25 -0.042267847249374935
5.6234132519034905e25 -0.040693012443130394
1e26 -0.03916519161648946
END
$data1_3 << END
1.7782794100389229e19 -0.2908326156096921
3.162277660168379e19 -0.2920383066135974
END
$data1_4 << END
1e18 -0.275468716173183
1.7782794100389228e18 -0.2799465336867559
3.1622776601683794e18 -0.2836707253202073
5.623413251903491e18 -0.28669396334264086
1e19 -0.2890657496434157
1.7782794100389229e19 -0.2908326156096921

3.162277660168379e19 -0.2920383066135974
5.6234132519034905e19 -0.2927239526339074
1e20 -0.2929282263591211
1.778279410038923e20 -0.29268748996255445
3.1622776601683794e20 -0.2920359316030994
5.6234132519034906e20 -0.291005692585224
1e21 -0.2896269860066165
1.7782794100389228e21 -0.2879282076297529
3.1622776601683794e21 -0.2859360396329249
5.623413251903491e21 -0.2836755478255597
1e22 -0.28117027285063223
1.7782794100389228e22 -0.27844231584255974
3.1622776601683792e22 -0.2755124189611937
5.623413251903491e22 -0.27240004118055605
1e23 -0.26912342967395464
1.7782794100389228e23 -0.26569968710461667
3.162277660168379e23 -0.26214483510217756
5.6234132519034913e23 -0.25847387417999945
1e24 -0.25470084032575735
1.778279410038923e24 -0.25083885847778165
3.1622776601683796e24 -0.24690019308188615
5.623413251903491e24 -0.24289629590756667
1e25 -0.238837851288342
1.7782794100389228e25 -0.23473481893832648
3.162277660168379e25 -0.23059647448576648
5.6234132519034905e25 -0.22643144785403324
1e26 -0.2222477596113428
END
if (exists("out")) set output out
set label "The gap of loss rises under ludziejewski-2025, dips" at screen 0.02500,0.95732 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "under krajewski-2024" at screen 0.02500,0.92073 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Loss of the MoE less that of the dense model (nats per token), against" at screen 0.02500,0.88415 left font "sans-serif,13" front textcolor rgb "#666666"
set label "training FLOP, by law" at screen 0.02500,0.85453 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.02500,0.81010 to screen 0.04464,0.81010 nohead front lw 2 dt 1 lc rgb "#666666"
set arrow from screen 0.05536,0.81010 to screen 0.07500,0.81010 nohead front lw 2 dt 1 lc rgb "#666666"
set label "dashed: outside the fitted range" at screen 0.08571,0.81010 left font "sans-serif,13" front textcolor rgb "#222222"
set label "loss of the MoE less that of the dense model (nats per token)" at screen 0.02500,0.75348 left font "sans-serif,13" front textcolor rgb "#222222"
set label "training FLOP" at screen 0.43241,0.21864 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Laws: ludziejewski-2025 (arXiv:2502.05172), krajewski-2024 (arXiv:2402.07871)" at screen 0.02500,0.14983 left font "sans-serif,12" front textcolor rgb "#666666"
set label "No answer: tian-2025 (relates budgets of equal loss, and states no loss itself);" at screen 0.02500,0.12195 left font "sans-serif,12" front textcolor rgb "#666666"
set label "clark-2022 (needs to know total and active parameters of a model that is not" at screen 0.02500,0.09408 left font "sans-serif,12" front textcolor rgb "#666666"
set label "routed top-1 in every second layer)" at screen 0.02500,0.06620 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: gap" at screen 0.02500,0.03833 left font "sans-serif,12" front textcolor rgb "#666666"
set label "ludziejewski-2025" at screen 0.76429,0.70687 left font "sans-serif,12" front textcolor rgb "#0072b2"
set label "krajewski-2024" at screen 0.76429,0.41591 left font "sans-serif,12" front textcolor rgb "#d55e00"
set lmargin at screen 0.12196
set rmargin at screen 0.74286
set tmargin at screen 0.72300
set bmargin at screen 0.28746
set logscale x 10
unset logscale y
set xrange [4.78630092322638e17:2.089296130854041e26]
set yrange [-0.30307874774882637:-0.029014670226784195]
set xtics ("10¹⁸" 1e18, "10¹⁹" 1e19, "10²⁰" 1e20, "10²¹" 1e21, "10²²" 1e22, "10²³" 1e23, "10²⁴" 1e24, "10²⁵" 1e25, "10²⁶" 1e26)
set ytics ("−0.30" -0.3, "−0.25" -0.25, "−0.20" -0.2, "−0.15" -0.15, "−0.10" -0.1, "−0.05" -0.05)
plot $data1_1 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt (8,5), \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#d55e00" lw 2 dt (8,5)
set output
