using Caveat.Agreements.Analysis.Words;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>Two versions of each clause, by its number, as sentences.</summary>
internal sealed class ClauseComparison(Agreement before, Agreement after, Tongue tongue)
{
    private readonly bool _french = tongue == Tongue.French;

    public IEnumerable<ClauseChange> Run()
    {
        var old = before.Clauses.ToDictionary(clause => clause.Number);
        var next = after.Clauses.ToDictionary(clause => clause.Number);
        foreach (var number in old.Keys.Union(next.Keys).Order())
        {
            var was = old.GetValueOrDefault(number);
            var now = next.GetValueOrDefault(number);
            if (was is null)
            {
                yield return new(number, ClauseChangeKind.Added, Start() + Say($"clause {Name(now!)} is added", $"la clause {Name(now!)} est ajoutée") + Colon(Meaning(now!)));
            }
            else if (now is null)
            {
                yield return new(number, ClauseChangeKind.Removed, Start() + Say($"clause {Name(was)} is gone", $"la clause {Name(was)} disparaît") + Before(was));
            }
            else if (RuleText.Write(was) != RuleText.Write(now))
            {
                yield return new(number, ClauseChangeKind.Rule, Changed(was, now));
            }
            else if (Prose(was) != Prose(now))
            {
                yield return new(number, ClauseChangeKind.Prose, Say(
                    $"Clause {Name(now)} has other words and the same rule{Former(was, now)}.",
                    $"La clause {Name(now)} a d’autres mots et la même règle{Former(was, now)}."));
            }
        }
    }

    private string Changed(Clause was, Clause now)
    {
        var before = was.Rule is null ? null : tongue.Of(was.Rule);
        var after = now.Rule is null ? null : tongue.Of(now.Rule);
        string dates = Dates(now);
        if (after is null)
        {
            return Start() + Say($"no rule acts on clause {Name(now)} any more", $"aucune règle n’agit plus sur la clause {Name(now)}") + Before(was);
        }

        string rule = $"{after.Sentence}{dates}";
        string former = before is null ? Say("; before, the clause had no rule", "\u00a0; auparavant, la clause n’avait pas de règle")
            : before == after && Dates(was) == dates ? Aside(was, now)
            : before.Subject == after.Subject ? Say($"; before, they {before.Before}{Dates(was)}", $"\u00a0; auparavant, {before.Subject} {before.Before}{Dates(was)}")
            : Say("; before, ", "\u00a0; auparavant, ") + $"{before.Subject} {before.Before}{Dates(was)}";
        return $"{Start()}{rule}{former} ({Say("clause", "clause")} {now.Number}).";
    }

    /// <summary>What changed beside the rule itself.</summary>
    private string Aside(Clause was, Clause now)
    {
        List<string> changes = [];
        if (was.Enforcement != now.Enforcement)
        {
            changes.Add(Say($"the enforcement label was {Label(was)} and is {Label(now)}", $"l’étiquette d’application était {Label(was)} et devient {Label(now)}"));
        }

        if (was.Waiver != now.Waiver)
        {
            changes.Add(now.Waiver is null ? Say("it can no longer be waived", "elle ne peut plus être levée") : Say("it can be waived otherwise than before", "elle peut être levée autrement qu’avant"));
        }

        return Say("; as before, but ", "\u00a0; comme avant, mais ") + string.Join(", ", changes);
    }

    private string Meaning(Clause clause) => clause.Rule is { } rule ? tongue.Of(rule).Sentence + Dates(clause) : Say("words without a rule", "des mots sans règle");

    private string Before(Clause clause) => clause.Rule is not { } rule
        ? Say("; it had no rule.", "\u00a0; elle n’avait pas de règle.")
        : Say("; before, ", "\u00a0; auparavant, ") + $"{tongue.Of(rule).Subject} {tongue.Of(rule).Before}.";

    private string Dates(Clause clause) =>
        (clause.From is { } from ? Say($", from {tongue.Time(from)}", $", à partir du {tongue.Time(from)}") : "")
        + (clause.Until is { } until ? Say($", until {tongue.Time(until)}", $", jusqu’au {tongue.Time(until)}") : "");

    private string Start() => Say($"From {tongue.Time(after.InForce.From)} ", $"À partir du {tongue.Time(after.InForce.From)}, ");

    private static string Former(Clause was, Clause now) => was.Title == now.Title ? "" : $" (« {was.Title} » → « {now.Title} »)";

    private string Name(Clause clause) => $"{clause.Number} ({clause.In(_french ? Language.French : Language.English).Title})";

    private string Label(Clause clause) => LabelWords.Of(clause.Enforcement, _french);

    private string Colon(string rest) => Say(": ", "\u00a0: ") + rest + ".";

    private string Say(string english, string french) => _french ? french : english;

    private static string Prose(Clause clause) => string.Join('\0', [clause.Title, clause.Text, .. clause.Translations.SelectMany(text => new[] { text.Language.Code, text.Title, text.Text })]);
}
