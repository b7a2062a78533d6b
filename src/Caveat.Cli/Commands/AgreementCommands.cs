using System.CommandLine;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat agreement` commands.</summary>
internal static class AgreementCommands
{
    public static Command Create() => new("agreement");
}
