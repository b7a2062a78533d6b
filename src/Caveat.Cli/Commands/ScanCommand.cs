using System.CommandLine;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat scan` command.</summary>
internal static class ScanCommand
{
    public static Command Create() => new("scan");
}
