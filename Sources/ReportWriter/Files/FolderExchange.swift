import Foundation

/// What ends the name of a folder moved out of the way for a moment.
let asideEnding = "-old"

/// Exchanges two folders of one parent; returns 0 or an error number.
///
/// In one step where the system and its file system can (`renameat2`, `renamex_np`); otherwise the
/// second is moved aside, the first put in its place, and the second takes the first's name, or is
/// moved back when that fails.
func exchange(_ first: String, _ second: String) -> Int32 {
  let result = exchangeAtOnce(first, second)
  switch result {
  case ENOSYS, EINVAL, ENOTSUP: return exchangeInTurn(first, second)
  default: return result
  }
}

/// Exchanges two folders by three renames, for a moment without the second.
func exchangeInTurn(_ first: String, _ second: String) -> Int32 {
  let aside = first + asideEnding
  guard rename(second, aside) == 0 else { return errno }
  guard rename(first, second) == 0 else {
    let failure = errno
    rename(aside, second)
    return failure
  }
  // Should this fail, the new folder is in place all the same and the next run clears up.
  rename(aside, first)
  return 0
}

#if canImport(Darwin)
  /// Exchanges two folders in one step, or returns the error number of a system that cannot.
  func exchangeAtOnce(_ first: String, _ second: String) -> Int32 {
    renamex_np(first, second, UInt32(RENAME_SWAP)) == 0 ? 0 : errno
  }
#else
  /// The signature of Linux's `renameat2`, which Swift's view of the C library leaves out.
  private typealias Renameat2 =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// `RENAME_EXCHANGE` of `linux/fs.h`.
  private let exchangeFlag: UInt32 = 2

  /// Exchanges two folders in one step, or returns the error number of a system that cannot.
  func exchangeAtOnce(_ first: String, _ second: String) -> Int32 {
    guard let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
    let renameat2 = unsafeBitCast(symbol, to: Renameat2.self)
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, exchangeFlag) == 0 ? 0 : errno
  }
#endif
