import Units

extension Reading {
  /// The reading with what repeated tokens add to it.
  func repeating(_ tokens: Tokens, of data: DataEffect) -> Reading {
    guard let unique = data.uniqueTokens, tokens > unique else { return self }
    var point = point
    point[.epochs] = tokens / unique
    let remark =
      "\(plainText(of: (tokens / unique).roundedToSignificant(3))) epochs of \(unique) tokens: repeated ones count "
      + "for less, by Muennighoff et al. 2023"
    return Reading(
      variables: variables + [("U", unique.value)], point: point, remarks: remarks + [remark])
  }
}
