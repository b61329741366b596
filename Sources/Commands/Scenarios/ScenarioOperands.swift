import Diagnostics
import Foundation
import ScenarioEngine
import Spec

/// The scenarios that a call names: files, and folders with files in them.
struct ScenarioOperands {
  /// A scenario that was read and checked, and what it was put together from.
  struct Item {
    let composition: Composition
    let scenario: Scenario

    /// All files that went into it.
    var inputs: [ReadFile] { composition.inputs(of: scenario) }
  }

  /// In the order of the call, those of a folder by name.
  let items: [Item]
  /// Whether the call names one file, so that one answer is expected rather than a list.
  let isSingle: Bool

  static let options = [
    OptionSpec(
      "--set", "PATH=VALUE", "Set a value of the scenario; may be repeated.", isRepeatable: true),
    OptionSpec(
      "--sweep", "PATH=VALUES",
      "Vary a value: a,b,c or an axis such as 'log 1T..20T x9'; may be repeated.",
      isRepeatable: true),
    OptionSpec(
      "--allow-outside", nil, "Let 'extends' name files outside the scenario's folder."),
  ]

  /// Reads and checks all of them before any is used.
  ///
  /// - Throws: everything that is wrong with any of them, at once.
  init(_ call: Call) throws(CommandFailure) {
    guard !call.operands.isEmpty else {
      throw call.wrong(
        "no scenario is named",
        "write for example 'moesim \(call.command) scenarios/dbrx.json5'")
    }
    let settings = try Self.settings(call)
    var items: [Item] = []
    var failures: [CommandFailure] = []
    for operand in call.operands {
      do throws(CommandFailure) {
        for path in try Self.files(operand) {
          do throws(CommandFailure) {
            items.append(
              try Self.item(path, settings, mayLeaveFolder: call.has("--allow-outside")))
          } catch {
            failures.append(error)
          }
        }
      } catch {
        failures.append(error)
      }
    }
    if !failures.isEmpty { throw .several(failures, written: 0) }
    try Self.refuseSameNames(items, call)
    self.items = items
    isSingle = call.operands.count == 1 && FileKind(of: call.operands[0]) != .folder
  }

  /// As many values may be set or varied in a call: each walks the whole scenario.
  private static let mostSettings = 1000

  private static func settings(_ call: Call) throws(CommandFailure) -> [Setting] {
    let count = call.all("--set").count + call.all("--sweep").count
    guard count <= mostSettings else {
      throw call.wrong(
        "\(count) values are set or varied, more than \(mostSettings)",
        "write them into a file that 'extends' the scenario")
    }
    var settings: [Setting] = []
    for word in call.all("--set") {
      guard let setting = Setting(word) else {
        throw call.wrong(
          "--set \(Fault.quoted(word)) does not set anything",
          "write for example --set runs.dbrx.tokens=12T, and null to remove a value")
      }
      settings.append(setting)
    }
    for word in call.all("--sweep") {
      guard let setting = Setting(word)?.asAxis else {
        throw call.wrong(
          "--sweep \(Fault.quoted(word)) does not vary anything",
          "write for example --sweep runs.dbrx.tokens=1T,2T,4T")
      }
      settings.append(setting)
    }
    for option in ["--set", "--sweep"] {
      let paths = call.all(option).compactMap { Setting($0)?.path }
      var known: Set<String> = []
      if let again = paths.first(where: { !known.insert($0).inserted }) {
        throw call.wrong(
          "\(option) gives \(Fault.quoted(again)) more than once, and one value counts",
          "keep one of them")
      }
    }
    return settings
  }

  /// The file itself, or the scenarios of a folder, but not of the folders in it.
  private static func files(_ operand: String) throws(CommandFailure) -> [String] {
    guard FileKind(of: operand) == .folder else { return [operand] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: operand)
    } catch {
      throw .input(path: operand, problem: "this folder cannot be read", hint: "")
    }
    let folder = operand.hasSuffix("/") ? operand : operand + "/"
    let files = names.filter { !$0.hasPrefix(".") && $0.lowercased().hasSuffix(".json5") }
      .sorted().map { folder + $0 }.filter { FileKind(of: $0) != .folder }
    guard !files.isEmpty else {
      throw .input(
        path: operand, problem: "this folder holds no .json5 file", hint: "name a scenario")
    }
    return files
  }

  private static func item(
    _ path: String, _ settings: [Setting], mayLeaveFolder: Bool
  ) throws(CommandFailure) -> Item {
    let file = try InputFile(path)
    return try CommandFailure.ofInput { () throws(FaultList) in
      let composition = try Composition(
        bytes: file.bytes, file: path, name: NamedFile.stem(of: path), settings: settings,
        files: DiskFiles(),
        mayLeaveFolder: mayLeaveFolder)
      return Item(composition: composition, scenario: try composition.scenario())
    }
  }

  /// Two scenarios of one name would write to one folder.
  private static func refuseSameNames(
    _ items: [Item], _ call: Call
  ) throws(CommandFailure) {
    var paths: [String: String] = [:]
    for item in items {
      let path = item.composition.file
      if let other = paths.updateValue(path, forKey: item.scenario.name) {
        let isSame = NamedFile.stem(of: other).utf8.elementsEqual(NamedFile.stem(of: path).utf8)
        throw call.wrong(
          "two scenarios have the name \(Fault.quoted(item.scenario.name)): "
            + "\(other) and \(path)"
            + (isSame ? "" : ", whose accents are written in two ways"),
          "rename one, or run them apart with another --out")
      }
    }
  }
}
