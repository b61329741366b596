import Diagnostics
import Testing

@Suite("Suggestion")
struct SuggestionTests {
  private static let keys = [
    "title", "models", "runs", "data", "laws", "compare", "sweep", "tokens", "topK", "observations",
  ]

  @Test(
    "A slip is understood: a letter too many, too few, wrong, swapped, or of other case",
    arguments: [
      ("modells", "models"), ("model", "models"), ("nodels", "models"), ("mdoels", "models"),
      ("MODELS", "models"), ("topk", "topK"), ("tokns", "tokens"), ("observatons", "observations"),
      ("obsrevatinos", "observations"), ("lwas", "laws"), ("law", "laws"),
      ("observ", "observations"),
    ])
  func near(text: String, expected: String) {
    #expect(Suggestion.nearest(to: text, among: Self.keys) == expected)
  }

  @Test(
    "Nothing is suggested for a word that is near to none",
    arguments: ["", "x", "batch", "te", "zzzzzz", String(repeating: "models", count: 20)])
  func far(text: String) {
    #expect(Suggestion.nearest(to: text, among: Self.keys) == nil)
  }

  @Test("The hint names the near word, or else the known ones, of a long list the first twelve")
  func hints() {
    #expect(Suggestion.hint(for: "lawz", among: Self.keys) == "did you mean 'laws'?")
    #expect(Suggestion.hint(for: "zzz", among: ["a", "b"]) == "known: a, b")
    #expect(Suggestion.hint(for: "zzz", among: []) == "")
    let many = (10..<40).map { "word\($0)" }
    #expect(
      Suggestion.hint(for: "zzz", among: many)
        == "known: \(many[..<12].joined(separator: ", ")), … (18 more)")
  }

  @Test("Words that hold the text come before a near one with other digits")
  func digits() {
    let models = ["qwen3-32b", "qwen3-235b-a22b", "kimi-k2", "kimi-k3", "llama-3-70b"]
    #expect(Suggestion.hint(for: "qwen3-235b", among: models) == "did you mean 'qwen3-235b-a22b'?")
    #expect(Suggestion.hint(for: "kimi", among: models) == "did you mean 'kimi-k2' or 'kimi-k3'?")
    #expect(Suggestion.hint(for: "lama-3-70b", among: models) == "did you mean 'llama-3-70b'?")
    #expect(Suggestion.hint(for: "qwen3-33b", among: models) == "did you mean 'qwen3-32b'?")
  }

  @Test("Of two equally near words the first wins; a part of several words stands for none")
  func ties() {
    #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(Suggestion.nearest(to: "fine", among: ["fine-grained-2024", "fine-tuned-2025"]) == nil)
  }
}
