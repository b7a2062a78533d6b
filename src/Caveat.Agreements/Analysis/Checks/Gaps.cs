using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Analysis.Checks;

/// <summary>What the register has and no clause, or no key, covers.</summary>
internal sealed class Gaps(Examination examination)
{
    private readonly Agreement _agreement = examination.Agreement;

    public void Check()
    {
        foreach (var network in _agreement.Register.Networks.Where(network => _agreement.FindNetwork(network.Id) is null))
        {
            Add(Severity.Warning, $"No clause gives the network \"{network.Id}\" a ceiling, so nothing may enter it: add a clause \"scope: network {network.Id}\", or take it out of the register.");
        }

        CheckDimensions();
        CheckValues();
        CheckKeys();
        CheckTools();
    }

    /// <summary>Without any clause about a dimension that needs one, nothing is ever permitted.</summary>
    private void CheckDimensions()
    {
        (string Name, Func<Rule?, bool> IsOne)[] needed =
        [
            ("organisations", rule => rule is Rule.PermitOrganisations),
            ("nations", rule => rule is Rule.PermitNations),
            ("purposes", rule => rule is Rule.PermitPurposes),
            ("vendors", rule => rule is Rule.PermitVendors),
        ];
        foreach (var (name, isOne) in needed.Where(dimension => !_agreement.IsOverlay && !_agreement.Clauses.Any(clause => dimension.IsOne(clause.Rule))))
        {
            Add(Severity.Error, $"No clause permits any {name}, so the agreement permits nothing: add a clause \"permit: {name} …\", or write \"overlay: yes\" in the front matter.");
        }
    }

    private void CheckValues()
    {
        var questions = examination.Survey.Questions[_agreement];
        var register = _agreement.Register;
        CheckEach<Rule.PermitOrganisations>("organisation", register.Organisations.Select(organisation => (organisation.Id.Value, (object)organisation.Id)), questions);
        CheckEach<Rule.PermitPurposes>("purpose", register.Purposes.Select(purpose => (purpose.Id.Value, (object)purpose.Id)), questions);
        CheckEach<Rule.PermitVendors>("vendor", register.Vendors.Select(vendor => (vendor.Id.Value, (object)new VendorModel(vendor.Id, default))), questions);
        var read = _agreement.Clauses.SelectMany(clause => clause.Rule switch
        {
            Rule.RequireLegalAuthority authority => [.. authority.AnyOf, .. Declared(authority.When)],
            { } rule => Declared(rule.Condition),
            null => [],
        }).ToHashSet();
        AddNote(
            register.Declarations.Where(declaration => !read.Contains(declaration.Id)).Select(declaration => declaration.Id.Value),
            names => $"No clause asks for the declaration {names}: nothing depends on it.",
            names => $"No clause asks for the declarations {names}: nothing depends on them.");
    }

    private static IEnumerable<Registers.DeclarationId> Declared(Condition condition) => condition.Terms.SelectMany(term => term switch
    {
        Term.Declared declared => declared.Values,
        Term.NotDeclared declared => declared.Values,
        _ => [],
    });

    private void CheckEach<TRule>(string noun, IEnumerable<(string Name, object Value)> values, Questions questions)
        where TRule : Rule
    {
        Clause[] permits = [.. _agreement.Clauses.Where(clause => clause.Rule is TRule)];
        // An open dimension permits them all; one without any permit is reported as a whole.
        if (permits.Length == 0)
        {
            return;
        }

        AddNote(
            values.Where(value => !permits.Any(permit => questions.Permitted(permit.Rule)!.Value.Holds(value.Value))).Select(value => value.Name),
            names => $"No clause permits the {noun} {names}: permit it, or take it out of the register if nothing else names it.",
            names => $"No clause permits the {noun}s {names}: permit them, or take them out of the register if nothing else names them.");
    }

    private void CheckKeys()
    {
        AddNote(
            _agreement.Parties.Where(party => party.Key is null).Select(party => party.Id.Value),
            names => $"The party {names} has no key yet: enrol it with `caveat agreement enrol` before signing.",
            names => $"The parties {names} have no keys yet: enrol them with `caveat agreement enrol` before signing.");
        AddNote(
            _agreement.Register.People.Where(person => person.Key is null && person.Authority is not null).Select(person => person.Id.Value),
            names => $"The person {names} signs for an authority and has no key: enrol it with `caveat agreement enrol`, or no signature of theirs counts.",
            names => $"The people {names} sign for authorities and have no keys: enrol them with `caveat agreement enrol`, or no signature of theirs counts.");
        foreach (var authority in _agreement.Register.Authorities)
        {
            // A draft's keys are still to come; what is wanted here are people.
            int people = _agreement.Register.People.Count(person => person.Authority == authority.Id && (person.Key is not null || person.IsUnenrolled));
            if (people < authority.Needs)
            {
                Add(Severity.Error, $"The authority \"{authority.Id}\" needs {authority.Needs} signatures and has {people} {(people == 1 ? "person" : "people")} with a key: it can order nothing; add people, or lower what it needs.");
            }
            else if (people == authority.Needs && authority.Needs > 1)
            {
                Add(Severity.Note, $"The authority \"{authority.Id}\" needs the signatures of all its {people} people: when one is away it can order nothing.");
            }
        }
    }

    private void CheckTools()
    {
        foreach (var clause in _agreement.Clauses.Where(clause => _agreement.Register.Tools.IsEmpty && clause.Rule?.Condition.Terms.Any(term => term is Term.Tools) == true))
        {
            Add(Severity.Warning, $"{Examination.Named(clause)} is about tools, and the register has none, so every tool is unknown: add a table of tools.", clause);
        }
    }

    private void AddNote(IEnumerable<string> names, Func<string, string> one, Func<string, string> several)
    {
        string[] all = [.. names.Select(name => $"\"{name}\"")];
        if (all.Length > 0)
        {
            Add(Severity.Note, (all.Length == 1 ? one : several)(Words.Tongue.English.All(all)));
        }
    }

    private void Add(Severity severity, string sentence, params Clause[] clauses) => examination.Add(ConcernKind.Gap, severity, sentence, clauses);
}
