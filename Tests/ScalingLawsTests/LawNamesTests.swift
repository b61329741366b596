import Testing

@testable import ScalingLaws

/// Words by which laws are found.
@Suite("Law names")
struct LawNamesTests {
  /// Ids of earlier versions, which scenarios, saved files and calls hold, and what they mean.
  static let former: [(String, String)] = [
    ("joint-moe-2025", "ludziejewski-2025"), ("efficiency-leverage-2025", "tian-2025"),
    ("fine-grained-2024", "krajewski-2024"), ("routed-2022", "clark-2022"),
    ("routed-2022-printed", "clark-2022-printed"), ("routed-2022-rl", "clark-2022-rl"),
    ("routed-2022-rl-printed", "clark-2022-rl-printed"),
    ("routed-2022-hash", "clark-2022-hash"),
    ("routed-2022-hash-printed", "clark-2022-hash-printed"), ("sparsity-2025", "abnar-2025"),
    ("activation-2025", "zhao-2025"), ("pruning-2023", "frantar-2023"),
    ("pruning-2023-vision", "frantar-2023-vision"),
    ("chinchilla-replication-2024", "besiroglu-2024"),
    ("chinchilla-2022-tex", "hoffmann-2022"), ("chinchilla-2022", "hoffmann-2022-printed"),
    ("repeated-data-2023", "muennighoff-2023"), ("over-training-2024-c4", "gadre-2024"),
    ("over-training-2024-redpajama", "gadre-2024-redpajama"),
    ("over-training-2024-refinedweb", "gadre-2024-refinedweb"),
    ("inference-adjusted-2023", "sardana-2023"),
    ("inference-adjusted-2023-100", "sardana-2023-100"),
    ("inference-adjusted-2023-250", "sardana-2023-250"),
    ("inference-adjusted-2023-500", "sardana-2023-500"), ("first-law-2020", "kaplan-2020"),
    ("deepseek-allocation-2024", "deepseek-2024"), ("llama-allocation-2024", "llama-2024"),
    ("resolving-discrepancies-2024", "porian-2024"),
    ("resolving-discrepancies-2024-1", "porian-2024-1"),
    ("resolving-discrepancies-2024-2", "porian-2024-2"),
    ("resolving-discrepancies-2024-3", "porian-2024-3"),
    ("resolving-discrepancies-2024-4", "porian-2024-4"),
    ("resolving-discrepancies-2024-6", "porian-2024-6"),
    ("resolving-discrepancies-2024-7", "porian-2024-7"),
    ("geometric-mean", "geometric-mean"), ("axis-recall", "li-2026"),
    ("axis-broad", "databricks-2024"),
  ]

  @Test("Every id of earlier versions still means its law", arguments: former)
  func formerIDs(word: String, id: String) {
    #expect(LawLibrary.law(word)?.card.id == id)
    #expect(LawLibrary.isTaken(word))
  }

  @Test("No law was lost, and each is found by its own id")
  func complete() {
    #expect(Set(Self.former.map(\.1)).isSubset(of: LawLibrary.ids))
    for id in LawLibrary.ids { #expect(LawLibrary.law(id)?.card.id == id) }
  }

  /// Numbers at arXiv and the standard reading of the paper.
  static let papers: [(String, String)] = [
    ("2202.01169", "clark-2022"), ("arXiv:2202.01169", "clark-2022"),
    ("arxiv:2202.01169v2", "clark-2022"), ("2203.15556", "hoffmann-2022"),
    ("2001.08361", "kaplan-2020"), ("2305.16264", "muennighoff-2023"),
    ("2403.08540", "gadre-2024"), ("2401.00448", "sardana-2023"), ("2404.10102", "besiroglu-2024"),
    ("2502.05172", "ludziejewski-2025"), ("2507.17702", "tian-2025"),
    ("2402.07871", "krajewski-2024"), ("2406.19146", "porian-2024"), ("2604.24827", "li-2026"),
  ]

  @Test("The number of a paper means the standard reading of it", arguments: papers)
  func paper(word: String, id: String) {
    #expect(LawLibrary.law(word)?.card.id == id)
  }

  /// Nicknames, among them the ids of the forms that are fitted.
  static let nicknames: [(String, String)] = [
    ("chinchilla", "hoffmann-2022"), ("joint-moe", "ludziejewski-2025"), ("routed", "clark-2022"),
    ("fine-grained", "krajewski-2024"), ("data-constrained", "muennighoff-2023"),
    ("chinchilla-tied", "gadre-2024"), ("kaplan", "kaplan-2020"), ("leverage", "tian-2025"),
  ]

  @Test("A nickname means one law", arguments: nicknames)
  func nickname(word: String, id: String) {
    #expect(LawLibrary.law(word)?.card.id == id)
    #expect(!LawLibrary.isTaken(word), "a law of a user's own may have it")
  }

  @Test("A word that means nothing finds nothing")
  func unknown() {
    for word in ["", "v2", "arXiv:", "2202.01169x", "2202.01169v", "clark", "joint-moe-2024"] {
      #expect(LawLibrary.law(word) == nil, "\(word)")
    }
    #expect(UnpublishedLaw.law("yun-2024")?.citation == "arXiv:2404.02852")
  }

  @Test("A law is named by its authors and year, a rule of thumb by itself")
  func style() throws {
    let style = /[a-z]+-20[0-9]{2}(-[a-z0-9]+)*/
    for id in LawLibrary.ids where id != "geometric-mean" {
      #expect(try style.wholeMatch(in: id) != nil, "\(id)")
    }
    for law in LawLibrary.all {
      let year = law.card.title.firstMatch(of: /(20[0-9]{2})/)?.output.1
      if let year, law.card.kind == .law { #expect(law.card.id.contains(year), "\(law.card.id)") }
    }
  }
}
