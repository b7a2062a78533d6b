using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Evaluation;

/// <summary>What must be done for a permitted exchange to stay permitted. Compared by value of its parts.</summary>
public sealed record Obligations
{
    public static Obligations None { get; } = new();

    /// <summary>Whether the answer bears its marking.</summary>
    public bool MarkAnswer { get; init; }

    /// <summary>Whose release the answer waits for, by clause; empty where it waits for nobody's.</summary>
    public ImmutableArray<ApprovalTerms> ReviewAnswer { get; init; } = [];

    /// <summary>Kinds of data to take out of the prompt before it is sent, by name; empty where there are none.</summary>
    public ImmutableArray<DataKindId> Redact { get; init; } = [];

    public bool IsNone => !MarkAnswer && ReviewAnswer.IsEmpty && Redact.IsEmpty;

    public bool Equals(Obligations? other) =>
        other is not null
        && MarkAnswer == other.MarkAnswer
        && ReviewAnswer.AsSpan().SequenceEqual(other.ReviewAnswer.AsSpan())
        && Redact.AsSpan().SequenceEqual(other.Redact.AsSpan());

    public override int GetHashCode() => HashCode.Combine(MarkAnswer, ReviewAnswer.Length, Redact.Length);
}
