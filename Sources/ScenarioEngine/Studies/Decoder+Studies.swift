import Diagnostics
import Fitting
import Formats
import Hypotheses
import Questions
import ScalingLaws
import Spec
import Units

extension Decoder {
  /// The sections about claims and what settles them, but for the claims.
  mutating func study(_ node: Node, laws: [any ScalingLaw]) -> Study {
    var study = Study()
    study.runFiles = runFiles(node["runFiles"])
    runFileNames = node["runFiles"]?.members?.map(\.key) ?? []
    dataFormNames = node["dataForms"]?.items?.compactMap { $0["name"]?.text } ?? []
    repetitionNames = node["repetition"]?.items?.compactMap { $0["name"]?.text } ?? []
    hypothesisCount = node["hypotheses"]?.items?.count ?? 0
    lawIds = laws.map(\.card.id)
    for item in node["dataForms"]?.items ?? [] {
      guard let request = corpusRequest(item, study.runFiles) else { continue }
      if isNew(request.name, among: study.corpora.map(\.name), item) {
        study.corpora.append(request)
      }
    }
    for item in node["repetition"]?.items ?? [] {
      guard let request = repetition(item) else { continue }
      if isNew(request.name, among: study.repetitions.map(\.name), item) {
        study.repetitions.append(request)
      }
    }
    return study
  }

  private mutating func isNew(_ name: String, among names: [String], _ node: Node) -> Bool {
    guard names.contains(name) else { return true }
    note(
      node["name"] ?? node, "two entries have the name \(Fault.quoted(name))",
      "give one of them another name")
    return false
  }

  private mutating func corpusRequest(_ node: Node, _ files: [RunFile]) -> CorpusRequest? {
    guard let name = node["name"]?.text, let items = node["runs"]?.items,
      let reference = node["reference"]
    else { return nil }
    var used: [RunFile] = []
    for item in items {
      guard let text = item.text else { return nil }
      guard let file = files.first(where: { $0.name == text }) else {
        if !runFileNames.contains(text) { noteUnknown(item, "run file", among: runFileNames) }
        continue
      }
      used.append(file)
    }
    guard used.count == items.count else { return nil }
    guard let base = corpus(named: reference) else { return nil }
    var names = [base.name]
    for corpus in used.flatMap(\.corpora) where !names.contains(corpus) { names.append(corpus) }
    guard used.contains(where: { $0.corpora.contains(base.name) }) else {
      note(
        reference, "no run has seen \(Fault.quoted(base.name))",
        "the runs have seen \(names.dropFirst().joined(separator: ", "))")
      return nil
    }
    let channel = node["channel"]?.text.flatMap(CorpusLink.init(rawValue:)) ?? .loss
    let made = Self.problem(of: used, names, channel)
    switch made {
    case .success(let problem):
      return request(node, name, problem, sources: Set(used.map(\.name)))
    case .failure(let refusal):
      note(node, refusal.problem, refusal.hint)
      return nil
    }
  }

  /// The runs of several files as one problem, the reference first.
  private static func problem(
    of files: [RunFile], _ names: [String], _ channel: CorpusLink
  ) -> Result<CorpusProblem, CorpusRefusal> {
    var numbers: [Int] = []
    for file in files {
      for number in file.runs.corpora ?? [] {
        numbers.append(names.firstIndex(of: file.corpora[number]) ?? 0)
      }
    }
    guard let runs = Runs.joining(files.map(\.runs), corpora: numbers) else {
      return .failure(.unknownCorpus)
    }
    return Result { () throws(CorpusRefusal) in
      try CorpusProblem(runs, corpora: names, link: channel)
    }
  }

  private func request(
    _ node: Node, _ name: String, _ problem: CorpusProblem, sources: Set<String>
  ) -> CorpusRequest {
    let effects = self.effects(node["forms"])
    let scales = self.scales(node["scales"])
    let replicates = number("bootstraps", of: node) ?? 1000
    let difference = number("difference", of: node) ?? CorpusComparison.strongDifference
    let level = number("confidence", of: node) ?? 0.95
    return CorpusRequest(
      name: name, problem: problem, effects: effects, outlierLimit: number("outliers", of: node),
      replicates: Int(clamping: replicates), seed: seed(node), scales: scales,
      difference: difference,
      level: level, sources: sources)
  }

  /// The forms that a list names; the usual eight without one.
  private func effects(_ node: Node?) -> [CorpusEffect] {
    guard let items = node?.items else { return CorpusEffect.standard }
    var effects: [CorpusEffect] = []
    for item in items {
      if let word = item.text, let effect = CorpusEffect(rawValue: word) { effects.append(effect) }
    }
    return effects
  }

  private func scales(_ node: Node?) -> [Double] {
    guard let items = node?.items else { return [1, 10, 1000] }
    return items.compactMap(\.number)
  }

  /// A belief; `nil` where there is none or it is faulty.
  mutating func prior(_ node: Node?) -> Prior? {
    guard let node else { return nil }
    if let median = number("median", of: node), let factor = number("factor", of: node) {
      return .factor(median: median, factor: factor)
    }
    if let mean = number("mean", of: node), let deviation = number("sd", of: node) {
      return .difference(mean: mean, deviation: deviation)
    }
    if node["median"] != nil || node["mean"] != nil, node["factor"] != nil || node["sd"] != nil {
      note(
        node, "the belief is half one and half the other",
        "a positive quantity has { median, factor }, a difference { mean, sd }")
    }
    return nil
  }

  private mutating func repetition(_ node: Node) -> RepetitionRequest? {
    guard let name = node["name"]?.text, let epochs = numbers(node["epochs"]) else { return nil }
    let belief = prior(node["prior"]) ?? .wornOutRepetitions
    if case .difference = belief {
      note(
        node["prior"] ?? node, "R_D* is positive, and a belief in a difference is not",
        "give { median, factor }")
      return nil
    }
    let halving = number("exponentHalving", of: node)
    var limit: RepetitionRequest.Limit?
    if let part = node["limit"] {
      guard let run = run(named: part["run"]), let budgets = numbers(part["flop"]),
        let unique = part["uniqueTokens"].flatMap({ try? Tokens(node: $0) })
      else { return nil }
      guard !run.isDense else {
        note(
          part["run"] ?? part, "the run is dense", "name a run of an MoE; dense is set against it")
        return nil
      }
      limit = RepetitionRequest.Limit(run: run, unique: unique, budgets: budgets.map { FLOP($0) })
    }
    return RepetitionRequest(
      name: name,
      curve: RepetitionCurve(
        prior: belief, halving: halving ?? .infinity,
        level: number("confidence", of: node) ?? 0.95),
      epochs: epochs.sorted(), hasAlternative: halving != nil, limit: limit)
  }

  /// The number under a key of an object.
  ///
  /// A step of its own: several `node[key]?.number ?? …` in one function stop the optimiser of
  /// Swift 6.3.1 with an ownership error.
  func number(_ key: String, of node: Node) -> Double? {
    guard let value = node[key] else { return nil }
    return value.number
  }

  /// A list of numbers or an axis; `nil` after a fault.
  mutating func numbers(_ node: Node?) -> [Double]? {
    guard let node else { return nil }
    if let items = node.items {
      let values = items.compactMap(\.number)
      return values.count == items.count && !values.isEmpty ? values : nil
    }
    guard let text = node.text else { return nil }
    do throws(InputFault) {
      let values = try AxisText(text).values
      guard values.allSatisfy({ $0 > 0 }), values.count <= 10_000 else {
        throw InputFault(
          problem: "the axis is not positive, or longer than 10000 values", hint: "start above 0")
      }
      return values
    } catch {
      note(node, error.problem, error.hint)
      return nil
    }
  }
}
