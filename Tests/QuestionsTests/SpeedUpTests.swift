import Diagnostics
import Formats
import Questions
import Spec
import Tabular
import TestSupport
import Testing

/// What changes of a recipe are worth, and which losses are refused.
@Suite("Speed-ups")
struct SpeedUpTests {
  private func ask(_ text: String) throws -> (answer: Questions.Answer?, problems: [String]) {
    let node = try Document.parse("{ \(text) }", file: "t")
    let reader = Reader(file: "t")
    guard let question = reader.read(node, as: SpeedUp.self), reader.faults.isEmpty else {
      return (nil, reader.faults.map(\.problem))
    }
    return (AskedQuestions(question).answers(in: question.world).answers.first, [])
  }

  private func number(_ column: String, _ answer: Questions.Answer?) -> Double? {
    guard let table = answer?.tables.first,
      let index = table.columns.firstIndex(where: { $0.name == column }),
      case .number(let value)? = table.rows.first?[index]
    else { return nil }
    return value
  }

  /// Losses before and after as marin's issues state them, and what they come to.
  static let worked: [(String, Double)] = [
    ("from: 3.1605, to: 3.1357", 1.186), ("from: 3.8104, to: 3.7542", 1.315),
    ("from: 3.4339, to: 3.3988", 1.228),
  ]

  @Test("Worked speed-ups come out to three decimals", arguments: worked)
  func gains(text: String, gain: Double) throws {
    let answer = try ask(text).answer
    expect(number("speed_up", answer) ?? 0, near: gain, within: 5e-4)
    #expect(
      (number("floors_low", answer) ?? 9) < gain && (number("floors_high", answer) ?? 0) > gain)
  }

  @Test("Throughput turns compute into time, and noise between seeds widens the interval")
  func clock() throws {
    let text = "from: 3.1605, to: 3.1357, fromThroughput: 175165, toThroughput: 179731"
    expect(number("wall_clock_speed_up", try ask(text).answer) ?? 0, near: 1.216, within: 6e-4)
    let noisy = try ask(text + ", runDeviation: 0.01").answer
    let averaged = try ask(text + ", runDeviation: 0.01, seeds: 4").answer
    let width = { (answer: Questions.Answer?) in
      (number("high", answer) ?? 0) - (number("low", answer) ?? 0)
    }
    #expect(width(averaged) < width(noisy))
    // √(1/1.5605² + 1/1.5357²) · 1.96 · 0.01/0.0941 = 0.190: ×1.186 / e^0.190 = 0.98.
    expect(number("low", noisy) ?? 0, near: 0.98, within: 0.01)
  }

  @Test("Losses of two texts or tokenizers, or below the floor, are refused")
  func refused() throws {
    let base = "from: 3.1605, to: 3.1357"
    for (text, word) in [
      (base + ", fromText: 'Paloma macro', toText: 'C4'", "two texts"),
      (base + ", fromTokenizer: 'Llama 3', toTokenizer: 'GPT-2'", "two tokenizers"),
      (base + ", fromText: 'C4', toText: 'C4'", "Paloma"), ("from: 0.92, to: 0.91", "floor"),
      (base + ", fromThroughput: 1000", "one throughput"), (base + ", law: 'tian-2025'", "no loss"),
      (base + ", law: 'besiroglu-2024', floor: 1.5", "no effect"),
    ] {
      let asked = try ask(text)
      #expect(asked.answer == nil)
      #expect(asked.problems.contains { $0.contains(word) }, "\(text): \(asked.problems)")
    }
  }
}
