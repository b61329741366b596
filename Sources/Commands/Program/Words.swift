/// What may stand in a place of a call, for completion by the shell.
enum Words {
  /// Anything, or nothing that a list could name.
  case free
  /// A file with one of these endings, or a folder on the way to it.
  case files([String])
  case folders
  /// One of a closed list.
  case list([String])
  /// Some of a closed list, with commas between.
  case commaList([String])
}
