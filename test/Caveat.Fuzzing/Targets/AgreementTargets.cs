using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Tests;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>Agreements, and single rules in one that has a row in every table.</summary>
internal static class AgreementTargets
{
    private const string Fence = "```";

    private static readonly string[] Rules =
    [
        "scope: network net-b\nceiling: NATO UNCLASSIFIED, NATO RESTRICTED from 2026-07-01T00:00:00Z\nunread: hold for reviewer\nreleased: permit",
        "permit: organisations office, desk",
        "permit: organisations of kind office",
        "permit: models vendor/*, vendor/a-1.5",
        "exclude: organisations of kind intelligence\nwaiver: by office-of-review of rank general, for at most 30 days, notice within 7 days",
        "forbid: use spying\nand: tools weapons, unknown\nand: label above NATO RESTRICTED\nwhen detected: hold for reviewer",
        "forbid: vendors vendor\nand: declared warrant\nthen: hold for reviewer\nfrom: 2026-02-01T00:00:00Z\nuntil: 2026-03-01T00:00:00Z",
        "forbid: data secrets, personal-data\nand: organisations of kind office\nwhen detected: refuse",
        "require: human approval\nby: 2 of role reviewer\nwhen: not declared warrant\nand: nations BEL, USA",
        "require: legal authority warrant, control-required\nwhen: purposes staff-work",
        "require: marking on answer\nwhen: models vendor/*",
        "require: review before release\nby: person ada\nuntil: 2026-03-01T00:00:00Z",
        "limit: 10.50 EUR per organisation per month, 20 from 2026-07-01T00:00:00Z\nwhen: models vendor/*",
        "limit: 1000 requests per caller per hour",
        "protect: personal-data\nwhen detected: redact",
        "retain: sealed content for 90 days",
        "residency: BEL,\n  FRA",
        "report: every quarter to vendor, department",
        "except: clause 6\nwhen: declared warrant\nthen: hold for reviewer",
    ];

    private static readonly byte[][] Terms = Words(
        "use spying", "purposes staff-work", "organisations office", "organisations of kind intelligence", "nations BEL", "vendors vendor", "models vendor/*", "data personal-data", "label above COSMIC TOP SECRET", "label above FRA SECRET", "tools weapons, unknown", "declared warrant", "not declared warrant",
        "when: ", "and: ", "then: permit", "when detected: redact", "by: 9 of role app-owner", "by: person ben", "from: 2026-07-01T00:00:00Z", "until: 9999-12-31T23:59:59Z", ", 5 from 2030-01-01T00:00:00Z", "enforcement: stated", "\n", ",", ", ", ":", " of kind ", " per nation per day", "EUR", "tokens", "0.01", "999999999999999",
        "waiver: by office-of-review of rank colonel, for at most 1 day, notice within 999999 days", "ceiling: US SECRET", "released: refuse", "é", "İ", "\u202E", "\"", "  ");

    private static readonly byte[][] MarkdownWords =
    [
        .. Terms,
        .. Words(
            "---\n", "version: 2\n", "amends: sha256:26a6de3000aeaf034c19532b259ce06286df091f994cbca44ada4cdc58512b82\n", "until: 2027-01-01T00:00:00Z\n", "threshold: 1\n", "languages: en, fr\n", "languages: fr, en, de\n", "yields-to: other\n", "applies-to: nations FRA, DEU\n", "applies-to: organisations of kind office\n", "overlay: yes\n",
            "# fr Titre\n", "#### fr Titre\n", "#### en Title\n", "## 4.2 Title\n", "### 4.2.1.1.1.1 Title\n", "## 10. T\n", "```rule\n", "```\n", "~~~\n", "| tool | class | effect |\n|---|---|---|\n| a_* | weapons | acts |\n", "| - | - | - |\n", "|---|---|\n", "> ", "    ", "- ", "1. ", "[a]: b\n", "===\n", "<", "\\|", "p384:", "unenrolled", "required", "unknown"),
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        var every = Document.Full + string.Concat(Rules.Skip(1).Select((rule, index) => $"## {index + 10}. More\nText.\n\n```rule\n{rule}\nenforcement: attested\n```\n\n"));
        var french = Document.Minimal.Replace("version: 1", "version: 1\nlanguages: en, fr", StringComparison.Ordinal).Replace("\n```rule", "\n#### fr Titre\nTexte.\n\n```rule", StringComparison.Ordinal);
        yield return new FuzzTarget("agreement", [.. Samples(), Bytes(every), Bytes(french), Bytes(Document.Minimal), .. Kept("agreement")], MarkdownWords, ReadAgreement) { IsLines = true };
        yield return new FuzzTarget("rule", [.. Rules.Select(rule => Bytes($"{rule}\nenforcement: attested")), .. Kept("rule")], Terms, ReadRule) { IsLines = true };
    }

    /// <summary>The samples that the project ships.</summary>
    public static IEnumerable<byte[]> Samples() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "vectors", "agreements"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    private static string ReadAgreement(byte[] input) => AgreementReader.Read(input, "a.md") switch
    {
        ReadResult.Rejected rejected => Faults.Check(rejected.Errors, input),
        ReadResult.Parsed { Agreement: var agreement } => RoundTrip(agreement, input),
        _ => throw new BrokenPromiseException("a reading of a third kind"),
    };

    private static string ReadRule(byte[] input)
    {
        byte[] document = [.. Bytes(Around), .. input, .. Bytes($"\n{Fence}\n")];
        return ReadAgreement(document);
    }

    private static string Around { get; } =
        Document.Full.Replace("| net-a | The first |", "| net-a | The first |\n| net-b | The second |", StringComparison.Ordinal) + $"## 9. More\nMore text.\n\n{Fence}rule\n";

    /// <summary>Writes every rule again, in the place where it stood, and reads the whole.</summary>
    private static string RoundTrip(Agreement agreement, byte[] input)
    {
        BrokenPromiseException.Unless(agreement.Source.Span.SequenceEqual(input), "an agreement that is not its exact bytes");
        BrokenPromiseException.Unless(agreement.Clauses.Length > 0 && agreement.CoveredNetworks.Length > 0, "an agreement that covers nothing");
        var written = Rewritten(agreement.Clauses, Encoding.UTF8.GetString(input).Split('\n'));
        var again = AgreementReader.Read(Bytes(written), "b.md") as ReadResult.Parsed;
        BrokenPromiseException.Unless(again is not null, $"an agreement that does not read back: {written}");
        BrokenPromiseException.Unless(again!.Agreement.Clauses.Length == agreement.Clauses.Length, "an agreement that reads back with other clauses");
        foreach (var (first, second) in agreement.Clauses.Zip(again.Agreement.Clauses))
        {
            BrokenPromiseException.Unless(Shape.Of(first with { Line = 0 }) == Shape.Of(second with { Line = 0 }), $"a rule that reads back otherwise: {RuleText.Write(first)} / {RuleText.Write(second)}");
        }

        return string.Join('\n', agreement.Clauses.Select(clause => $"{clause.Rule?.GetType().Name}{clause.Rule?.Condition.Terms.Length}").Order(StringComparer.Ordinal).Distinct().TakeLast(12));
    }

    private static string Rewritten(ImmutableArray<Clause> clauses, string[] lines)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var clause in clauses)
        {
            var rule = RuleText.Write(clause);
            if (rule.Length == 0)
            {
                continue;
            }

            // The first block after a clause's heading is its own.
            var start = Array.FindIndex(lines, clause.Line, line => line.TrimEnd('\r', ' ') == $"{Fence}rule");
            var end = Array.FindIndex(lines, start + 1, line => line.TrimEnd('\r', ' ') == Fence);
            text.AppendJoin('\n', lines[next..(start + 1)]).Append('\n').Append(rule).Append('\n');
            next = end;
        }

        return text.AppendJoin('\n', lines[next..]).ToString();
    }
}
