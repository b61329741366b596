import Diagnostics
import Foundation
import Spec

/// The files that the inputs of questions name in tests.
struct ExampleFiles: FileSource {
  func path(of name: String, in file: String) -> String { name }

  func read(_ name: String, in file: String, _ take: ([UInt8]) -> Bool) throws(InputFault) {
    if let bytes = Self.arrays[name] {
      _ = take(bytes)
      return
    }
    guard let text = Self.texts[name] else {
      throw InputFault(problem: "there is no such file", hint: "")
    }
    _ = take(Array(text.utf8))
  }

  /// Five cases of 12 layers and 6 positions, with numbers that scatter.
  private static let arrays = Dictionary(
    uniqueKeysWithValues: [("mlp.npy", 7), ("attention.npy", 11), ("other.npy", 13)].map {
      name, step in
      let header = "{'descr': '|i1', 'fortran_order': False, 'shape': (5, 12, 6), }\n"
      let numbers = (0..<360).map { UInt8(truncatingIfNeeded: $0 * $0 * step % 97) }
      return (
        name,
        [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
          + Array(header.utf8) + numbers
      )
    })

  private static let texts: [String: String] = [
    "topics.csv": "prompt,topic\na,x\nb,x\nc,y\nd,y\ne,z\n",
    "cases.csv": cases, "more-cases.csv": cases + "4,late,5\n",
    "facts.csv": rated, "more-facts.csv": rated + "c,m,Supported,Not Supported,Supported\n",
    "runs.csv": runs, "wide.csv": wide, "budgets.csv": budgets, "twice.csv": twice,
    "fewer.csv": String(runs[..<(runs.lastIndex(of: "\n") ?? runs.endIndex)]), "fine.csv": fine,
    "counts.csv": counts, "more-counts.csv": counts.replacing("50,5", with: "40,9"),
    "effects.csv": effects(0.1), "more-effects.csv": effects(0.2), "points.csv": points,
    "tensors.csv": "name,shape\nl.0.mlp.experts.up,4x8x8\nl.0.norm,8\n", "my-set.csv": pairs,
    "my-ablations.csv": ablations, "ablation.csv": ablation("2.885"),
    "more-ablation.csv": ablation("2.9"), "scores.csv": scores, "sparse.csv": sparse,
    "ladder.csv": ladder,
    "other-ladder.csv": ladder.replacing("0.34", with: "0.31"),
    "more-scores.csv": scores.replacing("71", with: "68"),
  ]

  private static let cases = "case,site,entropy\n0,early,2\n1,early,3\n2,late,4\n3,late,6\n"

  private static let rated =
    "prompt,model,first,second,truth\n"
    + (0..<12).flatMap { prompt in
      (0..<6).map { turn in
        func label(_ holds: Bool) -> String { holds ? "Supported" : "Not Supported" }
        let (one, two) = ((turn + prompt) % 4 > 0, turn * prompt % 5 != 1)
        let truth = turn > 3 ? "" : label(prompt * turn % 3 != 1 && (one || two))
        return "p\(prompt),\(turn % 2),\(label(one)),\(label(two)),\(truth)\n"
      }
    }.joined()

  /// Two changes at two numbers of tokens.
  private static func ablation(_ loss: String) -> String {
    "size,tokens,loss,dedup,filter\n1B,20B,3.00,no,no\n1B,20B,2.96,yes,no\n1B,20B,2.95,no,yes\n"
      + "1B,20B,2.92,yes,yes\n1B,40B,2.93,no,no\n1B,40B,2.89,yes,no\n1B,40B,\(loss),no,yes\n"
      + "1B,40B,2.86,yes,yes\n"
  }

  /// A comparison of one's own.
  private static let ablations =
    "id,paper,kind,from,to,metric,side,n_b,d_b,q,q_low,q_high\n"
    + "ours,Ours,dedup,web,web without doubles,MMLU,score,1,20,1.4,1.1,1.8\n"

  /// Every run at two learning rates.
  private static let twice: String = {
    let lines = runs.split(separator: "\n")
    return "lr,\(lines[0])\n"
      + lines.dropFirst().flatMap { ["1,\($0)", "2,\($0)1"] }.joined(separator: "\n")
  }()

  /// L = 1.8 + 480 N^-0.35 + 2000 D^-0.37 and a little noise, at 12 sizes and tokens.
  private static func rows(_ columns: String, _ row: (Double, Double, Double, Int) -> [Double])
    -> String
  {
    let rows = (0..<12).map { number in
      let (n, d) = (Double(1 << (number % 4)) * 1e8, Double(1 << (number / 4)) * 4e9)
      let loss = 1.8 + 480 / pow(n, 0.35) + 2000 / pow(d, 0.37)
      let drawn = loss * (1 + 0.0005 * Double(number * 7 % 5 - 2))
      return row(n, d, drawn, number).map { "\($0)" }.joined(separator: ",")
    }
    return columns + "\n" + rows.joined(separator: "\n")
  }

  private static let runs = rows("parameters,tokens,loss") { n, d, loss, _ in [n, d, loss] }

  /// Runs with every column, and with another of each that only an input can name.
  private static let wide = rows(
    "parameters,tokens,loss,experts,granularity,unique,x1,x2,x3,x4,x5,x6,x7,x8"
  ) { n, d, loss, number in
    let experts = [1.0, 4, 16][number % 3]
    let granularity = [1.0, 2, 4][number % 3]
    let other = [1.0, 8, 32][number % 3]
    return [
      n, d, loss, experts, granularity, d / 2, n * 1.1 + 1e7, d * 1.2 + 1e8, loss + 0.1, other,
      [2.0, 8, 1][number % 3], d / 4, Double(1 + number % 2), Double(number / 2),
    ]
  }

  private static let fine = rows("parameters,tokens,loss,granularity,x5") { n, d, loss, number in
    [n, d, loss, [1.0, 2, 4][number % 3], [2.0, 8, 1][number % 3]]
  }

  private static let sparse = rows("parameters,tokens,loss,unique,density,x9") {
    n, d, loss, number in
    [n, d, loss, d / 2, [1.0, 0.5, 0.25][number % 3], [0.5, 0.25, 1][number % 3]]
  }

  /// Losses and scores of other models.
  private static let ladder = """
    loss,score,x1
    4,0.25,0.26
    3.5,0.27,0.3
    3,0.34,0.4
    2.5,0.5,0.55
    2.2,0.62,0.7
    2,0.71,0.74
    """

  private static let budgets = rows("parameters,flop,loss,x1") { n, d, loss, _ in
    [n, 6 * n * d, loss, 7 * n * d]
  }

  /// Rated responses of two models to the same prompts.
  private static let counts = """
    model,prompt,supported,not_supported
    m,a,50,5
    m,b,80,1
    m,c,20,12
    m,d,64,9
    m,e,33,4
    m,f,71,6
    n,a,25,5
    n,b,40,3
    n,c,31,12
    n,d,66,2
    n,e,30,8
    n,f,58,3
    """

  /// Effects of two cases in four layers.
  private static func effects(_ first: Double) -> String {
    var text = "case,component,layer,position,effect"
    for (name, factor) in [("a", first), ("b", -0.2)] {
      for layer in 0..<4 {
        for (component, scale) in [("attention", 1.0), ("mlp", -3)] {
          let effect = factor * scale * Double(layer * layer)
          text += "\n\(name),\(component),\(layer),last_relation,\(effect)"
          text += "\n\(name),\(component),\(layer),first_subject,\(effect / 3)"
        }
      }
    }
    return text
  }

  private static let points = """
    model,size,stored,direct
    small,3B,0.4,0.1
    large,30B,0.8,0.4
    """

  /// A set of dense siblings with an MoE between them.
  private static let pairs: String = {
    let models = [
      ("A", "dense", 1.0, 1.0, 40.0), ("B", "dense", 4, 4, 52), ("C", "dense", 16, 16, 64),
      ("M", "moe", 16, 3, 56),
    ]
    let rows = models.map { name, kind, total, active, score in
      "mine,Lab,\(name),\(kind),\(total),\(active),\(kind == "moe" ? "32,4" : ","),2,yes,one recipe,"
        + "MMLU,knowledge,yes,\(score),a table,seen,exam"
    }
    return "set_id,lab,model,kind,total_b,active_b,experts,top_k,tokens_t,same_data,same_recipe,"
      + "metric,axis,higher_is_better,score,source,seen,subaxis\n" + rows.joined(separator: "\n")
  }()

  /// Scores of DBRX and of dense siblings made up for it.
  private static let scores = """
    model,kind,total_b,active_b,tokens_t,metric,higher_is_better,score,questions
    dbrx,moe,132,36,12,MMLU,yes,71,14042
    small,dense,30,30,6,MMLU,yes,64,14042
    large,dense,120,120,6,MMLU,yes,77,14042
    """
}
