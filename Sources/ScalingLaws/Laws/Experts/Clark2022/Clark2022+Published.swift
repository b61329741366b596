import Units

extension Clark2022 {
  /// Dense runs, and those of the S-BASE router: parameters of a token, experts, validation loss.
  var releasedRuns: [PublishedCheck] {
    losses([
      (368_123_904, 1, 2.463254), (1_308_819_456, 1, 2.242015), (27_279_360, 1, 3.028384),
      (57_369_600, 1, 2.848552), (16_527_360, 1, 3.162017), (368_123_904, 64, 2.210754),
      (1_308_819_456, 64, 2.054387), (1_308_819_456, 512, 1.99908), (27_279_360, 512, 2.489533),
      (16_527_360, 64, 2.755725),
    ])
  }

  /// Runs of the RL-R router.
  var reinforcedRuns: [PublishedCheck] {
    losses([
      (16_527_360, 64, 2.760212), (57_369_600, 8, 2.688041), (368_123_904, 64, 2.231573),
      (1_308_819_456, 512, 2.031533),
    ])
  }

  /// Runs of the HASH router.
  var hashRuns: [PublishedCheck] {
    losses([
      (16_527_360, 64, 2.825369), (57_369_600, 8, 2.739805), (368_123_904, 64, 2.269941),
      (1_308_819_456, 512, 2.056815),
    ])
  }

  private func losses(_ runs: [(Double, Double, Double)]) -> [PublishedCheck] {
    let isPrinted = card.id.hasSuffix("-printed")
    let group = stated(
      in: "github.com/google-deepmind/scaling_laws_for_routing",
      .absolute(isPrinted ? 0.065 : 0.045),
      because: isPrinted
        ? "the largest residual, and the printed three digits" : "the largest residual of the fit")
    return runs.map { size, experts, loss in
      let model = "N = \(Parameters(size)), E = \(PublishedCheck.text(experts))"
      return group.check("loss of \(model)", loss) { self.loss(size: size, experts: experts) }
    }
  }

  /// The paper's example of an effective parameter count.
  var effectiveSize: [PublishedCheck] {
    [
      stated(
        in: "arXiv:2202.01169, section 5 (secondary)", .relative(0.02),
        because: "the paper says about 55M"
      ).check("dense size that N = 5M, E = 128 is worth", 55e6) {
        effectiveParameters(size: 5e6, experts: 128)
      }
    ]
  }

  /// The size beyond which experts no longer help, as Table 3 states it.
  func cutoff(_ size: Double, within decades: Double) -> [PublishedCheck] {
    [
      stated(
        in: "arXiv:2202.01169, Table 3 (secondary)", .decades(decades),
        because: decades < 0.2
          ? "a ratio of two fitted slopes, both small"
          : "a ratio of two slopes of two and three digits: their box spans half a decade"
      ).check("size beyond which experts no longer help", size) { cutoff.value }
    ]
  }
}
