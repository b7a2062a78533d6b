namespace Caveat.Cli.Logs;

/// <summary>What the ledger and receipt commands exit with (docs/reference/ledger.md).</summary>
internal static class ExitCode
{
    public const int Verified = 0;
    public const int NotVerified = 1;

    /// <summary>Bad usage, or input that cannot be read: nothing was found out.</summary>
    public const int Unusable = 2;
}
