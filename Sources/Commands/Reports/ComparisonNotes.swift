import Questions
import ReportWriter
import ScalingLaws
import ScenarioEngine

/// What stands under the tables of a comparison, said once for all its modes.
struct ComparisonNotes {
  let request: ComparisonRequest
  let modes: [ComparisonMode?]
  let outcome: Outcome
  let width: Int?

  var text: String {
    list("No answer", notes(\.refusal)) + list("Read so", notes(\.reading))
      + list("Outside the fitted range", notes(\.distance))
      + list("Sources", notes(\.source))
  }

  private var results: [LawResult] {
    outcome.results.filter {
      $0.run == request.run && $0.against == request.against && modes.contains($0.mode)
    }
  }

  /// A note, the laws that it is about, and the modes in which it holds.
  private struct Note {
    let text: String
    var laws: [String]
    var modes: [ComparisonMode?]
  }

  /// What all results have to say, each once.
  private func notes(_ part: (LawResult) -> String?) -> [Note] {
    var notes: [Note] = []
    for result in results {
      guard let text = part(result) else { continue }
      guard let index = notes.firstIndex(where: { $0.text == text }) else {
        notes.append(Note(text: text, laws: [result.law.id], modes: [result.mode]))
        continue
      }
      if !notes[index].laws.contains(result.law.id) { notes[index].laws.append(result.law.id) }
      if !notes[index].modes.contains(result.mode) { notes[index].modes.append(result.mode) }
    }
    return notes
  }

  private func list(_ title: String, _ notes: [Note]) -> String {
    guard !notes.isEmpty else { return "" }
    return "\(title):\n"
      + notes.map { note in
        var text = note.laws.joined(separator: ", ")
        if note.modes.count < modes.count {
          text += " (\(note.modes.compactMap { $0?.rawValue }.joined(separator: ", ")))"
        }
        return "  " + Paragraph.text("\(text): \(note.text)", width: width, indent: 4)
      }.joined()
  }
}

extension LawResult {
  /// Where a law that answers is published.
  fileprivate var source: String? { numbers == nil ? nil : law.citation }

  /// How the law had to read the model.
  fileprivate var reading: String? {
    guard let remarks = numbers?.remarks, !remarks.isEmpty else { return nil }
    return remarks.joined(separator: "; ")
  }

  /// Why the law does not answer.
  fileprivate var refusal: String? {
    if case .failure(let refusal) = outcome { refusal.reason } else { nil }
  }
}
