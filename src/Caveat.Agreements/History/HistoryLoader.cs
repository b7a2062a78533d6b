using Caveat.Signing.Dsse;

namespace Caveat.Agreements.History;

/// <summary>Reads a directory's envelopes into a history.</summary>
internal static class HistoryLoader
{
    private const string Pattern = "*.dsse.json";

    /// <summary>More versions than any agreement has; a directory with more is the wrong one.</summary>
    private const int MaxFiles = 1_000;

    public static HistoryResult Load(string directory, AgreementDigest? pin)
    {
        if (!Directory.Exists(directory))
        {
            return Reject($"The directory \"{directory}\" does not exist: name the one that holds the signed agreement.");
        }

        string[] files = [.. Directory.EnumerateFiles(directory, Pattern).Take(MaxFiles + 1).Order(StringComparer.Ordinal)];
        if (files.Length is 0 or > MaxFiles)
        {
            return Reject($"The directory \"{directory}\" holds {(files.Length == 0 ? "no" : $"more than {MaxFiles}")} files named {Pattern}: name the one that holds the signed agreement.");
        }

        List<SignedAgreement> versions = [];
        List<string> errors = [];
        foreach (string file in files)
        {
            switch (ReadFile(file))
            {
                case SignedResult.Read read:
                    versions.Add(read.Document);
                    break;
                case SignedResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        // Fail closed: a file that cannot be read might be the amendment that forbids.
        return errors.Count > 0 ? new HistoryResult.Rejected([.. errors]) : AgreementHistory.Verify(versions, pin);
    }

    private static SignedResult ReadFile(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            return new FileInfo(path).Length > DsseEnvelope.MaxJsonBytes
                ? new SignedResult.Rejected([$"{name}: The file is larger than any signed agreement: remove it from the directory."])
                : SignedAgreement.Read(File.ReadAllBytes(path), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SignedResult.Rejected([$"{name}: The file cannot be read: {e.Message}"]);
        }
    }

    private static HistoryResult.Rejected Reject(string error) => new([error]);
}
