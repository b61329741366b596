/// What a column of a runs table holds.
public enum RunColumn: String, CaseIterable, Sendable {
  /// Parameters, under the count that the form states.
  case parameters
  /// Tokens seen in training.
  case tokens
  /// Training FLOP; gives the tokens as C/(6N) where they have no column.
  case flop
  /// Loss in nats per token.
  case loss
  /// Routed experts in a layer; 1 for a dense model.
  case experts
  /// Width of the hidden layer over width of an expert, as the form states it.
  case granularity
  /// Unique tokens of the corpus.
  case unique
  /// Non-zero parameters over all; 1 for a dense model.
  case density
  /// How much a run counts.
  case weight
  /// Runs that belong together, for resampling.
  case group

  /// The headers under which the column is found, without case, spaces and punctuation; of several
  /// losses the first in this order is taken.
  var headers: [String] {
    switch self {
    case .parameters:
      [
        "n", "params", "parameters", "nparams", "nparameters", "numparams", "numparameters",
        "parametercount", "paramcount", "paramscount", "modelsize", "modelparams",
        "modelparameters", "parameter", "modelnumparameters", "modelnumparams", "totalparams",
        "totalparameters", "active", "activeparams",
        "activeparameters", "nactive", "paramsn", "size", "sizes",
      ]
    case .tokens:
      [
        "d", "tokens", "ntokens", "numtokens", "tokencount", "traintokens", "trainingtokens",
        "tokensseen", "seentokens", "trainedtokens", "totaltokens", "tokensd",
      ]
    case .flop:
      [
        "c", "flop", "flops", "trainflop", "trainflops", "trainingflop", "trainingflops", "compute",
        "traincompute", "trainingcompute", "totalflop", "totalflops", "budget", "computebudget",
        "flopbudget", "computeflop", "computeflops", "flopday", "flopdays", "flopsdays", "flopsday",
      ]
    case .loss: Self.losses
    case .experts: ["e", "experts", "nexperts", "numexperts"]
    case .granularity: ["g", "granularity"]
    case .unique: ["u", "unique", "uniquetokens"]
    case .density: ["s", "density"]
    case .weight: ["weight"]
    case .group: ["group", "cluster", "family"]
    }
  }

  /// Headers of other counts of parameters, which are taken where they are named.
  static let totals = ["ntotal", "total", "totaln", "nall", "nnonembedding"]

  private static let losses: [String] = {
    // Losses held out before others, last values first, nats before what has to be turned into them.
    let heldOut = ["val", "valid", "validation", "eval", "evaluation", "heldout", "test", "dev"]
    func ends(_ texts: [String]) -> [String] {
      texts.flatMap { text in ["final", "last", "best", "min", ""].map { $0 + text } }
    }
    let plain = ["", "final", "last", "best", "min", "mean", "avg", "average", "smoothed"]
    let parts: [String] = ends(heldOut) + plain + ends(["train", "training"])
    let names = [
      "lossnatspertoken", "lossnats", "loss", "lmloss", "celoss", "crossentropyloss",
      "crossentropy", "nll", "negloglikelihood", "negativeloglikelihood", "lossema", "lossmean",
      "logperplexity", "logppl",
    ]
    let others = [
      "bitspertoken", "bpt", "bitsperbyte", "bpb", "lossbitspertoken", "lossbpt", "lossbitsperbyte",
      "lossbpb", "lossbits", "perplexity", "ppl", "exploss", "lossexp", "byteperplexity",
      "wordperplexity",
    ]
    var found: [String] = []
    for names in [names, others] {
      for part in parts { found += names.map { part + $0 } }
      for part in parts where !part.isEmpty { found += names.map { $0 + part } }
    }
    for part in parts { found += ["exp" + part + "loss", "log" + part + "ppl"] }
    return found + ["l"]
  }()

  /// Headers of the name of a run, whose rows belong together where it comes again.
  static let runNames: Set<String> = [
    "run", "runname", "runid", "wandbname", "wandbid", "wandbrun", "name", "id", "experiment",
    "experimentname", "expname", "exp", "trial", "jobid", "modelid",
  ]

  /// Headers of how far a run had come in a row, not of how far it went.
  static let steps: Set<String> = [
    "step", "globalstep", "trainstep", "trainingstep", "trainerglobalstep", "optimizerstep",
    "gradientstep", "iteration", "iter", "trainiteration", "checkpoint", "ckpt", "checkpointstep",
    "ckptstep", "update", "epoch", "trainglobalstep", "evalstep", "currentstep",
  ]

  /// Headers of what else makes two runs of one design.
  static let seeds: Set<String> = ["seed", "randomseed", "rngseed", "initseed", "dataseed"]

  /// Headers of what became of a run, and the words for a run that did not end well.
  static let states: Set<String> = ["state", "status", "runstate", "runstatus", "jobstate"]
  static let failures: Set<String> = [
    "crashed", "crash", "failed", "failure", "killed", "diverged", "running", "preempted", "error",
    "oom", "cancelled", "canceled", "aborted", "timeout", "nan", "unfinished", "incomplete",
  ]

  /// Headers of scores, which are no losses.
  static func isScore(_ key: String) -> Bool {
    ["accuracy", "score", "exactmatch", "winrate", "passat", "bleu", "rouge"].contains(
      where: key.contains) || key == "acc" || key.hasSuffix("acc") || key.hasSuffix("accnorm")
      || ["f1", "em", "mmlu", "hellaswag", "pass1", "arcchallenge", "arceasy", "gsm8k", "piqa"]
        .contains(key)
  }

  /// Headers of settings of training that a sweep varies at one size and one number of tokens.
  static let settings: Set<String> = [
    "lr", "learningrate", "maxlr", "peaklr", "baselr", "initlr", "batch", "batchsize", "bs",
    "globalbatchsize", "gbs", "wd", "weightdecay", "warmup", "warmupsteps", "warmuptokens", "beta1",
    "beta2", "optimizer", "optimiser", "schedule", "scheduler", "dropout", "initstd",
  ]

  /// A header without case, spaces and punctuation.
  static func key(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
