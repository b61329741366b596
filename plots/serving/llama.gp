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
1 0.3873418409599917 0.9820991822488995
2 0.4930393465647573 1.2500935552887869
3 0.5656809833243914 1.4342752896504694
4 0.6148237194203788 1.5588759287493263
6 0.6678790952492931 1.6933970047228013
8 0.6864356563470083 1.7404468752822284
11 0.6853179806353896 1.7376130259885922
16 0.6597167214039771 1.6727014334444
23 0.6210710975817187 1.5747160584090736
32 0.582533342738668 1.4770041834841594
45 0.5405391743974837 1.3705286261705367
64 0.5158804049512629 1.3080067017422927
91 0.49615040826589163 1.2579816035952582
128 0.47868042044166176 1.2136867225838195
181 0.4632674543437827 1.174607388001113
256 0.4503986481133672 1.14197873098826
362 0.4240736402059525 1.0752320849907826
512 0.3147952190179367 0.7981583564717756
592 0.30926321272081564 0.7841320409899954
END
$data1_2 << END
1 0.6167723285440027
2 0.7850766266068541
3 0.9007453892234775
4 0.978996372122266
6 1.063477531221101
8 1.093025522653271
11 1.0912458247783818
16 1.0504804165521946
23 0.9889442000313674
32 0.9275797454903941
45 0.8607115731058456
64 0.8214469106240401
91 0.7900304337269346
128 0.7622126151218472
181 0.737670234246086
256 0.7171789711162277
362 0.6752611230837129
512 0.5012548599630022
592 0.49244613329164877
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
592 0.8512068984666616
END
$data1_4 << END
1 0.5217696981676564
592 0.5217696981676564
END
if (exists("out")) set output out
set label "DBRX is cheaper than Llama 2 70B up to 4.4 at once," at screen 0.02500,0.95438 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "dearer from 4.4 to 22, cheaper from 22 on; it costs 0.49" at screen 0.02500,0.91527 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "of the other at 592" at screen 0.02500,0.87616 left font "sans-serif" . bold . ",16" front textcolor rgb "#222222"
set label "Device time of a token of DBRX over that of Llama 2 70B, on 8 NVIDIA H100" at screen 0.02500,0.83706 left font "sans-serif,13" front textcolor rgb "#666666"
set label "SXM 80 GB, 2000 tokens in and 256 out" at screen 0.02500,0.80540 left font "sans-serif,13" front textcolor rgb "#666666"
set label "cost over that of the other" at screen 0.02500,0.74581 left font "sans-serif,13" front textcolor rgb "#222222"
set label "requests at once" at screen 0.41727,0.17412 center font "sans-serif,13" front textcolor rgb "#222222"
set label "The band is an interval of 80 % of the ratio; the other lines know no losses of" at screen 0.02500,0.10056 left font "sans-serif,12" front textcolor rgb "#666666"
set label "engines." at screen 0.02500,0.07076 left font "sans-serif,12" front textcolor rgb "#666666"
set label "Scenario: serving" at screen 0.02500,0.04097 left font "sans-serif,12" front textcolor rgb "#666666"
set arrow from screen 0.10711,0.55364 to screen 0.72743,0.55364 nohead back lw 1 dt 1 lc rgb "#666666"
set label "decoding at printed" at screen 0.74886,0.52797 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "rates" at screen 0.74886,0.50004 left font "sans-serif,12" front textcolor rgb "#d55e00"
set label "2 N_active a token" at screen 0.74886,0.39359 left font "sans-serif,12" front textcolor rgb "#009e73"
set label "as engines serve" at screen 0.74886,0.36194 left font "sans-serif,12" front textcolor rgb "#0072b2"
set arrow from screen 0.70803,0.37936 to screen 0.74350,0.36194 nohead back lw 0.6 dt 1 lc rgb "#888888"
set lmargin at screen 0.10711
set rmargin at screen 0.72743
set tmargin at screen 0.71322
set bmargin at screen 0.24767
set logscale x 10
set logscale y 10
set xrange [0.7746528655475684:764.2132706519346]
set yrange [0.28833072666722814:1.9129297267114984]
set xtics ("" 0.8 1, "" 0.9 1, "1" 1.0, "" 2.0 1, "3" 3.0, "" 4.0 1, "" 5.0 1, "" 6.0 1, "" 7.0 1, "" 8.0 1, "" 9.0 1, "10" 10.0, "" 20.0 1, "30" 30.0, "" 40.0 1, "" 50.0 1, "" 60.0 1, "" 70.0 1, "" 80.0 1, "" 90.0 1, "100" 100.0, "" 200.0 1, "300" 300.0, "" 400.0 1, "" 500.0 1, "" 600.0 1, "" 700.0 1)
set ytics ("0.3×" 0.3, "0.4×" 0.4, "0.5×" 0.5, "0.6×" 0.6, "" 0.7 1, "0.8×" 0.8, "" 0.9 1, "1×" 1.0)
plot $data1_1 using 1:2:3 with filledcurves lc rgb "#0072b2" fs transparent solid 0.12 noborder, \
  $data1_2 using 1:2 with lines lc rgb "#0072b2" lw 2 dt 1, \
  $data1_3 using 1:2 with lines lc rgb "#d55e00" lw 2 dt 1, \
  $data1_4 using 1:2 with lines lc rgb "#009e73" lw 2 dt 1
set output
