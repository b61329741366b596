import Diagnostics
import Formats
import QualityAxes
import Spec

/// A file of rated responses: a rater's table, or what SAFE writes.
struct RatedFile: Sendable {
  let path: String
  let sets: [ResponseSet]
  /// What a file of SAFE says F1@K is.
  var scores: [SafeResults.Score] = []
  var unrated = 0

  /// Two models on the same prompts, to show what a file holds.
  static let sample: RatedFile = {
    let counts = [("a", 50, 5), ("b", 80, 1), ("c", 20, 12), ("d", 64, 9), ("e", 3, 2)]
    let sets = [("first", 1), ("second", 2)].compactMap { model, part in
      try? ResponseSet(
        model: model,
        responses: counts.map { prompt, supported, others in
          RatedResponse(
            prompt: prompt,
            counts: try ResponseCounts(
              supported: supported / part, notSupported: others, irrelevant: part))
        })
    }
    return RatedFile(path: "counts.csv", sets: sets)
  }()
}

/// Models whose figures come from elsewhere than a stated spread.
enum RatedModels: Sendable {
  case longFact
  case counted(RatedFile)

  var file: RatedFile? { if case .counted(let file) = self { file } else { nil } }
}

extension ResponseSet {
  /// The sets of several files; a name that several files use carries the file's.
  static func named(_ files: [RatedFile]) -> [ResponseSet] {
    let names = files.flatMap { Set($0.sets.map(\.model)) }
    return files.flatMap { file in
      file.sets.map { set in
        names.count { $0 == set.model } < 2
          ? set
          : set.named(
            (set.model.isEmpty ? "" : set.model + " ") + "(" + NamedFile.stem(of: file.path) + ")")
      }
    }
  }
}

extension InputKind where Value == RatedFile {
  /// A file of rated responses, a table or SAFE's JSON, whatever its size.
  static var ratedFile: InputKind {
    InputKind(
      .scalar(.text("a file of rated responses")), example: .text("more-counts.csv"),
      sample: .sample, words: .files(["csv", "json"]), text: { $0.path }
    ) { node, reader in
      if reader.isLenient { return .sample }
      var isJSON: Bool?
      var rows = CSVReader(file: reader.path(of: node), keeping: ResponseSet.columns.names)
      var filter = JSONFilter(leavingOut: SafeResults.idleKeys)
      let file = reader.read(node) { chunk in
        let first = chunk.first {
          !" \n\r\t".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0)
        }
        isJSON = isJSON ?? first.map { $0 == 0x7b || $0 == 0x5b }
        if isJSON == true { filter.take(chunk) } else { rows.take(chunk) }
      }
      guard let file else { return nil }
      do throws(FaultList) {
        guard isJSON == true else {
          return RatedFile(path: file.path, sets: try ResponseSet.reading(try rows.finish()))
        }
        let results = try SafeResults(bytes: filter.kept, file: file.path)
        return RatedFile(
          path: file.path, sets: results.sets, scores: results.scores, unrated: results.unrated)
      } catch {
        reader.note(error)
        return nil
      }
    }
  }
}

extension InputKind where Value == RatedModels {
  /// The published models by their word, or a file of rated responses.
  static var ratedModels: InputKind {
    let word = "longfact-2024"
    let file = InputKind<RatedFile>.ratedFile
    return InputKind(
      .scalar(.text("\(word) or a file")), example: .text("counts.csv"),
      sample: .counted(.sample), words: .files(["csv", "json"])
    ) { node, reader in
      guard let text = node.text, text != word else { return node.text == nil ? nil : .longFact }
      guard text.contains(".") || text.contains("/") else {
        reader.note(
          node, "unknown value \(Fault.quoted(text))",
          "write \(word), or the path of a file such as counts.csv")
        return nil
      }
      return file.value(of: node, reader).map { .counted($0) }
    }
  }
}

extension InputKind where Value == [String: String] {
  /// The topic of each prompt.
  static var topics: InputKind {
    .table(
      "a file of topics", columns: CSVColumns(required: ["prompt", "topic"]),
      example: "topics.csv", sample: [:]
    ) { (table, _) throws(FaultList) in
      var records = CSVRecords(
        table, CSVColumns(required: ["prompt", "topic"]))
      var topics: [String: String] = [:]
      for row in records.rows {
        guard let prompt = records.name(records[row, "prompt"]),
          let topic = records.name(records[row, "topic"])
        else { continue }
        if let known = topics[prompt], known != topic {
          records.note(
            records[row, "topic"],
            "the prompt \(Fault.quoted(prompt)) has the topic \(Fault.quoted(known)) already",
            "keep one topic a prompt")
        }
        topics[prompt] = topic
      }
      try records.log.check()
      return topics
    }
  }
}
