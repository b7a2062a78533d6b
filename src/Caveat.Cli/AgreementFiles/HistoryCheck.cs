using Caveat.Agreements;
using Caveat.Agreements.History;
using Spectre.Console;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement verify</c></summary>
internal static class HistoryCheck
{
    public static int Run(IReadOnlyList<string> paths, string? pin, TimeProvider time, Report report)
    {
        var expected = default(AgreementDigest?);
        if (pin is not null)
        {
            expected = AgreementDigest.TryParse(pin, out var digest)
                ? digest
                : throw new UnreadableException($"\"{pin}\" is not a digest: write sha256: and 64 hex digits.");
        }

        return Load(paths, expected) switch
        {
            HistoryResult.Loaded loaded => Say(loaded.History, time.GetUtcNow(), expected is not null, report),
            HistoryResult.Rejected rejected => report.Invalid(rejected.Errors),
            _ => throw new InvalidOperationException("A history is loaded or rejected."),
        };
    }

    public static HistoryResult Load(IEnumerable<string> paths, AgreementDigest? pin)
    {
        var versions = new List<SignedAgreement>();
        var errors = new List<string>();
        foreach (var file in InputFiles.SignedFiles(paths))
        {
            switch (InputFiles.ReadSigned(file))
            {
                case SignedResult.Read read:
                    versions.Add(read.Document);
                    break;
                case SignedResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        return errors.Count > 0 ? new HistoryResult.Rejected([.. errors]) : AgreementHistory.Verify(versions, pin);
    }

    private static int Say(AgreementHistory history, DateTimeOffset now, bool pinned, Report report)
    {
        var governing = history.InForceAt(now);
        var shown = governing ?? history.Versions[^1].Agreement;
        var answer = new HistoryAnswer
        {
            Agreement = history.Id.Value,
            Versions = [.. history.Versions.Select(signed => DocumentAnswer.Of("valid", signed.FileName, signed.Agreement, signed.Tally(signed.Agreement)))],
            InForceVersion = governing?.Version,
            Networks = NetworkAnswer.Of(shown),
        };
        return report.Say(answer, AnswerJson.Default.HistoryAnswer, valid: true, (console, writer) =>
        {
            console.Write(Versions(answer));
            // Not in the table: a terminal would wrap the digest, and it is there to be copied.
            foreach (var version in answer.Versions)
            {
                writer.WriteLine($"Version {version.Version} is {version.Digest}");
            }

            foreach (var network in answer.Networks)
            {
                writer.WriteLine($"Covers the network {network.Network} up to {network.Ceiling} (clause {network.Clause}); unread parts: {network.Unread}; released markings above it: {network.Released}.");
            }

            writer.WriteLine(Standing(history.StateAt(now)));
            if (!pinned)
            {
                writer.WriteLine("The keys came from the agreement itself: compare the digest of version 1 with the parties, or give it with --pin.");
            }
        });
    }

    private static Table Versions(HistoryAnswer answer)
    {
        var table = new Table().RoundedBorder().Title($"{answer.Agreement}: verified");
        table.AddColumns("version", "in force", "signed by");
        foreach (var version in answer.Versions)
        {
            var signers = version.Signatures!.Select(signature => signature.State == "good" ? signature.Party : $"({signature.Party}: {signature.State})");
            table.AddRow(
                $"{version.Version}",
                $"from {version.InForce}{(version.Until is { } until ? $"\nuntil {until}" : "")}",
                Markup.Escape(string.Join("\n", signers)));
        }

        return table;
    }

    private static string Standing(HistoryState state) => state switch
    {
        HistoryState.InForce inForce => $"Version {inForce.Agreement.Version} is in force now.",
        HistoryState.NotYetInForce notYet => $"No version is in force now: version {notYet.Next.Version} will be from {Times.Text(notYet.From)}.",
        HistoryState.Expired expired => $"No version is in force now: version {expired.Last.Version} ended at {Times.Text(expired.Since)}.",
        _ => throw new InvalidOperationException("A history is in force, not yet in force or expired."),
    };
}
