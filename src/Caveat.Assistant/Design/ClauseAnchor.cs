using Caveat.Assistant.Asking;

namespace Caveat.Assistant.Design;

/// <summary>The address of a clause's text on the page of the agreement.</summary>
internal static class ClauseAnchor
{
    /// <summary>Such as <c>/agreement#clause-4.2</c>; an agreement other than the primary one is named in the query.</summary>
    public static string Of(AgreementView agreement, ClauseView clause, AgreementView? primary) => Of(agreement.Id == primary?.Id ? null : agreement.Id, clause.Number);

    /// <param name="agreement">Null for the primary one.</param>
    public static string Of(string? agreement, string clause) =>
        (agreement is null ? "/agreement" : $"/agreement?id={Uri.EscapeDataString(agreement)}") + $"#clause-{Uri.EscapeDataString(clause)}";
}
