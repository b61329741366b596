import ScalingLaws
import Testing

@testable import Fitting

/// Forms by the words that name laws.
@Suite("Names of forms")
struct FormNamesTests {
  @Test("The id of a form means the law whose form it is")
  func nicknames() throws {
    // No coefficients of the skaling form are published; sparse weights and compute alone are no design.
    for form in FormLibrary.all where !["skaling", "sparse-repeated", "recipe"].contains(form.id) {
      let law = try #require(LawLibrary.law(form.id), "\(form.id)")
      #expect(FormLibrary.form(of: law.card)?.id == form.id)
    }
  }

  @Test("A law that names a form names one that exists")
  func forms() {
    for law in LawLibrary.all {
      guard let form = law.card.fittedForm else { continue }
      #expect(FormLibrary.ids.contains(form), "\(law.card.id)")
    }
  }

  /// Words for laws, and the form by which they are fitted.
  static let words: [(String, String?)] = [
    ("hoffmann-2022", "chinchilla"), ("2404.10102", "chinchilla"), ("sardana-2023", "chinchilla"),
    ("gadre-2024", "chinchilla-tied"), ("joint-moe-2025", "joint-moe"),
    ("ludziejewski-2025", "joint-moe"), ("clark-2022-hash", "routed"),
    ("krajewski-2024", "fine-grained"), ("muennighoff-2023", "data-constrained"),
    ("kaplan-2020", nil), ("tian-2025", nil), ("nothing", nil),
  ]

  @Test("The word for a law means its form", arguments: words)
  func word(word: String, form: String?) {
    #expect(FormLibrary.form(word)?.id == form)
  }

  @Test("The forms' constants are those of the laws' formulas")
  func sameFormula() {
    for law in LawLibrary.all {
      guard let form = FormLibrary.form(of: law.card), form.id == "chinchilla" else { continue }
      #expect(law.card.form.hasPrefix(form.formula))
    }
  }
}
