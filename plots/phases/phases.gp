# phases: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./phases.svg'" phases.gp
#   gnuplot -e "term='pngcairo'; out='./phases.png'" phases.gp
#   gnuplot -e "term='pdfcairo'; out='./phases.pdf'" phases.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,1013 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,2026 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,10.55208in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1764777.2693205944 0 2558166.315001443 0
18570.595870786805 1 26303.298504319107 0
90342.54678321746 2 127039.29843513572 0
3522.5379745122455 3 5097.6367544488885 0
386.83742526922754 4 477.90093787222725 0
4657510.687817846 5 5753912.575312377 0
17180515.326484583 6 21224896.691267215 0
482060.8003401445 7 595540.3834922528 0
346644.51513670175 8 428246.4106899622 0
283009.7943152131 9 349631.75043401227 0
262572.7029490801 10 324383.66301212466 0
280883.32733761834 11 347004.70223090844 0
355135.62553444214 12 438736.3719956258 0
106.54068766033264 13 131.62091159868777 0
END
$data1_2 << END
2762070.3420019606 0
28867.54159239171 1
140138.6082471965 2
5510.423804662111 3
578.3711281946624 4
6963570.572875985 5
25687054.51761529 6
720742.1793718837 7
518277.6179491199 8
423135.6206404005 9
392579.57094530907 10
419956.2821778818 11
530972.9074417241 12
159.29187223251725 13
END
if (exists("out")) set output out
set label "batch-16M of llama405 takes 76 % of its FLOP" at screen 0.02500,0.97581 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device hours by phase, 80 % ranges" at screen 0.02500,0.95508 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.90474 to screen 0.68675,0.90474 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: pretrain" at screen 0.28764,0.90474 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.76×10⁶" at screen 0.71175,0.92152 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(1.76×10⁶–4.32×10⁶)" at screen 0.71175,0.90474 left font "sans-serif,13" front textcolor rgb "#222222"
set label "14.8T tokens" at screen 0.71175,0.88796 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.84452 to screen 0.68675,0.84452 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-32K" at screen 0.28764,0.84452 right font "sans-serif,13" front textcolor rgb "#222222"
set label "28900 (18600–44900)" at screen 0.71175,0.85291 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.71175,0.83613 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.78430 to screen 0.68675,0.78430 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-128K" at screen 0.28764,0.78430 right font "sans-serif,13" front textcolor rgb "#222222"
set label "140000" at screen 0.71175,0.80109 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(90300–2.17×10⁵)" at screen 0.71175,0.78430 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.71175,0.76752 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.72409 to screen 0.68675,0.72409 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: posttrain" at screen 0.28764,0.72409 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5510 (3520–8620)" at screen 0.71175,0.73248 left font "sans-serif,13" front textcolor rgb "#222222"
set label "by its share" at screen 0.71175,0.71570 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.66387 to screen 0.68675,0.66387 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: warm-up" at screen 0.28764,0.66387 right font "sans-serif,13" front textcolor rgb "#222222"
set label "578 (387–865)" at screen 0.71175,0.67226 left font "sans-serif,13" front textcolor rgb "#222222"
set label "252M tokens" at screen 0.71175,0.65548 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.60365 to screen 0.68675,0.60365 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-8M" at screen 0.28764,0.60365 right font "sans-serif,13" front textcolor rgb "#222222"
set label "6.96×10⁶" at screen 0.71175,0.62043 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(4.66×10⁶–1.04×10⁷)" at screen 0.71175,0.60365 left font "sans-serif,13" front textcolor rgb "#222222"
set label "2.87T tokens" at screen 0.71175,0.58687 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.54344 to screen 0.68675,0.54344 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-16M" at screen 0.28764,0.54344 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.57×10⁷" at screen 0.71175,0.56022 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(1.72×10⁷–3.84×10⁷)" at screen 0.71175,0.54344 left font "sans-serif,13" front textcolor rgb "#222222"
set label "11.9T tokens" at screen 0.71175,0.52665 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.48322 to screen 0.68675,0.48322 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 1" at screen 0.28764,0.48322 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.21×10⁵" at screen 0.71175,0.50000 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(4.82×10⁵–1.08×10⁶)" at screen 0.71175,0.48322 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.46644 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.42300 to screen 0.68675,0.42300 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 2" at screen 0.28764,0.42300 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.18×10⁵" at screen 0.71175,0.43978 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(3.47×10⁵–7.75×10⁵)" at screen 0.71175,0.42300 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.40622 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.36278 to screen 0.68675,0.36278 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 3" at screen 0.28764,0.36278 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.23×10⁵" at screen 0.71175,0.37957 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.83×10⁵–6.33×10⁵)" at screen 0.71175,0.36278 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.34600 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.30257 to screen 0.68675,0.30257 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 4" at screen 0.28764,0.30257 right font "sans-serif,13" front textcolor rgb "#222222"
set label "3.93×10⁵" at screen 0.71175,0.31935 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.63×10⁵–5.87×10⁵)" at screen 0.71175,0.30257 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.28578 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.24235 to screen 0.68675,0.24235 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 5" at screen 0.28764,0.24235 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.2×10⁵" at screen 0.71175,0.25913 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.81×10⁵–6.28×10⁵)" at screen 0.71175,0.24235 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.22557 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.18213 to screen 0.68675,0.18213 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 6" at screen 0.28764,0.18213 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.31×10⁵" at screen 0.71175,0.19891 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(3.55×10⁵–7.94×10⁵)" at screen 0.71175,0.18213 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.16535 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.12192 to screen 0.68675,0.12192 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: anneal" at screen 0.28764,0.12192 right font "sans-serif,13" front textcolor rgb "#222222"
set label "159 (107–238)" at screen 0.71175,0.13031 left font "sans-serif,13" front textcolor rgb "#222222"
set label "40M tokens" at screen 0.71175,0.11352 left font "sans-serif,12" front textcolor rgb "#666666"
set label "device hours" at screen 0.49613,0.05380 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Scenario: phases" at screen 0.02500,0.02172 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30550
set rmargin at screen 0.68675
set tmargin at screen 0.93485
set bmargin at screen 0.09181
set logscale x 10
unset logscale y
set xrange [63.8616916148016:64071885.70778983]
set yrange [13.5:-0.5]
set xtics ("" 70.0 1, "" 80.0 1, "" 90.0 1, "10²" 100.0, "" 200.0 1, "" 300.0 1, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1, "" 900.0 1, "10³" 1000.0, "" 2000.0 1, "" 3000.0 1, "" 4000.0 1, "" 5000.0 1, "" 6000.0 1, "" 7000.0 1, "" 8000.0 1, "" 9000.0 1, "10⁴" 10000.0, "" 20000.0 1, "" 30000.0 1, "" 40000.0 1, "" 50000.0 1, "" 60000.0 1, "" 70000.0 1, "" 80000.0 1, "" 90000.0 1, "10⁵" 100000.0, "" 200000.0 1, "" 300000.0 1, "" 400000.0 1, "" 500000.0 1, "" 600000.0 1, "" 700000.0 1, "" 800000.0 1, "" 900000.0 1, "10⁶" 1000000.0, "" 2000000.0 1, "" 3000000.0 1, "" 4000000.0 1, "" 5000000.0 1, "" 6000000.0 1, "" 7000000.0 1, "" 8000000.0 1, "" 9000000.0 1, "10⁷" 10000000.0, "" 20000000.0 1, "" 30000000.0 1, "" 40000000.0 1, "" 50000000.0 1, "" 60000000.0 1)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
