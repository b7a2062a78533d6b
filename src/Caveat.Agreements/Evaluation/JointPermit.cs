using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>What several agreements permit so far, and what one more permits. Compared by reference: permitted decisions are made once.</summary>
/// <param name="SoFar">Null where the agreement is the first.</param>
internal readonly record struct JointPermit(Decision.Permitted? SoFar, Decision.Permitted Next)
{
    public bool Equals(JointPermit other) => ReferenceEquals(SoFar, other.SoFar) && ReferenceEquals(Next, other.Next);

    public override int GetHashCode() => HashCode.Combine(SoFar is null ? 0 : RuntimeHelpers.GetHashCode(SoFar), RuntimeHelpers.GetHashCode(Next));

    public Decision.Permitted Decide(AgreementDigest instruments) => SoFar is null
        ? Next with { Instruments = instruments }
        : SoFar with
        {
            Others = [.. SoFar.Others, new(Next.Agreement, Next.Clauses)],
            Waivers = Union(SoFar.Waivers, Next.Waivers),
            Obligations = new()
            {
                MarkAnswer = SoFar.Obligations.MarkAnswer || Next.Obligations.MarkAnswer,
                ReviewAnswer = [.. SoFar.Obligations.ReviewAnswer, .. Next.Obligations.ReviewAnswer],
                Redact = [.. SoFar.Obligations.Redact.Union(Next.Obligations.Redact).OrderBy(kind => kind.Value, StringComparer.Ordinal)],
            },
        };

    public static ImmutableArray<Waiver> Union(ImmutableArray<Waiver> left, ImmutableArray<Waiver> right) =>
        right.IsEmpty ? left : [.. left.Union(right).OrderBy(waiver => waiver.Id.Value, StringComparer.Ordinal)];
}
