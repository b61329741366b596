# llama: a picture for gnuplot 5.2 or later; its data are in this file.
# Draw it with one of
#   gnuplot -e "out='./llama.svg'" llama.gp
#   gnuplot -e "term='pngcairo'; out='./llama.png'" llama.gp
#   gnuplot -e "term='pdfcairo'; out='./llama.pdf'" llama.gp
# Without out the picture goes to standard output.
reset
set encoding utf8
if (!exists("term")) term = "svg"
bold = (term eq "svg") ? "" : ":Bold"
if (term eq "svg") set terminal svg size 560,537 noenhanced font "sans-serif,13" background rgb "white"
if (term eq "png" || term eq "pngcairo") set terminal pngcairo size 1120,1074 noenhanced font "sans-serif,13" fontscale 1.5 linewidth 2 pointscale 2
if (term eq "pdf" || term eq "pdfcairo") set terminal pdfcairo size 5.83333in,5.59375in noenhanced font "sans-serif,13" fontscale 0.56 linewidth 1.1 pointscale 0.75
if (term ne "svg" && term ne "png" && term ne "pngcairo" && term ne "pdf" && term ne "pdfcairo") exit error "term is svg, pngcairo or pdfcairo"
set key off
set border 3 lw 1 lc rgb "#888888"
set tics nomirror out scale 0.7,0.35 textcolor rgb "#222222"
set xtics offset 0,0.3
set grid xtics ytics lt 1 lw 1 lc rgb "#e4e4e4"
set zero 0
$data1_1 << END
1 0.39344671512992263 0.971240013798839
2 0.5029935905878946 1.2416611527738755
3 0.5783151987331312 1.4275957582011265
4 0.6292990840275972 1.5534516557158995
6 0.6844037950375232 1.689479987440536
8 0.7037455717248312 1.7372259889555612
11 0.7027181195047318 1.7346896792850195
16 0.6763260047697808 1.669539617297871
23 0.6363768655404597 1.5709234615535663
32 0.5964947858553555 1.4724728451571478
45 0.5532321003386166 1.3656770589364464
64 0.5271747315544162 1.301353331620103
91 0.506681153361299 1.2507640589138915
128 0.4885175871551772 1.2059265202732539
181 0.4724729409337248 1.1663196260782545
256 0.4590517481215253 1.1331888386276259
362 0.4317490676893268 1.0657910063418556
512 0.3205000810366236 0.7911681332140456
646 0.31178311696690575 0.7696499352528273
END
$data1_2 << END
1 0.6181676091739957
2 0.7902832413301171
3 0.9086255139575707
4 0.9887293381017729
6 1.0753076373969683
8 1.1056966567792301
11 1.1040823652932037
16 1.062616139145241
23 0.9998496629330968
32 0.9371885479719857
45 0.8692159614846444
64 0.828275674672553
91 0.7960769912221747
128 0.7675391286249378
181 0.7423304276411652
256 0.7212435908372515
362 0.6783467205933597
512 0.5035567999825797
646 0.48986105763420684
END
$data1_3 << END
1 0.5216597982032275
2 0.8641685572529886
3 1.1180274073206828
4 1.3057595304923055
6 1.5457904338370225
8 1.6737125852711372
11 1.757976532611732
16 1.783453044135517
23 1.7569872939571662
32 1.709569693656683
45 1.644763389600675
64 1.5614590411946194
91 1.4619771443636322
128 1.3524888836335558
181 1.2329873619764045
256 1.1116550040213427
362 0.9956882768240904
512 0.8908304878129195
646 0.8287119673418482
END
$data1_4 << END
1 0.5217696981676564
646 0.5217696981676564
END
if (exists("out")) set output out
set label "DBRX is cheaper than Llama 2 70B up to 4.2 at once," at screen 0.02500,0.95438 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "dearer from 4.2 to 23, cheaper from 23 on; it costs 0.49" at screen 0.02500,0.91527 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "of the other at 646" at screen 0.02500,0.87616 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device time of a token of DBRX over that of Llama 2 70B, on 8 NVIDIA H100" at screen 0.02500,0.83706 left font "sans-serif,13" front textcolor rgb "#666666"
set label "SXM 80 GB, 2000 tokens in and 256 out" at screen 0.02500,0.80540 left font "sans-serif,13" front textcolor rgb "#666666"
set label "cost over that of the other" at screen 0.02500,0.74581 left font "sans-serif,13" front textcolor rgb "#222222"
set label "requests at once" at screen 0.41727,0.17412 center font "sans-serif,13" front textcolor rgb "#222222"
set label "The band is an interval of 80 % of the ratio; the other lines know no losses of" at screen 0.02500,0.10056 left font "sans-serif,12" front textcolor rgb "#666666"
set label "engines." at screen 0.02500,0.07076 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: serving" at screen 0.02500,0.04097 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.10711,0.55298 to screen 0.72743,0.55298 nohead back lw 1 dt 1 lc rgb "#666666"
set label "decoding at printed" at screen 0.74886,0.52051 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "rates" at screen 0.74886,0.49257 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "2 N_active a token" at screen 0.74886,0.39219 left font "sans-serif,12" front textcolor rgb "#009e73"
set label "as engines serve" at screen 0.74886,0.36053 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.70803,0.37659 to screen 0.74350,0.36053 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.10711
set rmargin at screen 0.72743
set tmargin at screen 0.71322
set bmargin at screen 0.24767
set logscale x 10
set logscale y 10
set xrange [0.7719527155264059:836.8388205739819]
set yrange [0.2907744420623483:1.912308884924139]
set xtics ("" 0.8 1, "" 0.9 1, "1" 1.0, "" 2.0 1, "3" 3.0, "" 4.0 1, "" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "" 20.0 1, "30" 30.0, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "" 200.0 1, "300" 300.0, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1, "" 800.0 1)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "" 0.7 1, "0.8×" 0.8, "" 0.9 1, "1×" 1.0)
plot $data1_1 using 1:2:3 with filledcurves lc rgb "#0072b2" fs transparent solid 0.12 noborder, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
