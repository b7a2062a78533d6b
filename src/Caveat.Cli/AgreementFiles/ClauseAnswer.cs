using Caveat.Agreements;

namespace Caveat.Cli.AgreementFiles;

/// <summary>One clause as people read it; <c>rule</c> says whether the gateway acts on it.</summary>
internal sealed record ClauseAnswer(string Number, string Title, string Text, bool Rule, string Enforcement)
{
    public static ClauseAnswer Of(Clause clause) => new(
        clause.Number.Value,
        clause.Title,
        clause.Text,
        clause.Rule is not null,
        clause.Enforcement switch
        {
            Agreements.Enforcement.Enforced => "enforced",
            Agreements.Enforcement.Detected => "detected",
            Agreements.Enforcement.Attested => "attested",
            _ => "stated",
        });
}
