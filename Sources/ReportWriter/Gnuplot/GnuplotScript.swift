import Tabular

/// A chart as a gnuplot script of its own: data, drawing and nothing else to look up.
///
/// The script works on gnuplot 5.2 and later, writes nothing to standard error, and gives the same
/// bytes for the same chart. `-e "term='pngcairo'"` chooses the form (`svg` unless told, `pngcairo`,
/// `pdfcairo`), `-e "out='./x.png'"` the file (standard output unless told).
///
/// Every length is worked out here rather than by gnuplot, so that long texts break instead of
/// running over the edge and nothing covers anything else. Numbers that an axis cannot show (NaN,
/// infinities, and what is not positive on a logarithmic axis) are left out and break their curve.
public enum GnuplotScript {
  /// The text of the script; its file belongs beside the tables as `NAME.gp`.
  public static func text(of chart: Chart) -> String {
    picture(of: chart).script(name: chart.name)
  }

  /// The text of a script that draws the chart as a TikZ picture for LaTeX, on standard output.
  ///
  /// LaTeX sets the texts in its own font; the document needs `gnuplot-lua-tikz.sty`, which comes
  /// with gnuplot.
  public static func textForLaTeX(of chart: Chart) -> String {
    picture(of: chart).script(name: chart.name, form: .latex)
  }

  static func picture(of chart: Chart) -> Picture {
    switch chart.body {
    case .curves(let panels): Picture(of: panels, in: chart)
    case .dots(let plot): Picture(of: plot, in: chart)
    case .factors(let plot): Picture(of: plot, in: chart)
    case .heatMaps(let maps): Picture(of: maps, in: chart)
    case .pareto(let plots): Picture(of: plots, in: chart)
    case .ridges(let plot): Picture(of: plot, in: chart)
    }
  }
}
