import CostModel
import Diagnostics
import Formats

/// Joins what the rules of a dialect built with what they left unread.
struct ConfigResult {
  let dialect: Dialect
  let keys: ConfigKeys
  let blueprint: Blueprint
  private let outer: ConfigKeys?

  init(source: ConfigSource, blueprint: Blueprint) {
    dialect = source.dialect
    var keys = source.keys.judged(harmless: source.dialect.harmless)
    if let outer = source.outer?.judged(harmless: ConfigSource.otherSenses) {
      keys.absorb(outer)
      keys.note("only the language model in text_config is counted")
    }
    self.keys = keys
    outer = source.outer
    self.blueprint = blueprint
  }

  /// The config, or every fault of the file at once.
  func config() throws(FaultList) -> ModelConfig {
    do throws(InputFaults) {
      let architecture = try blueprint.architecture()
      if keys.faults.isEmpty { return config(architecture) }
    } catch {
      let more = error.faults.filter(isFounded).map(placed)
      throw FaultList(keys.faults + more)
    }
    throw FaultList(keys.faults)
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
