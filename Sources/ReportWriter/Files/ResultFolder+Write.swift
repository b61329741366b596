import Foundation

extension ResultFolder {
  /// What was found beside a target and is gone now.
  public typealias Leftovers = [String]

  /// Sees, before any work, that the result of an author may go to a path.
  public static func check(_ path: String, by author: Author) throws(WriteFailure) {
    try TargetPath(path).existing()?.refuse(author)
  }

  /// Writes all files as the folder at a path, or leaves what is there untouched.
  ///
  /// The files are written and synchronized in a hidden folder beside the target, which then takes
  /// the target's place in one step. A folder that is there is replaced as a whole, and only when
  /// it is empty or a result of the same author and nothing else (see `ExistingResult`); pictures of
  /// scripts that did not change stay, others go. A link to a folder is followed; missing parents
  /// are made. What stopped runs of the same target left beside it is removed.
  ///
  /// - Returns: the paths of what is gone.
  @discardableResult
  public func write(to path: String, by author: Author? = nil) throws(WriteFailure) -> Leftovers {
    let target = try TargetPath(path)
    var made: [String] = []
    do throws(WriteFailure) {
      made = try target.makeParents()
      return try replace(target, author)
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  private func replace(_ target: TargetPath, _ author: Author?) throws(WriteFailure) -> Leftovers {
    // A foreign folder is refused before any work is done.
    let existing = try target.existing()
    try existing?.refuse(author)
    let staging = StagingFolder(for: target)
    let leftovers =
      StagingFolder.removeAbandoned(of: target)
      + PartFolder.removeOthers(of: target, than: long?.folder, by: author?.file)
    do throws(WriteFailure) {
      try staging.create(mode: target.mode)
      for file in files + (existing?.pictures(unchangedIn: files) ?? []) {
        try makeFile(
          staging.path + "/" + file.name, bytes: file.bytes, named: target.path + "/" + file.name)
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
    return leftovers
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
