import Diagnostics
import Evidence
import Formats
import Foundation
import Spec
import Statistics
import Tabular
import Units

/// What one's own changes of the data or the recipe are worth, from a table of runs.
public struct AblationQuestion: CallableQuestion {
  public static let section = Section(
    "ablation", .one, definition: "ablation",
    "What changes of one's own are worth, from paired or factorial runs")
  public static let call = QuestionCall(
    "evidence", kind: "ablation",
    "What changes of one's own are worth, from paired or factorial runs.", operands: ["file"],
    examples: [
      "moesim evidence ablation runs.csv", "moesim evidence ablation runs.csv --slope 0.03",
    ])

  let file: AblationFile
  let slope: Double?
  let interactions: Bool
  let spread: Double
  let level: Double
  let text: String?

  public init(_ ask: inout Asking) throws(Unsettled) {
    file = ask(
      "file", .ablation,
      "A CSV with size, tokens, score or loss, seed where runs share one, and a column for each change"
    )
    text = ask.optional(
      "measuredOn", .text("a task or a text", example: "C4 validation"),
      "The task or text of the score: without it no multiplier is given")
    slope = ask.optional(
      "slope", .positive(example: 0.03),
      "What a factor e in tokens brings, where the runs have one number of tokens")
    interactions = ask(
      "interactions", .boolean, "Whether pairs of changes and sizes are fitted too", default: false)
    spread = ask.scaleSpread()
    level = ask.confidence()
    try ask.settle()
  }

  public func found(
    in world: World, _ others: Findings, progress: (Int, Int) -> Void
  ) -> Result<Ablation, Ablation.UnfittedReason> {
    Result { () throws(Ablation.UnfittedReason) in
      try Ablation(
        file.runs, factors: file.factors, isLoss: file.isLoss, interactions: interactions,
        slope: slope, spread: spread)
    }
  }

  public static func answer(_ asked: [Resolved<AblationQuestion>], in world: World) -> Answer {
    guard let one = asked.first else { return Answer() }
    let question = one.question
    let found: Ablation
    switch one.found {
    case .success(let ablation): found = ablation
    case .failure(let failure):
      var answer = Answer()
      let (problem, hint) = failure.problem
      answer.refusals = [
        Fault(file: question.file.path, position: nil, problem: problem, hint: hint)
      ]
      return answer
    }
    let rows = found.effects.map { effect -> EffectRow in
      let range = effect.interval(level: question.level)
      let logarithms = question.text == nil ? nil : effect.logarithms(level: question.level)
      return EffectRow(
        effect: effect, low: range.lowerBound, high: range.upperBound,
        q: question.text == nil ? nil : effect.logarithm.map { exp($0) },
        range: logarithms.map { exp($0.lowerBound)...exp($0.upperBound) },
        isLoss: question.file.isLoss)
    }
    let unit = question.file.isLoss ? "nats" : "points"
    let words = rows.prefix(3).map { row in
      "\(row.effect.name) \(row.effect.value.rounded(toDigits: 3)) \(unit) "
        + "(\(row.low.rounded(toDigits: 2)) to \(row.high.rounded(toDigits: 2)))"
        + (row.q.map { q in
          ", ×\(q.rounded(toDigits: 3)) tokens ("
            + (row.range.map {
              "\($0.lowerBound.rounded(toDigits: 2)) to \($0.upperBound.rounded(toDigits: 2))"
            } ?? "no interval: tokens are not told to bring anything") + ")"
        } ?? "")
    }
    var warnings: [String] = []
    if question.text == nil {
      warnings.append(
        "no multiplier is given without the text or task that it is measured on: say --measured-on")
    } else if found.slope.map({ $0.value <= 0 }) ?? true {
      warnings.append(
        "no multiplier: the runs do not say what tokens bring; vary the tokens, or give --slope")
    }
    if rows.contains(where: { $0.q.map { $0 > 1 && $0 < 2 } ?? false }) {
      warnings.append(
        "below 2 \"it is the data\" needs matched hyper-parameters: an untuned learning rate alone costs 1.2 to 3.4"
      )
    }
    let isOfScalesAlone =
      question.spread == 0 || found.slope == nil && found.sizes == 1
    if found.sizes == 1, question.spread > 0 {
      warnings.append(
        found.slope == nil
          ? "one size says nothing of others, and without a slope their spread is not known: the intervals are of this size"
          : "one size says little of others: intervals allow ln q to differ between sizes by \(plainText(of: question.spread)); add a second size, or --spread 0 for this size alone"
      )
    }
    let held = (question.level * 100).roundedToSignificant(3)
    return Answer(
      headline: [
        words.joined(separator: "; ") + ": \(plainText(of: held)) % intervals, "
          + (found.isPaired ? "runs paired by seed" : "runs not paired")
          + ", noise \(found.noise.rounded(toDigits: 2)) with \(plainText(of: found.degrees)) degrees"
          + (isOfScalesAlone ? ", of these sizes alone." : ", of other sizes too.")
          + (question.file.replacements.isEmpty
            ? "" : " \(question.file.replacements.joined(separator: "; ")).")
      ],
      shown: [
        ShownTable(
          Table(
            "effects", "Effects of changes on the score, as gains and as multipliers on tokens.",
            of: rows, EffectRow.columns),
          notes: [
            "Simulated designs of two to four sizes: 80 % intervals held 88 to 92, 82 to 84 and 73 to 79 % where ln q differs between sizes by 0, 0.1 and 0.15, 95 % intervals 99, 95 to 98 and 93 to 94 %; by 0.27, more than the table of interventions has, 63 and 92 %: say a larger --spread."
          ])
      ], warnings: warnings)
  }

  /// An effect with its interval.
  private struct EffectRow {
    let effect: Ablation.Effect
    let low: Double
    let high: Double
    let q: Double?
    let range: ClosedRange<Double>?
    let isLoss: Bool

    static let columns: [Filling<EffectRow>] = [
      .text("effect", "The change, a pair of them, or a change per e-fold of size.") {
        $0.effect.name
      },
      .number("gain", "Gain: points, or nats by which the loss falls.") { $0.effect.value },
      .number("gain_low", "Low end of its interval.") { $0.low },
      .number("gain_high", "High end.") { $0.high },
      .number("multiplier", "Tokens that a token is worth; empty without a slope or a text.") {
        $0.q
      },
      .number("multiplier_low", "Low end.") { $0.range?.lowerBound },
      .number("multiplier_high", "High end.") { $0.range?.upperBound },
      .number("floor_shift", "Of a loss, the shift of its floor.") {
        $0.isLoss ? -$0.effect.value : nil
      },
    ]
  }
}

/// A table of one's own runs.
struct AblationFile: Sendable {
  let path: String
  let factors: [String]
  let isLoss: Bool
  let runs: [Ablation.Run]
  /// Which level replaces which, of changes whose levels do not say it themselves.
  private(set) var replacements: [String] = []

  private static let known = ["size", "tokens", "score", "loss", "seed"]

  init(_ table: CSVTable, path: String) throws(FaultList) {
    self.path = path
    var log = table.log
    func place(_ name: String) -> Int? { table.index(of: name) }
    isLoss = place("score") == nil
    let factors = table.columns.map(\.text).filter { !Self.known.contains($0) }
    self.factors = factors
    guard let size = place("size"), let tokens = place("tokens"),
      let score = place("score") ?? place("loss"), !factors.isEmpty
    else {
      throw FaultList(
        file: path, problem: "the columns are \(table.names)",
        hint: "size, tokens, score or loss, and one for each change are needed")
    }
    // What words say of themselves holds whatever the order of the rows.
    let isWithout: [String: Bool] = [
      "no": true, "0": true, "false": true, "off": true, "without": true, "none": true,
      "base": true, "baseline": true, "control": true, "old": true,
      "yes": false, "1": false, "true": false, "on": false, "with": false, "new": false,
    ]
    var levels: [[String]] = factors.map { _ in [] }
    var runs: [Ablation.Run] = []
    for row in table.rows {
      func amount(_ column: Int) -> Double? {
        let value = (try? Measure<ParameterDimension>(text: row.fields[column].text))?.value
        if value == nil {
          log.note(
            row.fields[column].position,
            "\(Fault.quoted(row.fields[column].text)) is no positive amount",
            "write it such as 1.4B")
        }
        return value
      }
      let n = amount(size)
      let d = amount(tokens)
      let value = Double(row.fields[score].text)
      if value == nil {
        log.note(
          row.fields[score].position, "\(Fault.quoted(row.fields[score].text)) is no number",
          "such as 41.2")
      }
      var chosen: [Double] = []
      for (index, name) in factors.enumerated() {
        guard let column = place(name) else { continue }
        let level = row.fields[column].text
        if !levels[index].contains(level) { levels[index].append(level) }
        if levels[index].count > 2 {
          log.note(
            row.fields[column].position, "\(name) has more than two levels",
            "make a column for each change")
        }
        chosen.append(Double(levels[index].firstIndex(of: level) ?? 0))
      }
      guard let n, let d, let value else { continue }
      runs.append(
        Ablation.Run(
          size: n, tokens: d, seed: place("seed").map { row.fields[$0].text } ?? "", levels: chosen,
          score: value))
    }
    guard !table.rows.isEmpty else {
      throw FaultList(file: path, problem: "the table has no runs", hint: "add a row for each run")
    }
    for (index, name) in factors.enumerated() where levels[index].count == 1 {
      throw FaultList(
        file: path, problem: "\(Fault.quoted(name)) is \(levels[index][0]) in every run",
        hint: "vary it, or leave the column out")
    }
    try log.check()
    // The older level first, as words say it or as the rows do.
    let isTurned = levels.map { names -> Bool in
      let said = names.map { isWithout[$0.lowercased()] }
      return said[0] == false || said[0] == nil && said[1] == true
    }
    self.runs = runs.map { run in
      var run = run
      run.levels = zip(run.levels, isTurned).map { $1 ? 1 - $0 : $0 }
      return run
    }
    replacements = factors.indices.compactMap { index in
      let said = levels[index].map { isWithout[$0.lowercased()] }
      if let one = said[0], let other = said[1], one != other { return nil }
      let names = isTurned[index] ? levels[index].reversed() : levels[index]
      return "\(factors[index]) is \(names[1]) instead of \(names[0])"
    }
  }
}

extension InputKind where Value == AblationFile {
  static var ablation: InputKind {
    InputKind(
      .scalar(.text("a file")), example: .text("ablation.csv"), sample: .sample,
      words: .files(["csv"]), text: { $0.path }
    ) { node, reader in
      if reader.isLenient { return .sample }
      return reader.content(of: node) { (file) throws(FaultList) in
        try AblationFile(CSVTable(bytes: file.bytes, file: file.path), path: file.path)
      }
    }
  }
}

extension AblationFile {
  fileprivate static var sample: AblationFile {
    let text =
      "size,tokens,score,filter\n1B,20B,30,no\n1B,40B,32,no\n1B,20B,31,yes\n1B,40B,33,yes\n"
    guard let table = try? CSVTable(bytes: Array(text.utf8), file: "ablation.csv"),
      let file = try? AblationFile(table, path: "ablation.csv")
    else { preconditionFailure("the sample is a table of runs") }
    return file
  }
}
