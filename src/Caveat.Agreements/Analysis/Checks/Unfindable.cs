using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>Clauses about what no screener at hand finds.</summary>
internal sealed class Unfindable(Examination examination, Screens screens)
{
    public void Check()
    {
        foreach (var clause in examination.Agreement.Clauses)
        {
            var terms = clause.Rule switch
            {
                Rule.Protect protect => [new Term.Data([protect.Data])],
                { } rule => rule.Condition.Terms,
                null => [],
            };
            foreach (var term in terms)
            {
                Check(clause, term);
            }
        }
    }

    private void Check(Clause clause, Term term)
    {
        string[] missing = term switch
        {
            Term.Uses uses => [.. uses.Values.Where(use => !screens.Uses.Contains(use)).Select(use => use.Value)],
            Term.Data data => [.. data.Values.Where(kind => !screens.Data.Contains(kind)).Select(kind => kind.Value)],
            _ => [],
        };
        string noun = term is Term.Uses ? "use" : "kind of data";
        string known = Words.Tongue.English.All(term is Term.Uses ? screens.Uses.Select(use => use.Value) : screens.Data.Select(kind => kind.Value));
        // A clause that says it is detected when nothing detects it promises what cannot be.
        var severity = clause.Enforcement >= Enforcement.Detected ? Severity.Error : Severity.Warning;
        foreach (string value in missing)
        {
            examination.Add(ConcernKind.NotEnforceable, severity, $"{Examination.Named(clause)} is about the {noun} \"{value}\", which no screener here finds: name one of {known}, or take the rule out and write \"enforcement: stated\".", clause);
        }
    }
}
