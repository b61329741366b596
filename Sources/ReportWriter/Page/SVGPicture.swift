import Tabular
import Units

/// An SVG as gnuplot draws it, made ready for readers: with a title and a description that say what is
/// shown, and in dark colours where the reader's screen is dark.
public enum SVGPicture {
  /// The picture of a chart; what gnuplot says of itself is replaced.
  public static func finished(_ bytes: [UInt8], of chart: Chart) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let head: HTMLFragment = """
      <title>\(HTMLText(chart.title))</title>
      <desc>\(HTMLText(chart.description))</desc>
      <style>@media (prefers-color-scheme: dark) { svg { filter: invert(.91) hue-rotate(180deg) } }</style>
      """
    let own = /<title>Gnuplot<\/title>\s*<desc>[^<]*<\/desc>/
    let size = "font-size=\"\(PictureText.titleSize.fixed(2))\""
    return Array(
      text.replacing(own, with: head.source, maxReplacements: 1)
        .replacing(size, with: size + " font-weight=\"bold\"").utf8)
  }
}
