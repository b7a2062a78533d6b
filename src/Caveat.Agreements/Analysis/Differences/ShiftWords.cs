using System.Collections.Immutable;
using Caveat.Agreements.Analysis.Regions;
using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Analysis.Words;
using Caveat.Agreements.Evaluation;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>Changed outcomes as sentences.</summary>
internal sealed class ShiftWords(Survey survey, Agreement before, Agreement after, Box universe, Tongue tongue)
{
    private static readonly string[] English = ["permitted", "held for a reviewer", "refused"];
    private static readonly string[] French = ["autorisés", "retenus pour un réviseur", "refusés"];

    private readonly bool _french = tongue == Tongue.French;
    private readonly BoxWords _words = new(survey.Space, universe, tongue) { Register = after.Register };

    public OutcomeChange Of(Shift shift)
    {
        var strict = shift.After > shift.Before ? after : before;
        Clause[] clauses = [.. shift.Because.Select(objection => objection.Clause ?? objection.ByDefaultOf).OfType<Clause>().Distinct()];
        string by = shift.Because[0].Clause is { } deciding
            ? Say($"clause {deciding.Number}", $"clause {deciding.Number}")
            : Default(shift.Because[0]);
        string version = strict == before ? Say($", version {before.Version}", $", version {before.Version}") : "";
        string[] states = _french ? French : English;
        string sentence = Say(
            $"From {tongue.Time(after.InForce.From)} {Exchanges(shift.Exchanges)} are {states[(int)shift.After]}; before, they were {states[(int)shift.Before]} ({by}{version}).",
            $"À partir du {tongue.Time(after.InForce.From)}, {Exchanges(shift.Exchanges)} sont {states[(int)shift.After]}\u00a0; avant, ils étaient {states[(int)shift.Before]} ({by}{version}).");
        return new(shift.Before, shift.After, shift.After < shift.Before, sentence, References(strict, clauses));
    }

    public OutcomeChange Of(DutyShift shift)
    {
        string what = shift.Duty.Kind switch
        {
            "marking" => Say("the marking of answers", "le marquage des réponses"),
            "review" => Say("the review of answers before release", "la relecture des réponses avant diffusion"),
            var kind => Say($"the removal of {kind} from prompts", $"le retrait des données {kind} des demandes"),
        };
        string sentence = shift.IsLaid
            ? Say($"From {tongue.Time(after.InForce.From)} {what} is asked for by clause {shift.Duty.Clause.Number} where it was not.", $"À partir du {tongue.Time(after.InForce.From)}, {what} est demandé par la clause {shift.Duty.Clause.Number} là où ce n’était pas le cas.")
            : Say($"From {tongue.Time(after.InForce.From)} {what} is no longer asked for everywhere where clause {shift.Duty.Clause.Number} of version {before.Version} asked for it.", $"À partir du {tongue.Time(after.InForce.From)}, {what} n’est plus demandé partout où la clause {shift.Duty.Clause.Number} de la version {before.Version} le demandait.");
        return new(Standing.Permitted, Standing.Permitted, !shift.IsLaid, sentence, References(shift.Duty.Agreement, [shift.Duty.Clause]));
    }

    private string Exchanges(Box box)
    {
        string words = _words.Of(box);
        return words.Length == 0 ? Say("all exchanges", "tous les échanges") : Say($"exchanges with {words}", $"les échanges avec {words}");
    }

    private string Default(Objection objection) => objection.Reason switch
    {
        DecisionReason.AgreementNotInForce => Say("the agreement is not in force", "l’accord n’est pas en vigueur"),
        DecisionReason.NetworkNotInScope => Say("no clause covers the network", "aucune clause ne couvre le réseau"),
        DecisionReason.OrganisationUnknown => Say("not in the register", "absente du registre"),
        _ when objection.ByDefaultOf is { } first => Say($"clause {first.Number} does not permit them", $"la clause {first.Number} ne les autorise pas"),
        _ => Say("no clause permits them", "aucune clause ne les autorise"),
    };

    private static ImmutableArray<ClauseReference> References(Agreement agreement, IEnumerable<Clause> clauses) =>
        [.. clauses.Select(clause => new ClauseReference(agreement.Id, clause.Number))];

    private string Say(string english, string french) => _french ? french : english;
}
