using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements;

/// <summary>A clause of an agreement: <c>nato-unclassified/4.2</c>.</summary>
public readonly record struct ClauseReference(AgreementId Agreement, ClauseNumber Clause)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out ClauseReference reference)
    {
        reference = default;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !AgreementId.TryParse(text![..slash], out var agreement) || !ClauseNumber.TryParse(text[(slash + 1)..], out var clause))
        {
            return false;
        }

        reference = new(agreement, clause);
        return true;
    }

    public override string ToString() => $"{Agreement}/{Clause}";
}
