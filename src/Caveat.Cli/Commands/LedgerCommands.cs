using System.CommandLine;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat ledger` commands.</summary>
internal static class LedgerCommands
{
    public static Command Create() => new("ledger");
}
