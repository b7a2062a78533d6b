using Caveat.Agreements;

namespace Caveat.Cli.AgreementFiles;

/// <summary>A network in scope and its ceiling.</summary>
internal sealed record NetworkAnswer(string Network, string Ceiling, string Clause)
{
    public static IReadOnlyList<NetworkAnswer> Of(Agreement agreement) =>
        [.. agreement.CoveredNetworks.Select(network => new NetworkAnswer(network.Id.Value, network.Ceiling.ToString(), network.Clause.Number.Value))];
}
