using System.Globalization;
using Caveat.Ledger.Receipts;

namespace Caveat.Cli.Logs;

/// <summary>The command <c>caveat receipt verify</c>.</summary>
internal static class ReceiptCheck
{
    /// <summary>Names the key where none is given on the command line. A receipt's own word is never taken.</summary>
    public const string KeyVariable = "CAVEAT_LOG_KEY";

    // The longest entry in base64, 63 hashes and a checkpoint with many witnesses.
    private const long MaxBytes = 2 << 20;

    public static int Run(FileInfo file, string? keyText, Printer printer)
    {
        keyText ??= Environment.GetEnvironmentVariable(KeyVariable);
        if (string.IsNullOrEmpty(keyText))
        {
            return printer.Unusable(
                $"No key was given; name the log's key with --key or in the environment variable '{KeyVariable}', from a source other than the receipt.");
        }

        if (!LogKey.TryRead(keyText, out var key, out var problem))
        {
            return printer.Unusable(problem);
        }

        if (!file.Exists)
        {
            return printer.Unusable($"There is no receipt file '{file}'.");
        }

        if (file.Length > MaxBytes)
        {
            return printer.Unusable($"The file '{file}' has '{file.Length}' bytes, more than a receipt can have.");
        }

        if (!Receipt.TryParse(File.ReadAllBytes(file.FullName), out var receipt, out problem))
        {
            return printer.Unusable($"'{file}' is not a receipt: {EntryText.Printable(problem)}");
        }

        return receipt.Verify(key.Verifier) switch
        {
            ReceiptVerification.Verified verified => printer.Say(
                new LogAnswer
                {
                    Result = "verified",
                    Receipt = verified.Id.ToString(),
                    Index = receipt.Index,
                    Entries = receipt.Checkpoint.Size,
                    Origin = receipt.Checkpoint.Checkpoint.Origin,
                    Key = key.Verifier.ToString(),
                    Entry = LogAnswer.EntryOf(receipt.Entry),
                },
                $"Verified: receipt {verified.Id} proves entry {Number(receipt.Index)} of the {Number(receipt.Checkpoint.Size)} that the log '{key.Verifier.Name}' had signed for.",
                $"It records {EntryText.InWords(receipt.Entry)}.",
                $"Key: {key.Verifier}"),
            ReceiptVerification.Refused refused => printer.Say(
                new LogAnswer { Result = "refused", Problem = refused.Reason, Index = receipt.Index, Key = key.Verifier.ToString() },
                $"NOT verified: {EntryText.Printable(refused.Reason)}"),
            var outcome => throw new InvalidOperationException($"'{outcome}' is not an outcome that this command knows."),
        };
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
