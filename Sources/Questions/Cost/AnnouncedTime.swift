import CostModel
import Tabular
import Units

/// Announced hours compared with the tokens.
struct AnnouncedTime {
  let query: Cost
  let device: Device

  private typealias AnnouncedRow = (convention: String, judgement: Plausibility)

  /// The table; `nil` where no hours are announced.
  var table: ShownTable? {
    guard let announced = query.announced, let tokens = query.tokens else { return nil }
    var rows: [AnnouncedRow] = []
    var notes: [String] = []
    if device.peak(query.announcedPrecision) == nil {
      notes = ["No peak of \(device.name) is published to compare the hours with."]
    } else {
      for (convention, flopPerToken) in counts {
        let announcement = Announcement(
          flopPerToken: flopPerToken, tokens: tokens, deviceTime: announced, device: device,
          precision: query.announcedPrecision,
          devices: query.devices)
        guard let judgement = announcement.judgement else { continue }
        rows.append((convention.id, judgement))
        if convention == counts.first?.0, !judgement.isBelievable {
          notes += misreadings(judgement)
        }
      }
      notes.append("Peak: dense \(query.announcedPrecision.rawValue), never the sparse figure.")
    }
    return ShownTable(
      Table(
        "announcement", "The announced hours against the tokens", of: rows,
        [
          .text("convention", "How the FLOP of a token are counted.") { $0.convention },
          .number("flop_from_tokens", unit: "FLOP", "FLOP per token times tokens.") {
            $0.judgement.fromTokens.value
          },
          .number("flop_at_peak", unit: "FLOP", "What the hardware could do in the hours.") {
            $0.judgement.atPeak.value
          },
          .number("utilisation", "Their ratio.") { $0.judgement.utilisation },
          .boolean("believable", "Whether it lies between 5 and 70 %.") {
            $0.judgement.isBelievable
          },
        ]), notes: notes)
  }

  /// The training FLOP of a token, the leading count first.
  private var counts: [(FLOPConvention, FLOPPerToken)] {
    guard let architecture = query.architecture else {
      return query.flopPerToken.map { [(.sixActive, $0)] } ?? []
    }
    return [.exactCausal, .exactFull, .sixActive].map {
      ($0, architecture.trainingFLOP(context: query.context, convention: $0))
    }
  }

  /// What the hours may have been instead.
  private func misreadings(_ judgement: Plausibility) -> [String] {
    var notes = ["The hours and the tokens do not go together."]
    notes += judgement.likelyMisreadings.compactMap { reading in
      judgement.utilisation(after: reading).map {
        "Perhaps \(reading.words): then the utilisation is \(($0 * 100).rounded(toDigits: 2)) %."
      }
    }
    let devices = judgement.devicesOfWallClock
    if query.devices == nil, devices.upperBound >= 2 {
      notes.append(
        "Wall-clock hours would be believable of \(max(2, devices.lowerBound).rounded(toDigits: 2))"
          + " to \(devices.upperBound.rounded(toDigits: 2)) devices; state theirs with --devices.")
    }
    return notes
  }
}
