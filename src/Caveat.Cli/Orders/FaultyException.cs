namespace Caveat.Cli.Orders;

/// <summary>A document or a signature that is not valid: the command ends with these sentences and exit code 1.</summary>
internal sealed class FaultyException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
