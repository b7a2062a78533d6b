using System.Diagnostics.CodeAnalysis;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Tiles;

namespace Caveat.Cli.Logs;

/// <summary>Where a log is: a folder, a data folder that has a folder <c>ledger</c>, or an http(s) address.</summary>
internal static class LogLocation
{
    public static bool TryOpen(
        string location, [NotNullWhen(true)] out ILogSource? source, [NotNullWhen(false)] out string? problem)
    {
        source = null;
        problem = null;
        if (Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            source = new HttpSource(address!);
            return true;
        }

        var inner = Path.Combine(location, "ledger");
        foreach (var folder in (string[])[location, inner])
        {
            if (File.Exists(Path.Combine(folder, TilePath.Checkpoint)))
            {
                source = new DirectorySource(folder);
                return true;
            }
        }

        problem = Directory.Exists(location)
            ? $"There is no '{TilePath.Checkpoint}' in '{location}' or in '{inner}'; give the ledger folder or the data folder above it."
            : $"There is no folder '{location}'; give a ledger folder, a data folder or an http address.";
        return false;
    }
}
