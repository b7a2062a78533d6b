using System.Collections.Immutable;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Orders;

/// <summary>An order or a waiver and who has signed it.</summary>
internal sealed record InstrumentAnswer
{
    /// <summary><c>valid</c>, <c>written</c>, <c>signed</c>, <c>verified</c> or <c>shown</c>.</summary>
    public required string Result { get; init; }

    /// <summary><c>order</c> or <c>waiver</c>.</summary>
    public required string Kind { get; init; }

    public required string File { get; init; }

    public required string Id { get; init; }

    public required string Agreement { get; init; }

    public required string Digest { get; init; }

    /// <summary>The authority of an order, the signer of a waiver.</summary>
    public required string By { get; init; }

    public required string Title { get; init; }

    /// <summary>The lines that decide, in canonical words.</summary>
    public required IReadOnlyList<string> Says { get; init; }

    public string? Text { get; init; }

    /// <summary>Absent where no agreement was given to compare with.</summary>
    public IReadOnlyList<SignerAnswer>? Signatures { get; init; }

    public static InstrumentAnswer Of(Order order, string file) => new()
    {
        Result = "valid",
        Kind = "order",
        File = file,
        Id = order.Id.Value,
        Agreement = order.Agreement.Value,
        Digest = order.Digest.Value,
        By = order.Authority.Value,
        Title = order.Title,
        Says =
        [
            $"issued: {Times.Text(order.Issued)}",
            .. order.Expires is { } expires ? [$"expires: {Times.Text(expires)}"] : Array.Empty<string>(),
            .. OrderText.Write(order.Effect).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ],
    };

    public static InstrumentAnswer Of(Waiver waiver, string file) => new()
    {
        Result = "valid",
        Kind = "waiver",
        File = file,
        Id = waiver.Id.Value,
        Agreement = waiver.Agreement.Value,
        Digest = waiver.Digest.Value,
        By = waiver.Signer.Value,
        Title = waiver.Title,
        Says =
        [
            $"clause: {waiver.Clause}",
            $"from: {Times.Text(waiver.During.From)}",
            $"until: {Times.Text(waiver.During.Until!.Value)}",
            .. waiver.Notified is { } notified ? [$"notified: {Times.Text(notified)}"] : Array.Empty<string>(),
            .. waiver.When.Terms.Select((term, i) => $"{(i == 0 ? "when" : "and")}: {RuleText.Write(term)}"),
        ],
    };

    public InstrumentAnswer With(string result, ImmutableArray<PersonSignature>? signatures) => this with
    {
        Result = result,
        Signatures = signatures is { } known ? [.. known.Select(SignerAnswer.Of)] : null,
    };
}
