namespace Concave.Datasets.Reporting;

/// <summary>The one style of self-contained pages: light and dark, large text, paper.</summary>
internal static class PageStyle
{
    internal static Html Element { get; } = new("""
        <style>
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --tint: #f3f5f7; --line: #c9d1d9; --good: #116329; --bad: #a40e26; --warn: #7d4e00; --mark: #0550ae; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #a5b1bd; --paper: #0d1117; --tint: #161b22; --line: #3d444d; --good: #56d364; --bad: #ff8f88; --warn: #e3b341; --mark: #79c0ff; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans Devanagari", "Noto Sans Tamil", sans-serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; } h2 { font-size: 1.3rem; margin: 2.4rem 0 .5rem; border-bottom: 1px solid var(--line); } h3 { font-size: 1.05rem; margin: 1.4rem 0 .3rem; }
        p, ul { max-width: 46rem; } .soft, figcaption { color: var(--soft); }
        .verdict { font-size: 1.3rem; font-weight: 650; padding: .6rem .9rem; border-left: .4rem solid; background: var(--tint); max-width: none; }
        .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
        .banner { border: 2px solid var(--warn); padding: .5rem .9rem; margin: .8rem 0; max-width: none; }
        .findings { list-style: none; padding: 0; max-width: none; } .findings li { border-left: .3rem solid var(--line); padding: .2rem .9rem; margin: .8rem 0; } .findings .alarm { border-color: var(--bad); } .findings strong { display: block; font-size: 1.1rem; } .findings p { margin: .15rem 0; max-width: 60rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .6rem 0; } caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; } thead th { background: var(--tint); } tbody th { min-width: 7.5rem; } th .soft { font-weight: 400; } td:has(bdi) { min-width: 12rem; }
        code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; } bdi { white-space: pre-wrap; overflow-wrap: anywhere; }
        figure { margin: 1rem 0; overflow-x: auto; } svg { width: 100%; min-width: 34rem; height: auto; font-size: 13px; } svg text { fill: var(--ink); } svg .tick { fill: var(--soft); }
        .axis { stroke: var(--line); } .bar { stroke: var(--mark); stroke-width: 4; } .dot { fill: var(--ink); } .threshold { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 4; }
        @media print { :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --tint: #fff; --line: #888; --good: #000; --bad: #000; --warn: #000; --mark: #000; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, figure, li { break-inside: avoid; } }
        </style>
        """);
}
