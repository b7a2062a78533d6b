namespace Caveat.Cli.Scans;

/// <summary>One file to read.</summary>
/// <param name="Path">As it is written in reports: the named path, and below a folder the named folder with the path in it; a hyphen is standard input.</param>
/// <param name="Problem">Why a folder could not be listed; then there is nothing else to read here.</param>
internal readonly record struct ScanTarget(string Path, string? Problem = null)
{
    public const string StandardInput = "-";

    /// <summary>Whether the path itself was asked for, and not found in a folder.</summary>
    public bool IsNamed { get; init; }
}
