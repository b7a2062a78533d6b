namespace Caveat.Cli.Analysis.Publication;

/// <summary>How an annex looks, on a screen and on A4 paper. No font, picture or script comes from elsewhere.</summary>
internal static class AnnexStyle
{
    /// <param name="footer">Stands at the foot of every page; holds no quotation mark or backslash.</param>
    public static string Of(string footer, string page, string of) => $$"""
        @page { size: A4; margin: 24mm 22mm 26mm 22mm;
          @bottom-left { content: "{{footer}}"; font: 6.6pt "Liberation Mono", "DejaVu Sans Mono", monospace; color: #5b6470; border-top: .4pt solid #b9c0c9; padding-top: 2.4mm; vertical-align: top; width: 84%; }
          @bottom-right { content: "{{page}} " counter(page) " {{of}} " counter(pages); font: 7.4pt "Liberation Sans", Arial, sans-serif; color: #5b6470; border-top: .4pt solid #b9c0c9; padding-top: 2.2mm; vertical-align: top; } }
        :root { --ink: #1b2430; --soft: #5b6470; --line: #cfd5dc; --navy: #1c3557; --enforced: #1f6b45; --detected: #9a6207; --attested: #2d5c9e; --stated: #69707a; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 46rem; padding: 3rem 1.5rem; color: var(--ink); background: #fff; font: 11pt/1.5 "Source Serif 4", Charter, Georgia, "Liberation Serif", "DejaVu Serif", serif; hyphens: manual; }
        h1, h2, h3, h4, .eyebrow, .facts dt, th, .label, .part, nav { font-family: "Liberation Sans", "Helvetica Neue", Arial, sans-serif; }
        h1 { font-size: 23pt; line-height: 1.2; font-weight: 600; color: var(--navy); margin: .5rem 0 1.6rem; letter-spacing: -.01em; }
        h2 { font-size: 14pt; font-weight: 600; color: var(--navy); margin: 2.4rem 0 .7rem; padding-bottom: .35rem; border-bottom: .6pt solid var(--line); break-after: avoid; }
        h3 { font-size: 11.5pt; font-weight: 600; color: var(--ink); margin: 1.7rem 0 .4rem; break-after: avoid; }
        h4 { font-size: 10.5pt; font-weight: 600; margin: 1.1rem 0 .3rem; break-after: avoid; }
        p { margin: .5rem 0; orphans: 3; widows: 3; }
        a { color: var(--navy); }
        .eyebrow { font-size: 8.5pt; letter-spacing: .16em; text-transform: uppercase; color: var(--soft); margin: 0; }
        .cover { border-top: 3pt solid var(--navy); padding-top: 1.2rem; }
        .draft { border: 1pt solid #a3352b; color: #a3352b; padding: .5rem .8rem; font-family: "Liberation Sans", Arial, sans-serif; font-size: 9.5pt; font-weight: 600; }
        .facts { display: grid; grid-template-columns: 10.5rem 1fr; gap: .45rem 1rem; margin: 0 0 1.4rem; }
        .facts dt { font-size: 8.6pt; color: var(--soft); padding-top: .18rem; }
        .facts dd { margin: 0; } .facts dd.mono { font-size: 7.6pt; padding-top: .18rem; }
        code, .mono { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 8.4pt; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; margin: .8rem 0 1.1rem; font-size: 9.4pt; line-height: 1.38; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th { text-align: left; font-size: 7.8pt; font-weight: 600; letter-spacing: .04em; color: var(--soft); border-bottom: .9pt solid var(--navy); padding: .3rem .6rem .3rem 0; vertical-align: bottom; }
        td { border-bottom: .4pt solid var(--line); padding: .34rem .6rem .34rem 0; vertical-align: top; }
        td.key { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 7pt; overflow-wrap: anywhere; max-width: 13rem; }
        .good { color: var(--enforced); font-weight: 600; }
        .lack { color: #a3352b; font-weight: 600; }
        .label { display: inline-block; font-size: 7.6pt; font-weight: 600; letter-spacing: .05em; border: .7pt solid currentColor; border-radius: 8pt; padding: .02rem .5rem; white-space: nowrap; }
        .enforced { color: var(--enforced); } .detected { color: var(--detected); } .attested { color: var(--attested); } .stated { color: var(--stated); }
        .meanings { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem; align-items: baseline; font-size: 9.8pt; break-inside: avoid; }
        .rule { border-left: 2.4pt solid currentColor; margin: .9rem 0 1.3rem; padding: .5rem 0 .5rem 1rem; background: #f7f8fa; break-inside: avoid; }
        .rule > * { color: var(--ink); }
        .rule > .label { color: inherit; margin-left: .1rem; }
        .rule .meaning { font-size: 8.8pt; color: var(--soft); margin-left: .5rem; }
        .part { font-size: 7.4pt; letter-spacing: .1em; text-transform: uppercase; color: var(--soft); margin: .55rem 0 .1rem; }
        .rule p { margin: .1rem .8rem .2rem 0; font-size: 10.2pt; }
        .rule pre { margin: .1rem 0 0; white-space: pre-wrap; font: 8.2pt/1.45 "Liberation Mono", "DejaVu Sans Mono", monospace; color: #3a4450; }
        .only { margin: .5rem 0 1.1rem; font-size: 8.8pt; color: var(--soft); }
        .translation { border-left: .6pt solid var(--line); padding-left: 1rem; margin: .9rem 0; color: #2c3644; }
        .translation h3 { margin-top: .2rem; font-size: 10.6pt; }
        .note { color: var(--soft); font-size: 9.4pt; }
        .text, .verify { break-before: page; }
        .verify ol { padding-left: 1.2rem; } .verify li { margin: .5rem 0; }
        blockquote { margin: .8rem 0; padding-left: 1rem; border-left: 1.5pt solid var(--line); color: #333d49; }
        @media print { body { max-width: none; padding: 0; font-size: 10.2pt; } h1 { font-size: 22pt; } a { text-decoration: none; } .rule { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
        @media (max-width: 40rem) { .facts, .meanings { grid-template-columns: 1fr; } .facts dd { margin-bottom: .5rem; } table { display: block; overflow-x: auto; } }
        """;
}
