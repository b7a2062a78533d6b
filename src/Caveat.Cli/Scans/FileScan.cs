using Caveat.Labels;
using Caveat.Screening;
using Caveat.Screening.Reading;

namespace Caveat.Cli.Scans;

/// <summary>What was found in one file, or why it could not be read.</summary>
internal sealed record FileScan(string Name, string Text, TextReading Found, string? Error)
{
    private static readonly ContentReader Reader = new(LexicalScreen.BuiltIn);

    /// <summary>Whether there is a marking above unclassified, or any finding.</summary>
    public bool IsAlarming => Found.Findings.Count > 0 || Found.Highest.Classification > Classification.Unclassified;

    public static FileScan Run(string name)
    {
        var found = new TextReading();
        if (!TextFile.TryRead(name, out var text, out var error))
        {
            return new FileScan(name, "", found, error);
        }
        Reader.Read(text, found);
        return new FileScan(name, text, found, null);
    }
}
