import Quantities

/// A chart as a gnuplot script.
public enum GnuplotScript {
  public static func text(of chart: Chart) -> String {
    "# \(chart.name)\n"
  }
}
