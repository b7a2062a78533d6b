using System.Globalization;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Verification;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Logs;

/// <summary>The command <c>caveat ledger verify</c>.</summary>
internal static class LedgerVerification
{
    public static async Task<int> RunAsync(
        string location, string? keyText, FileInfo? olderFile, QuorumCheck? quorum, Printer printer, CancellationToken cancellationToken)
    {
        if (!LogLocation.TryOpen(location, out var source, out var problem))
        {
            return printer.Unusable(problem);
        }

        using var disposable = source as IDisposable;
        try
        {
            LogKey? key;
            if (keyText is not null)
            {
                LogKey.TryRead(keyText, out key, out problem);
            }
            else
            {
                (key, problem) = await LogKey.OfLogAsync(source, cancellationToken);
            }

            SignedCheckpoint? older = null;
            if (key is null || (olderFile is not null && !TryReadOlder(olderFile, key.Verifier, out older, out problem)))
            {
                return printer.Unusable(problem!);
            }

            var outcome = await new LogVerifier(source, key.Verifier).VerifyAsync(older, cancellationToken);
            return outcome is LogVerification.Verified verified
                ? await SayVerifiedAsync(verified, key, older, quorum, source, printer, cancellationToken)
                : Say(outcome, key, printer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return printer.Unusable(exception.Message);
        }
    }

    private static bool TryReadOlder(FileInfo file, NoteVerifier key, out SignedCheckpoint? older, out string? problem)
    {
        older = null;
        if (!file.Exists)
        {
            problem = $"There is no checkpoint file '{file}'.";
            return false;
        }

        if (!SignedCheckpoint.TryParse(File.ReadAllBytes(file.FullName), out older, out problem))
        {
            problem = $"The file '{file}' is not a checkpoint: {problem}";
            return false;
        }

        // An unsigned claim about the past must not accuse a log.
        problem = older.Checkpoint.Origin == key.Name && older.Note.Verify(key) is NoteVerification.Verified
            ? null
            : $"The checkpoint in '{file}' is not signed by the key '{key}', so it says nothing about this log.";
        return problem is null;
    }

    private static async Task<int> SayVerifiedAsync(
        LogVerification.Verified verified, LogKey key, SignedCheckpoint? older, QuorumCheck? quorum, ILogSource source, Printer printer,
        CancellationToken cancellationToken)
    {
        var answer = new LogAnswer
        {
            Result = "verified",
            Entries = verified.Entries,
            Origin = verified.Checkpoint.Checkpoint.Origin,
            Root = verified.Checkpoint.Checkpoint.Root.ToString(),
            Key = key.Verifier.ToString(),
            KeySource = key.FromLog ? "log" : "given",
            ConsistentWith = verified.ConsistentWith,
        };
        var lines = Lines(verified, key, older);
        if (quorum is null)
        {
            return printer.Say(answer, lines);
        }

        var (witnessed, more) = await quorum.AddAsync(answer, verified, source, cancellationToken);
        return printer.Say(witnessed, [.. lines, .. more]);
    }

    private static int Say(LogVerification outcome, LogKey key, Printer printer) => outcome switch
    {
        LogVerification.Broken broken => printer.Say(
            new LogAnswer
            {
                Result = "broken",
                FirstWrongEntry = broken.FirstWrongEntry,
                File = broken.File,
                Problem = broken.What,
                Key = key.Verifier.ToString(),
                KeySource = key.FromLog ? "log" : "given",
            },
            $"NOT verified: {EntryText.Printable(broken.What)}",
            $"First wrong entry: {Number(broken.FirstWrongEntry)} (file '{broken.File}').",
            $"Key: {key.Verifier}"),
        LogVerification.Truncated truncated => printer.Say(
            new LogAnswer { Result = "truncated", Had = truncated.Had, Entries = truncated.Has },
            $"NOT verified: the log was truncated; it had {Number(truncated.Had)} entries when the older checkpoint was signed and has {Number(truncated.Has)} now.",
            $"First wrong entry: {Number(truncated.Has)}, which is missing."),
        LogVerification.Rewritten rewritten => printer.Say(
            new LogAnswer { Result = "rewritten", Had = rewritten.OldSize },
            $"NOT verified: the log was rewritten; its first {Number(rewritten.OldSize)} entries are not those that the older checkpoint covers. Keep both checkpoints: together they prove it."),
        _ => throw new InvalidOperationException($"'{outcome}' is not an outcome that this command knows."),
    };

    private static List<string> Lines(LogVerification.Verified verified, LogKey key, SignedCheckpoint? older)
    {
        var checkpoint = verified.Checkpoint.Checkpoint;
        List<string> lines =
        [
            $"Verified: {Number(verified.Entries)} {(verified.Entries == 1 ? "entry" : "entries")} of the log '{checkpoint.Origin}', every one and every tile.",
            $"Key: {key.Verifier}",
            $"Root: {checkpoint.Root}",
        ];
        if (key.FromLog)
        {
            lines.Add("The key came from the log itself (log.vkey): give --key with a copy that you got elsewhere, or this shows only that the log agrees with itself.");
        }

        if (older is not null)
        {
            lines.Add($"It extends the older checkpoint over {Number(older.Size)} entries: nothing was removed or rewritten since.");
        }

        return lines;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
