import Foundation
import Testing

/// Advice on a recipe, what its changes are worth, and formats, as a person asks.
@Suite("Recipes, speed-ups and formats, asked by a call")
struct RecipeCommandTests {
  @Test("A speed-up says how far its losses lie outside the law's runs")
  func range() throws {
    let inside = try Moesim.run(["speedup", "--from", "3.1605", "--to", "3.1357"])
    // ((3.1605 - 1.6)/(3.1357 - 1.6))^(1/0.0941) by hand; marin's issue says 1.19.
    #expect(inside.output.contains("×1.186 of compute"))
    #expect(inside.output.contains("Inside the law's runs."))
    // L = 2.2 is reached at (95.18/0.6)^(1/0.0941) = 2.4e23 FLOP, 810 times beyond 3e20.
    let far = try Moesim.run(["speedup", "--from", "2.25", "--to", "2.2"])
    #expect(far.output.contains("Trust the sign alone"))
    let beyond = try Moesim.run(["speedup", "--from", "1.7", "--to", "1.65"])
    #expect(beyond.status == 64 && beyond.errors.contains("more than a million times outside"))
    for wrong in [["--from", "1e20", "--to", "3"], ["--from", "3", "--to", "13"]] {
      let found = try Moesim.run(["speedup"] + wrong)
      #expect(found.status == 64 && found.errors.contains("more than guessing among all words"))
    }
  }

  @Test(
    "Losses of another text or tokenizer are refused, those of the law's own taken in any spelling",
    arguments: [
      (["--from-text", "Paloma macro", "--to-tokenizer", "llama-3"], 0),
      (["--from-text", "uncheatable, not Paloma"], 64), (["--from-tokenizer", "Llama 2"], 64),
      (["--from-tokenizer", "Llama 3", "--to-tokenizer", "GPT-NeoX"], 64),
    ])
  func texts(words: [String], status: Int) throws {
    let found = try Moesim.run(["speedup", "--from", "3.1605", "--to", "3.1357"] + words)
    #expect(Int(found.status) == status, "\(found.errors)")
    // What is not stated is named, and nothing else.
    #expect(status != 0 || found.output.contains("toText, fromTokenizer are left out"))
  }

  @Test("A law that is not bundled is explained by why, under its name, author or number")
  func unpublished() throws {
    for word in ["farseer", "kumar", "MOSAIC", "2608.07222", "wang-2024"] {
      let found = try Moesim.run(["explain", word])
      #expect(found.status == 64 && found.errors.contains("is not bundled, because"), "\(word)")
    }
    #expect(try Moesim.run(["explain", "Marin"]).output.contains("marin-2026"))
  }

  @Test("A scenario's own models are asked by their names; inputs without effect are refused")
  func own() throws {
    try Moesim.inTemporaryFolder { folder in
      let text = """
        {title: 'a', models: {mine: {total: '30B', active: '3B'}},
         recipes: [{model: 'mine', tokens: '1T'}]}
        """
      try Data(text.utf8).write(to: folder.appending(path: "a.json5"))
      let found = try Moesim.run(["run", "a.json5", "--out", "out"], in: folder)
      #expect(found.status == 0 && found.output.contains("mine on 1T tokens"), "\(found.errors)")
    }
    for words in [
      ["recipe", "llama-3-8b", "--batch", "4M"],
      ["precision", "--size", "1B", "--tokens", "100B", "--unique", "200B"],
      ["precision", "--size", "1B", "--tokens", "1"],
    ] { #expect(try Moesim.run(words).status == 64, "\(words)") }
  }
}
