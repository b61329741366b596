import CostModel
import Diagnostics
import Formats

/// Joins what the rules of a dialect built with what they left unread.
struct ConfigResult {
  let dialect: Dialect
  let keys: ConfigKeys
  let blueprint: Blueprint
  private let outer: ConfigKeys?
  private let rivals: [Dialect]
  private let unread: ConfigKeys

  init(source: ConfigSource, unread: ConfigKeys, blueprint: Blueprint) {
    dialect = source.dialect
    var keys = source.keys.judged(harmless: source.dialect.harmless)
    if let outer = source.outer?.judged(harmless: ConfigSource.otherSenses, isAroundText: true) {
      keys.absorb(outer)
      keys.note("only the language model in text_config is counted")
    }
    self.keys = keys
    outer = source.outer
    rivals = source.rivals
    self.unread = unread
    self.blueprint = blueprint
  }

  /// The config, or every fault of the file at once.
  func config() throws(FaultList) -> ModelConfig {
    var faults = keys.faults
    do throws(InputFaults) {
      let architecture = try blueprint.architecture()
      if faults.isEmpty { faults += rivalry(with: architecture) }
      if faults.isEmpty { return config(architecture) }
    } catch {
      faults += error.faults.filter(isFounded).map(placed)
    }
    throw FaultList(faults)
  }

  /// A fault where the file names another dialect too and that one does not count the same: one of
  /// the names is wrong, and nobody can say which.
  private func rivalry(with architecture: Architecture) -> [Fault] {
    for rival in rivals {
      var keys = unread
      let other = rival.blueprint(&keys)
      if keys.faults.isEmpty, let same = try? other.architecture(),
        same.parameters.total == architecture.parameters.total
      {
        continue
      }
      let place = keys.node["model_type"] ?? outer?.node["model_type"]
      return [
        Fault(
          file: keys.file, position: place?.position ?? keys.node.position,
          problem: "the file calls itself both \(Fault.quoted(dialect.name)) and "
            + "\(Fault.quoted(rival.name)), which count differently",
          hint: "give the config.json as it was released")
      ]
    }
    return []
  }

  private func config(_ architecture: Architecture) -> ModelConfig {
    ModelConfig(
      architecture: architecture, dialect: dialect.name,
      harmlessKeys: keys.innerHarmless.sorted { $0.position < $1.position }.map(\.key),
      maximumContext: maximumContext, notes: keys.notes)
  }

  /// The first context that is given as a size.
  private var maximumContext: Int? {
    for node in [keys.node] + (outer.map { [$0.node] } ?? []) {
      for key in Spelling.context {
        if let value = node[key]?.integer, value >= 1 { return value }
      }
    }
    return nil
  }

  /// Whether a fault rests on values that the file gave, not on stand-ins.
  private func isFounded(_ fault: InputFault) -> Bool {
    let names = Spelling.keys(ofField: fault.field)
    let involved = names.own + names.involved
    return involved.isEmpty ? keys.faults.isEmpty : keys.broken.isDisjoint(with: involved)
  }

  /// The fault at the key that it is about.
  private func placed(_ fault: InputFault) -> Fault {
    let names = Spelling.keys(ofField: fault.field)
    let shown = names.own + names.involved
    guard let key = shown.first(where: { keys.node[$0].map { !$0.isNull } ?? false }),
      let value = keys.node[key]
    else {
      return Fault(
        file: keys.file, position: keys.node.position, problem: fault.problem, hint: fault.hint)
    }
    let field = fault.field.split(separator: ".").last ?? ""
    let hint =
      names.own.contains(key)
      ? fault.hint.replacing(field, with: keys.name(key)) : fault.hint
    return Fault(
      file: keys.file, position: value.position, problem: fault.problem, hint: hint)
  }
}
