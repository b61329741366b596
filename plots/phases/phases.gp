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
1816412.5539838525 0 2553324.6363668656 0
18984.08022189107 1 26685.85373020402 0
92158.95896899357 2 129547.51930190975 0
3623.804515168506 3 5093.96905767008 0
394.5741737746122 4 487.4589566296719 0
4750660.901574203 5 5868990.826818624 0
17524125.633014277 6 21649394.62509256 0
491702.01634694735 7 607451.191162098 0
353577.4054394358 8 436811.3389037614 0
288669.9902015173 9 356624.3854426925 0
267824.1570080617 10 330871.3362723672 0
286500.99388437066 11 353944.7962755265 0
362238.3380451309 12 447511.0994355382 0
108.67150141353926 13 134.25332983066147 0
END
$data1_2 << END
2817311.7488420005 0
29444.892424239548 1
142941.38041214042 2
5620.632280755355 3
589.9385507585558 4
7102841.984333503 5
26200795.607967593 6
735157.0229593214 7
528643.1703081023 8
431598.3330532085 9
400431.16236421524 10
428355.4078214394 11
541592.3655905585 12
162.47770967716755 13
END
if (exists("out")) set output out
set label "batch-16M of llama405 takes 76 % of its FLOP" at screen 0.02500,0.97581 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device hours by phase, 80 % ranges" at screen 0.02500,0.95508 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.90474 to screen 0.68675,0.90474 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: pretrain" at screen 0.28764,0.90474 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.82×10⁶" at screen 0.71175,0.92152 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(1.82×10⁶–4.37×10⁶)" at screen 0.71175,0.90474 left font "sans-serif,13" front textcolor rgb "#222222"
set label "14.8T tokens" at screen 0.71175,0.88796 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.84452 to screen 0.68675,0.84452 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-32K" at screen 0.28764,0.84452 right font "sans-serif,13" front textcolor rgb "#222222"
set label "29400 (19000–45700)" at screen 0.71175,0.85291 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.71175,0.83613 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.78430 to screen 0.68675,0.78430 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: context-128K" at screen 0.28764,0.78430 right font "sans-serif,13" front textcolor rgb "#222222"
set label "143000" at screen 0.71175,0.80109 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(92200–2.22×10⁵)" at screen 0.71175,0.78430 left font "sans-serif,13" front textcolor rgb "#222222"
set label "62.9B tokens" at screen 0.71175,0.76752 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.72409 to screen 0.68675,0.72409 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "v3: posttrain" at screen 0.28764,0.72409 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5620 (3620–8720)" at screen 0.71175,0.73248 left font "sans-serif,13" front textcolor rgb "#222222"
set label "by its share" at screen 0.71175,0.71570 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.66387 to screen 0.68675,0.66387 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: warm-up" at screen 0.28764,0.66387 right font "sans-serif,13" front textcolor rgb "#222222"
set label "590 (395–882)" at screen 0.71175,0.67226 left font "sans-serif,13" front textcolor rgb "#222222"
set label "252M tokens" at screen 0.71175,0.65548 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.60365 to screen 0.68675,0.60365 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-8M" at screen 0.28764,0.60365 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.1×10⁶" at screen 0.71175,0.62043 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(4.75×10⁶–1.06×10⁷)" at screen 0.71175,0.60365 left font "sans-serif,13" front textcolor rgb "#222222"
set label "2.87T tokens" at screen 0.71175,0.58687 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.54344 to screen 0.68675,0.54344 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: batch-16M" at screen 0.28764,0.54344 right font "sans-serif,13" front textcolor rgb "#222222"
set label "2.62×10⁷" at screen 0.71175,0.56022 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(1.75×10⁷–3.92×10⁷)" at screen 0.71175,0.54344 left font "sans-serif,13" front textcolor rgb "#222222"
set label "11.9T tokens" at screen 0.71175,0.52665 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.48322 to screen 0.68675,0.48322 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 1" at screen 0.28764,0.48322 right font "sans-serif,13" front textcolor rgb "#222222"
set label "7.35×10⁵" at screen 0.71175,0.50000 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(4.92×10⁵–1.1×10⁶)" at screen 0.71175,0.48322 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.46644 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.42300 to screen 0.68675,0.42300 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 2" at screen 0.28764,0.42300 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.29×10⁵" at screen 0.71175,0.43978 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(3.54×10⁵–7.9×10⁵)" at screen 0.71175,0.42300 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.40622 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.36278 to screen 0.68675,0.36278 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 3" at screen 0.28764,0.36278 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.32×10⁵" at screen 0.71175,0.37957 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.89×10⁵–6.45×10⁵)" at screen 0.71175,0.36278 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.34600 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.30257 to screen 0.68675,0.30257 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 4" at screen 0.28764,0.30257 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4×10⁵" at screen 0.71175,0.31935 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.68×10⁵–5.99×10⁵)" at screen 0.71175,0.30257 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.28578 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.24235 to screen 0.68675,0.24235 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 5" at screen 0.28764,0.24235 right font "sans-serif,13" front textcolor rgb "#222222"
set label "4.28×10⁵" at screen 0.71175,0.25913 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(2.87×10⁵–6.4×10⁵)" at screen 0.71175,0.24235 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.22557 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.18213 to screen 0.68675,0.18213 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: long 6" at screen 0.28764,0.18213 right font "sans-serif,13" front textcolor rgb "#222222"
set label "5.42×10⁵" at screen 0.71175,0.19891 left font "sans-serif,13" front textcolor rgb "#222222"
set label "(3.62×10⁵–8.1×10⁵)" at screen 0.71175,0.18213 left font "sans-serif,13" front textcolor rgb "#222222"
set label "133B tokens" at screen 0.71175,0.16535 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.30550,0.12192 to screen 0.68675,0.12192 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "llama405: anneal" at screen 0.28764,0.12192 right font "sans-serif,13" front textcolor rgb "#222222"
set label "162 (109–243)" at screen 0.71175,0.13031 left font "sans-serif,13" front textcolor rgb "#222222"
set label "40M tokens" at screen 0.71175,0.11352 left font "sans-serif,12" front textcolor rgb "#666666"
set label "device hours" at screen 0.49613,0.05380 center font "sans-serif,13" front textcolor rgb "#222222"
set label "Scenario: phases" at screen 0.02500,0.02172 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.30550
set rmargin at screen 0.68675
set tmargin at screen 0.93485
set bmargin at screen 0.09181
set logscale x 10
unset logscale y
set xrange [65.13892544709762:65353323.42194556]
set yrange [13.5:-0.5]
set xtics ("" 70.0 1, "" 80.0 1, "" 90.0 1, "10²" 100.0, "" 200.0 1, "" 300.0 1, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1, "" 900.0 1, "10³" 1000.0, "" 2000.0 1, "" 3000.0 1, "" 4000.0 1, "" 5000.0 1, "" 6000.0 1, "" 7000.0 1, "" 8000.0 1, "" 9000.0 1, "10⁴" 10000.0, "" 20000.0 1, "" 30000.0 1, "" 40000.0 1, "" 50000.0 1, "" 60000.0 1, "" 70000.0 1, "" 80000.0 1, "" 90000.0 1, "10⁵" 100000.0, "" 200000.0 1, "" 300000.0 1, "" 400000.0 1, "" 500000.0 1, "" 600000.0 1, "" 700000.0 1, "" 800000.0 1, "" 900000.0 1, "10⁶" 1000000.0, "" 2000000.0 1, "" 3000000.0 1, "" 4000000.0 1, "" 5000000.0 1, "" 6000000.0 1, "" 7000000.0 1, "" 8000000.0 1, "" 9000000.0 1, "10⁷" 10000000.0, "" 20000000.0 1, "" 30000000.0 1, "" 40000000.0 1, "" 50000000.0 1, "" 60000000.0 1)
unset ytics
plot $data1_1 using 1:2:3:4 with vectors nohead lw 2 lc rgb "#0072b2", \
  $data1_2 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
