using Caveat.Agreements;
using Caveat.Agreements.History;

namespace Caveat.Cli.AgreementFiles;

/// <summary>A document and who has signed it.</summary>
internal sealed record DocumentAnswer
{
    /// <summary><c>enrolled</c>, <c>signed</c> or <c>valid</c>.</summary>
    public required string Result { get; init; }

    public required string File { get; init; }

    public required string Agreement { get; init; }

    public required int Version { get; init; }

    public required string Digest { get; init; }

    /// <summary>A party or a person has no key yet.</summary>
    public required bool Draft { get; init; }

    public required string InForce { get; init; }

    public string? Until { get; init; }

    public IReadOnlyList<SignatureAnswer>? Signatures { get; init; }

    /// <summary>Whether all needed signatures are there.</summary>
    public bool? Complete { get; init; }

    public static DocumentAnswer Of(string result, string file, Agreement agreement, SignatureTally? tally = null) => new()
    {
        Result = result,
        File = file,
        Agreement = agreement.Id.Value,
        Version = agreement.Version,
        Digest = agreement.Digest.Value,
        Draft = agreement.IsDraft,
        InForce = Times.Text(agreement.InForce.From),
        Until = agreement.InForce.Until is { } until ? Times.Text(until) : null,
        Signatures = tally is null ? null : [.. tally.Parties.Select(SignatureAnswer.Of)],
        Complete = tally?.IsMet,
    };
}
