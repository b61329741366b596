import Units

extension Reading {
  /// The reading with what repeated tokens add to it.
  func repeating(
    _ tokens: Tokens, of data: DataEffect, under law: some ScalingLaw
  ) -> Reading {
    guard let unique = data.uniqueTokens, tokens > unique else { return self }
    var point = point
    point[.epochs] = tokens / unique
    let remark =
      "\(plainText(of: (tokens / unique).roundedToSignificant(3))) epochs of \(unique.rounded(to: 4)) tokens: repeated ones count "
      + "for less, by \(law.repetitionSource)"
    return Reading(
      variables: variables + [("U", unique.value)], point: point, remarks: remarks + [remark])
  }

  /// The reading with what a format adds to it that the law has no term for.
  func ignoring(_ format: NumberFormat?, because law: some ScalingLaw) -> Reading {
    guard let format, format.bits.mantissa < 7, !law.hasPrecisionTerm else { return self }
    return Reading(
      variables: variables, point: point,
      remarks: remarks + [
        "training in \(format.name) has no effect here: the law has no term for precision"
      ])
  }
}
