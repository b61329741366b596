import Foundation

extension ResultFolder {
  /// Writes all files as the folder at a path, or leaves what is there untouched.
  ///
  /// The files are written and synchronized in a hidden folder beside the target, which then takes
  /// the target's place in one step. A folder that is there is replaced as a whole, and only when
  /// it is empty or a result of this program and nothing else (see `ExistingResult`); pictures of
  /// scripts that did not change stay, others go. A link to a folder is followed; missing parents
  /// are made.
  public func write(to path: String) throws(WriteFailure) {
    let target = try TargetPath(path)
    var made: [String] = []
    do throws(WriteFailure) {
      made = try target.makeParents()
      try replace(target)
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  private func replace(_ target: TargetPath) throws(WriteFailure) {
    // A foreign folder is refused before any work is done.
    let existing = try target.existing()
    let staging = StagingFolder(for: target)
    StagingFolder.removeAbandoned(of: target)
    do throws(WriteFailure) {
      try staging.create(mode: target.mode)
      for file in files + (existing?.pictures(unchangedIn: files) ?? []) {
        try createFile(staging.path + "/" + file.name, bytes: file.bytes)
      }
      try moveLong(to: staging.path)
      try staging.synchronize()
      try staging.takePlace(of: target)
    } catch {
      moveLongBack(from: staging.path)
      staging.remove()
      throw error
    }
    staging.release()
    if let long { rmdirWithFiles(long.folder) }
  }

  /// Moves the long tables beside the other files.
  private func moveLong(to folder: String) throws(WriteFailure) {
    guard let long else { return }
    for file in long.files {
      let place = folder + "/" + file.name
      guard rename(long.folder + "/" + file.name, place) == 0 else {
        throw .cannotCreate(path: place, errno: errno)
      }
    }
  }

  /// Moves them back where a later call goes on.
  private func moveLongBack(from folder: String) {
    guard let long else { return }
    for file in long.files { rename(folder + "/" + file.name, long.folder + "/" + file.name) }
  }
}
