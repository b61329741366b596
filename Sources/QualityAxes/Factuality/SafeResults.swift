import Diagnostics
import Formats

/// Responses that SAFE rated, read from the result file of `eval/run_eval.py`.
///
/// google-deepmind/long-form-factuality, commit 9d27158: `side_1` and `side_2` name the models, and
/// each item of `per_prompt_data` holds `side1_posthoc_eval_data` and `side2_posthoc_eval_data` with
/// the counts `Supported`, `Not Supported` and `Irrelevant`, and `f1_K` where it was aggregated.
public struct SafeResults: Hashable, Sendable {
  /// What the file says F1@K is, beside what follows from its counts.
  public struct Score: Hashable, Sendable {
    public let model: String
    public let goal: FactGoal
    /// The responses that carry the score.
    public let responses: Int
    /// Mean of the scores in the file.
    public let stated: Double
    /// The largest difference on one response.
    public let worst: Double
  }

  /// The sides that were rated.
  public let sets: [ResponseSet]
  public let scores: [Score]
  /// Responses of rated sides that carry no ratings.
  public let unrated: Int

  /// What is left out while such a file is read: the rater's own texts.
  public static let idleKeys = [
    "checked_statements", "revised_fact_jsonified_all", "past_steps_jsonified_all",
    "all_atomic_facts", "response", "autoeval_configs",
  ]

  /// Reads a file whose idle keys may have been left out.
  public init(bytes: [UInt8], file: String) throws(FaultList) {
    func refused(_ problem: String, _ hint: String) -> FaultList {
      FaultList(file: file, problem: problem, hint: hint)
    }
    let counted = "give SAFE's results, or a CSV with the columns prompt,supported,not_supported"
    let root: Node
    do throws(FaultList) {
      root = try Document.parse(
        bytes, file: file, limits: Limits(bytes: 1 << 30, readsNonFinite: true))
    } catch {
      // A line of JSON Lines is an object of its own.
      let first = bytes.prefix { $0 != 0x0a }
      guard first.count < bytes.count, let line = try? Document.parse(Array(first), file: file)
      else { throw error }
      throw refused("this is JSON Lines with \(line.keysInWords), not ratings", counted)
    }
    guard let items = root["per_prompt_data"]?.items else {
      throw refused(
        "this is JSON with \(root.keysInWords), not SAFE's results: it has no 'per_prompt_data'",
        counted)
    }
    var (sets, scores, unrated): ([ResponseSet], [Score], Int) = ([], [], 0)
    var log = FaultLog(file: file)
    let names = [1, 2].map { root["side_\($0)"]?.text ?? "side \($0)" }
    for side in [1, 2] {
      let rated = items.compactMap { item in
        item["side\(side)_posthoc_eval_data"].map { (item: item, data: $0) }
      }
      guard !rated.isEmpty else { continue }
      unrated += items.count - rated.count
      let name = names[0] == names[1] ? "\(names[0]) (side \(side))" : names[side - 1]
      var found: [String: [(stated: Double, own: Double)]] = [:]
      var responses: [RatedResponse] = []
      for (item, data) in rated {
        func count(_ label: String) -> Int? {
          if let value = data[label]?.integer, value >= 0 { return value }
          log.note(
            data[label]?.position ?? data.position, "\(Fault.quoted(label)) is no count",
            "keep what run_eval.py writes")
          return nil
        }
        guard let supported = count("Supported"), let others = count("Not Supported"),
          let irrelevant = count("Irrelevant"), let prompt = item["prompt"]?.text,
          let counts = try? ResponseCounts(
            supported: supported, notSupported: others, irrelevant: irrelevant)
        else { continue }
        responses.append(
          RatedResponse(
            prompt: prompt, counts: counts, topic: item["topic"]?.text,
            words: item["side\(side)_response"]?.text.map {
              $0.split(whereSeparator: \.isWhitespace).count
            }))
        for member in data.members ?? [] where member.key.hasPrefix("f1_") {
          guard let stated = member.value.number, let goal = FactGoal(safeKey: member.key)
          else { continue }
          found[member.key, default: []].append((stated, counts.f1(at: goal)))
        }
      }
      do throws(InputFaults) {
        sets.append(try ResponseSet(model: name, responses: responses))
      } catch {
        if log.isEmpty { throw FaultList(error, file: file) }
      }
      for (key, pairs) in found.sorted(by: { $0.key < $1.key }) {
        guard let goal = FactGoal(safeKey: key) else { continue }
        scores.append(
          Score(
            model: name, goal: goal, responses: pairs.count,
            stated: pairs.reduce(0) { $0 + $1.stated } / Double(pairs.count),
            worst: pairs.map { abs($0.stated - $0.own) }.max() ?? 0))
      }
    }
    try log.check()
    guard !sets.isEmpty else {
      throw refused(
        "these responses are not rated yet: no item has 'side1_posthoc_eval_data'",
        "run python -m eval.run_eval --result_path=\(file) first")
    }
    (self.sets, self.scores, self.unrated) = (sets, scores, unrated)
  }
}

extension FactGoal {
  /// The goal of a key such as `f1_64`; `f1_-1` stands for the code's own 100.
  fileprivate init?(safeKey key: String) {
    guard let number = Int(key.dropFirst(3)) else { return nil }
    guard number > 0 else { self = .code; return }
    guard let goal = try? FactGoal(number) else { return nil }
    self = goal
  }
}

extension Node {
  /// The first keys of an object, in words.
  fileprivate var keysInWords: String {
    guard let members, !members.isEmpty else { return kindName }
    let names = members.prefix(4).map { Fault.quoted($0.key) }
    return "the keys " + names.joined(separator: ", ") + (members.count > 4 ? ", …" : "")
  }
}
