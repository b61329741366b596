/// How a page looks, on a screen light or dark and on paper.
enum PageStyle {
  /// What the page may load: nothing but what is in it.
  static let policy: HTMLFragment =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  static let text: HTMLFragment = """
    :root { color-scheme: light dark; --ink: #222; --paper: #fff; --faded: #5a5a5a;
      --line: #d5d5d5; --panel: #f6f6f4; --good: #00694d; --bad: #a63c00; --open: #765500; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e6e6; --paper: #16181b; --faded: #a5a5a5; --line: #3a3d42;
        --panel: #1f2226; --good: #4cc9a0; --bad: #ff9a5c; --open: #e8c34a; } }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: var(--paper);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
    main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
    h1 { text-wrap: balance; font-size: 1.7rem; line-height: 1.25; margin: 2rem 0 .5rem; }
    h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
    p { margin: .4rem 0; max-width: 46rem; }
    .lead { font-size: 1.1rem; }
    .small, footer, figcaption .small { font-size: .85rem; color: var(--faded); }
    code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .85em; }
    .hash { overflow-wrap: anywhere; }
    ul { padding-left: 1.2rem; }
    .verdicts, .laws { list-style: none; padding: 0; }
    .verdicts li { border-left: .35rem solid var(--faded); background: var(--panel);
      padding: .5rem .8rem; margin: .6rem 0; }
    .verdicts .supported { border-color: var(--good); }
    .verdicts .supported strong { color: var(--good); }
    .verdicts .refuted { border-color: var(--bad); }
    .verdicts .refuted strong { color: var(--bad); }
    .verdicts .inconclusive { border-color: var(--open); }
    .verdicts .inconclusive strong { color: var(--open); }
    figure { margin: 0; }
    .figures { display: grid; gap: 1.2rem; align-items: start;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
    figure img { display: block; width: 100%; height: auto; border: 1px solid var(--line);
      border-radius: 4px; }
    a { color: inherit; text-decoration-color: var(--faded); }
    figcaption { margin-top: .3rem; }
    details { margin: .8rem 0; }
    summary { cursor: pointer; }
    .scroll { overflow-x: auto; border: 1px solid var(--line); }
    .scroll:focus-visible, pre:focus-visible { outline: 2px solid var(--open); }
    table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .6rem; text-align: left; vertical-align: top; white-space: nowrap; }
    th { background: var(--panel); border-bottom: 1px solid var(--line); vertical-align: bottom;
      white-space: normal; }
    tbody tr + tr td { border-top: 1px solid var(--line); }
    .number { text-align: right; }
    .long { white-space: normal; min-width: 18rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .2rem 0 1rem;
      font-size: .9rem; }
    dt { color: var(--faded); }
    dd { margin: 0; overflow-wrap: anywhere; }
    pre { overflow-x: auto; background: var(--panel); padding: .8rem; white-space: pre-wrap;
      overflow-wrap: anywhere; }
    footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-bottom: 2rem; }
    @media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
    @page broad { size: A4 landscape; margin: 1cm; }
    @media print {
      :root { --ink: #000; --paper: #fff; --faded: #444; --line: #bbb; --panel: #fff; }
      main, footer { max-width: none; }
      .scroll { overflow: visible; border: 0; }
      table { font-size: .6rem; } th, td { white-space: normal; padding: .1rem .25rem; }
      .long { min-width: 5rem; overflow-wrap: anywhere; }
      .broad { page: broad; } .broad table { font-size: .45rem; width: 100%; }
      figure, .verdicts li, tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; } }

    """
}
