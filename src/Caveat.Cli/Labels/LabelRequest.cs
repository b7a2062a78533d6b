using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Caveat.Labels;
using Caveat.Labels.Grammar;
using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;

namespace Caveat.Cli.Labels;

/// <summary>The label that somebody asks to have set, in their words.</summary>
internal sealed record LabelRequest(string Marking, string? Policy, IReadOnlyList<string> ReleasableTo, string? Originator, string? Review)
{
    // STANAG 4774 wants a review time where nothing succeeds the label.
    private const int ReviewYears = 5;

    /// <summary>The label, valid in its policy; made now.</summary>
    public bool TryMake(TimeProvider time, [NotNullWhen(true)] out ConfidentialityLabel? label, [NotNullWhen(false)] out string? error)
    {
        label = null;
        PolicyId? policy = null;
        if (Policy is not null)
        {
            if (!PolicyId.TryParse(Policy, out var named))
            {
                error = $"\"{Policy}\" is not the name of a policy: write one such as NATO or FRA.";
                return false;
            }
            policy = named;
        }
        if (!MarkingText.TryParse(Marking, out var sensitivity, out var fault, policy))
        {
            error = $"The marking \"{Marking}\" cannot be set: {fault.Sentence} (column {fault.Column})";
            return false;
        }
        if (ReleasableTo.Count > 0)
        {
            var separator = sensitivity.Policy == PolicyId.Usa ? "//REL TO " : " Releasable to ";
            var released = $"{Marking}{separator}{string.Join(", ", ReleasableTo)}";
            if (!MarkingText.TryParse(released, out sensitivity, out fault, sensitivity.Policy))
            {
                error = $"The marking \"{released}\" cannot be set: {fault.Sentence} (column {fault.Column})";
                return false;
            }
        }
        if (SecurityPolicies.BuiltIn.Validate(sensitivity, issuing: true) is [var objection, ..])
        {
            error = $"The marking \"{Marking}\" cannot be set: {objection}";
            return false;
        }
        return TryFinish(sensitivity, time.GetUtcNow(), out label, out error);
    }

    private bool TryFinish(Label sensitivity, DateTimeOffset now, [NotNullWhen(true)] out ConfidentialityLabel? label, [NotNullWhen(false)] out string? error)
    {
        (label, error) = (null, null);
        // Whole seconds: people compare these times with others that they read.
        var made = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var review = made.AddYears(ReviewYears);
        if (Review is not null && !DateTimeOffset.TryParseExact(Review, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out review))
        {
            error = $"\"{Review}\" is not a time: write a day as 2031-03-02, or a time in UTC as 2031-03-02T17:00:00Z.";
            return false;
        }
        Originator? originator = null;
        if (Originator is not null && (originator = OriginatorOf(Originator)) is null)
        {
            error = $"\"{Originator}\" names no originator: write an e-mail address, a directory name such as \"CN=Registry,O=Example\", or a URI.";
            return false;
        }
        label = new ConfidentialityLabel(sensitivity) { CreatedAt = made, ReviewAt = review, Originator = originator };
        return true;
    }

    private static Originator? OriginatorOf(string text) =>
        text.Contains('=') ? new Originator("directoryName", text)
        : text.Contains("://", StringComparison.Ordinal) || text.StartsWith("urn:", StringComparison.Ordinal) ? new Originator("uniformResourceIdentifier", text)
        : text.Contains('@') ? new Originator("rfc822Name", text)
        : null;
}
