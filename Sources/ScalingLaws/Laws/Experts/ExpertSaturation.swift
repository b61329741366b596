/// The saturating transform of the number of experts, Clark and others 2022, equation 4.
///
///     1/Ê = 1/(E - 1 + (1/E_start - 1/E_max)^-1) + 1/E_max
///
/// Ê(1) = E_start, and Ê grows to E_max; the joint law of 2025 uses it unchanged. The leverage
/// law of 2025 applies the same shape to the activation ratio, without the shift by one.
func saturated(experts: Double, start: Double, maximum: Double) -> Double {
  saturated(shifted: experts - 1, start: start, maximum: maximum)
}

/// The transform of a variable that is 0 where the result is `start`.
func saturated(shifted: Double, start: Double, maximum: Double) -> Double {
  1 / (1 / (shifted + 1 / (1 / start - 1 / maximum)) + 1 / maximum)
}
