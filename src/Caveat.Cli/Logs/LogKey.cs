using System.Diagnostics.CodeAnalysis;
using System.Text;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Logs;

/// <summary>The key that a command checks with, and whether whoever runs it chose it.</summary>
internal sealed record LogKey(NoteVerifier Verifier, bool FromLog)
{
    private const int MaxBytes = 4096;

    /// <summary>Reads a verifier key, or the file that holds one.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out LogKey? key, [NotNullWhen(false)] out string? problem)
    {
        key = null;
        problem = null;
        if (NoteVerifier.TryParse(text, out var verifier))
        {
            key = new LogKey(verifier, FromLog: false);
            return true;
        }

        if (!File.Exists(text))
        {
            problem = $"'{text}' is neither a verifier key ('name+hash+base64') nor a file that holds one.";
            return false;
        }

        if (new FileInfo(text).Length > MaxBytes || !NoteVerifier.TryParse(File.ReadAllText(text).Trim(), out verifier))
        {
            problem = $"The file '{text}' does not hold one verifier key ('name+hash+base64').";
            return false;
        }

        key = new LogKey(verifier, FromLog: false);
        return true;
    }

    /// <summary>The key that the log itself offers; null with a reason when it offers none.</summary>
    public static async Task<(LogKey? Key, string? Problem)> OfLogAsync(ILogSource source, CancellationToken cancellationToken)
    {
        var buffer = new LogFileBuffer();
        if (!await source.TryReadAsync(TilePath.Key, MaxBytes, buffer, cancellationToken))
        {
            return (null, $"There is no '{TilePath.Key}' in '{source.Location}'; give the log's key with --key.");
        }

        return NoteVerifier.TryParse(Encoding.UTF8.GetString(buffer.Span).Trim(), out var verifier)
            ? (new LogKey(verifier, FromLog: true), null)
            : (null, $"'{TilePath.Key}' in '{source.Location}' is not a verifier key; give the log's key with --key.");
    }
}
