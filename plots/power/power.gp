# power: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./power.svg'" power.gp
#   gnuplot -e "term='pngcairo'; out='./power.png'" power.gp
#   gnuplot -e "term='pdfcairo'; out='./power.pdf'" power.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,741 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1482 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,7.71875in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1975.6799999999998 0
987.8399999999999 1
987.8399999999999 2
987.8399999999999 3
314371.6 4
440120.24 5
376604.48 6
374555.9 7
249999.7 8
499999.78 9
999999.94 10
1999999.88 11
END
if (exists("out")) set output out
set label "The cheapest of 12 designs: if truly 1.5×, 1 seed, $988," at screen 0.02500,0.96694 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "settles its claim with a chance of 100 %" at screen 0.02500,0.93860 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Cost of each design, with its runs of each recipe or seeds of a ladder, and its" at screen 0.02500,0.91026 left font "sans-serif,13" front textcolor rgb "#666666"
set label "chance to settle the claim" at screen 0.02500,0.88731 left font "sans-serif,13" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.82996 to screen 0.70529,0.82996 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "if truly 1.3×" at screen 0.22798,0.82996 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$1.98K" at screen 0.73029,0.84143 left font "sans-serif,13" front textcolor rgb "#222222"
set label "2 seeds, chance 87 %" at screen 0.73029,0.81849 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.77058 to screen 0.70529,0.77058 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "if truly 1.5×" at screen 0.22798,0.77058 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$988" at screen 0.73029,0.78205 left font "sans-serif,13" front textcolor rgb "#222222"
set label "1 seed, chance 100 %" at screen 0.73029,0.75911 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.71120 to screen 0.70529,0.71120 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "if truly 2×" at screen 0.22798,0.71120 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$988" at screen 0.73029,0.72267 left font "sans-serif,13" front textcolor rgb "#222222"
set label "1 seed, chance 100 %" at screen 0.73029,0.69973 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.65182 to screen 0.70529,0.65182 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "one seed" at screen 0.22798,0.65182 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$988" at screen 0.73029,0.66329 left font "sans-serif,13" front textcolor rgb "#222222"
set label "1 seed, chance 80 %" at screen 0.73029,0.64035 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.59244 to screen 0.70529,0.59244 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "cheapest" at screen 0.22798,0.59244 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$314K" at screen 0.73029,0.60391 left font "sans-serif,13" front textcolor rgb "#222222"
set label "5 runs, chance 80 %" at screen 0.73029,0.58097 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.53306 to screen 0.70529,0.53306 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "cheapest, t test" at screen 0.22798,0.53306 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$440K" at screen 0.73029,0.54453 left font "sans-serif,13" front textcolor rgb "#222222"
set label "7 runs, chance 86 %" at screen 0.73029,0.52159 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.47368 to screen 0.70529,0.47368 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "3 looks, Pocock" at screen 0.22798,0.47368 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$377K" at screen 0.73029,0.48516 left font "sans-serif,13" front textcolor rgb "#222222"
set label "6 runs, chance 82 %" at screen 0.73029,0.46221 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.41430 to screen 0.70529,0.41430 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "3 looks," at screen 0.22798,0.42578 right font "sans-serif,13" front textcolor rgb "#222222"
set label "O'Brien-Fleming" at screen 0.22798,0.40283 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$375K" at screen 0.73029,0.42578 left font "sans-serif,13" front textcolor rgb "#222222"
set label "6 runs, chance 85 %" at screen 0.73029,0.40283 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.35493 to screen 0.70529,0.35493 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "best of $250K" at screen 0.22798,0.35493 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$250K" at screen 0.73029,0.36640 left font "sans-serif,13" front textcolor rgb "#222222"
set label "4 runs, chance 80 %" at screen 0.73029,0.34345 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.29555 to screen 0.70529,0.29555 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "best of $500K" at screen 0.22798,0.29555 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$500K" at screen 0.73029,0.30702 left font "sans-serif,13" front textcolor rgb "#222222"
set label "8 runs, chance 80 %" at screen 0.73029,0.28408 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.23617 to screen 0.70529,0.23617 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "best of $1M" at screen 0.22798,0.23617 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$1M" at screen 0.73029,0.24764 left font "sans-serif,13" front textcolor rgb "#222222"
set label "16 runs, chance 80 %" at screen 0.73029,0.22470 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.24584,0.17679 to screen 0.70529,0.17679 nohead back lw 1 dt 1 lc rgb "#e4e4e4"
set label "best of $2M" at screen 0.22798,0.17679 right font "sans-serif,13" front textcolor rgb "#222222"
set label "$2M" at screen 0.73029,0.18826 left font "sans-serif,13" front textcolor rgb "#222222"
set label "32 runs, chance 80 %" at screen 0.73029,0.16532 left font "sans-serif,12" front textcolor rgb "#666666"
set label "training and rating (dollars)" at screen 0.47556,0.09514 center font "sans-serif,13" front textcolor rgb "#222222"
set label "The stated run-to-run deviations decide; they are suppositions." at screen 0.02500,0.05128 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: power" at screen 0.02500,0.02969 left font "sans-serif,12" front textcolor rgb "#666666"
set lmargin at screen 0.24584
set rmargin at screen 0.70529
set tmargin at screen 0.85965
set bmargin at screen 0.14710
set logscale x 10
unset logscale y
set xrange [728.5055644427522:2711962.6505124024]
set yrange [11.5:-0.5]
set xtics ("" 800.0 1, "" 900.0 1, "$1K" 1000.0, "" 2000.0 1, "" 3000.0 1, "" 4000.0 1, "" 5000.0 1, "" 6000.0 1, "" 7000.0 1, "" 8000.0 1, "" 9000.0 1, "$10K" 10000.0, "" 20000.0 1, "" 30000.0 1, "" 40000.0 1, "" 50000.0 1, "" 60000.0 1, "" 70000.0 1, "" 80000.0 1, "" 90000.0 1, "$100K" 100000.0, "" 200000.0 1, "" 300000.0 1, "" 400000.0 1, "" 500000.0 1, "" 600000.0 1, "" 700000.0 1, "" 800000.0 1, "" 900000.0 1, "$1M" 1000000.0, "" 2000000.0 1)
unset ytics
plot $data1_1 using 1:2 with points pt 7 ps 1 lc rgb "#0072b2"
set output
