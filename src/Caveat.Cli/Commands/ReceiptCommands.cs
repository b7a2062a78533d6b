using System.CommandLine;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat receipt` commands.</summary>
internal static class ReceiptCommands
{
    public static Command Create() => new("receipt");
}
