using Caveat.Agreements;
using Caveat.Agreements.Rules;

namespace Caveat.Cli.AgreementFiles;

/// <summary>A network in scope, its ceiling, and what its clause says of unread parts and released markings.</summary>
internal sealed record NetworkAnswer(string Network, string Ceiling, string Unread, string Released, string Clause)
{
    public static IReadOnlyList<NetworkAnswer> Of(Agreement agreement) =>
        [.. agreement.CoveredNetworks.Select(network => new NetworkAnswer(network.Id.Value, network.Ceilings.First.ToString(), Word(network.Unread), Word(network.Released), network.Clause.Number.Value))];

    private static string Word(WhenUnread when) => when switch
    {
        WhenUnread.Permit => "permit",
        WhenUnread.HoldForReviewer => "hold for reviewer",
        _ => "refuse",
    };

    private static string Word(WhenReleased when) => when == WhenReleased.Permit ? "permit" : "refuse";
}
