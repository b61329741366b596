import Foundation
import PackagePlugin

/// Carries the files of a folder inside a module.
///
/// The folder is `scenarios` in Commands and the module's own `Data` elsewhere; `carry` writes it as
/// a type `Carried`.
@main
struct CarryPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder =
      target.name == "Commands"
      ? context.package.directoryURL.appending(path: "scenarios")
      : target.directoryURL.appending(path: "Data")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let output = context.pluginWorkDirectoryURL.appending(path: "Carried.swift")
    return [
      // The folder is an input too: a file that is added or removed changes it.
      .buildCommand(
        displayName: "Carrying \(folder.lastPathComponent) in \(target.name)",
        executable: try context.tool(named: "carry").url,
        arguments: [folder.path, output.path],
        inputFiles: [folder] + files.sorted { $0.path < $1.path },
        outputFiles: [output])
    ]
  }
}
