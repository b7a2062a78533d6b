using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>The space of exchanges that some agreements tell apart, made from the values that they name.</summary>
internal sealed class Survey
{
    private const int WordBits = 64;

    private readonly List<Dimension> _dimensions = [];
    private readonly List<FactTest> _tests;
    private int _nextBit;

    public Survey(IReadOnlyList<Agreement> agreements)
    {
        Agreements = agreements;
        Tools = new(agreements);
        Questions = agreements.Distinct().ToDictionary(agreement => agreement, agreement => new Questions(agreement, Tools));
        _tests = [.. Questions.Values.SelectMany(questions => questions.All)];
        // INVARIANT: in the order of their kinds, each single fact once; then the atoms.
        AddTimes();
        AddNamed();
        AddModels();
        AddLevels(FactKind.Label);
        AddLevels(FactKind.Released);
        Add(FactKind.Unread, Booleans);
        AddMerged(FactKind.Location, Rules<Rule.Residency>().SelectMany(rule => rule.Nations), default(NationCode));
        Add(FactKind.Answer, Booleans);
        AddAtoms(FactKind.Use, Terms<Term.Uses>().SelectMany(term => term.Values).Cast<object>());
        AddAtoms(FactKind.Data, Terms<Term.Data>().SelectMany(term => term.Values).Concat(Rules<Rule.Protect>().Select(protect => protect.Data)).Cast<object>());
        AddAtoms(FactKind.Tool, Tools.Names);
        AddAtoms(FactKind.Declaration, Declarations.Cast<object>());
        foreach (var (agreement, clause) in Clauses.Where(entry => entry.Clause.Rule is Rule.Limit))
        {
            AddAtom(FactKind.Exhausted, [new ClauseReference(agreement.Id, clause.Number)]);
        }

        Space = new(_dimensions);
    }

    public IReadOnlyList<Agreement> Agreements { get; }

    public ToolNames Tools { get; }

    public IReadOnlyDictionary<Agreement, Questions> Questions { get; }

    public FactSpace Space { get; }

    private static FactClass[] Booleans => [new(false, [false], false), new(true, [true], false)];

    private IEnumerable<(Agreement Agreement, Clause Clause)> Clauses =>
        Agreements.Distinct().SelectMany(agreement => agreement.Clauses.Select(clause => (agreement, clause))).DistinctBy(entry => (entry.agreement.Id, entry.clause.Number, entry.clause.Rule));

    private IEnumerable<DeclarationId> Declarations =>
    [
        .. Terms<Term.Declared>().SelectMany(term => term.Values),
        .. Terms<Term.NotDeclared>().SelectMany(term => term.Values),
        .. Rules<Rule.RequireLegalAuthority>().SelectMany(rule => rule.AnyOf),
    ];

    private IEnumerable<T> Rules<T>()
        where T : Rule => Clauses.Select(entry => entry.Clause.Rule).OfType<T>();

    private IEnumerable<T> Terms<T>()
        where T : Term => Clauses.SelectMany(entry => entry.Clause.Rule?.Condition.Terms ?? []).OfType<T>();

    /// <summary>The times between the instants that agreements name; each class is called by its start.</summary>
    private void AddTimes()
    {
        var instants = Agreements
            .SelectMany(agreement => new[] { agreement.InForce.From, agreement.InForce.Until })
            .Concat(Clauses.SelectMany(entry => new[] { entry.Clause.From, entry.Clause.Until }))
            .Concat(Rules<Rule.Scope>().SelectMany(scope => scope.Ceiling.Steps.Select(step => (DateTimeOffset?)step.From)))
            .Concat(Rules<Rule.Limit>().SelectMany(limit => limit.Amount.Steps.Select(step => (DateTimeOffset?)step.From)))
            .OfType<DateTimeOffset>();
        Add(FactKind.Time, [.. instants.Append(DateTimeOffset.MinValue).Distinct().Order().Select(start => new FactClass(start, [start], false))]);
    }

    private void AddNamed()
    {
        var registers = Agreements.Select(agreement => agreement.Register).ToArray();
        AddMerged(FactKind.Network, registers.SelectMany(register => register.Networks).Select(network => network.Id).Concat(Rules<Rule.Scope>().Select(scope => scope.Network)), default(NetworkId));
        AddMerged(FactKind.Organisation, registers.SelectMany(register => register.Organisations).Select(organisation => organisation.Id), default(OrganisationId));
        AddMerged(
            FactKind.Nation,
            [
                .. Terms<Term.Nations>().SelectMany(term => term.Values),
                .. Rules<Rule.PermitNations>().SelectMany(rule => rule.Nations),
                .. Agreements.Select(agreement => agreement.AppliesTo).OfType<Applicability.Nations>().SelectMany(nations => nations.Values),
            ],
            default(NationCode));
        AddMerged(FactKind.Purpose, registers.SelectMany(register => register.Purposes).Select(purpose => purpose.Id), default(PurposeId));
    }

    /// <summary>Of each vendor the models that patterns name, in both spellings, and any other.</summary>
    private void AddModels()
    {
        ModelPattern[] patterns = [.. Terms<Term.Models>().SelectMany(term => term.Values).Concat(Rules<Rule.PermitModels>().SelectMany(rule => rule.Models)).Distinct()];
        var vendors = Agreements.SelectMany(agreement => agreement.Register.Vendors).Select(vendor => vendor.Id)
            .Concat(patterns.Select(pattern => pattern.Vendor))
            .Concat(Agreements.Select(agreement => agreement.AppliesTo).OfType<Applicability.Vendors>().SelectMany(applies => applies.Values))
            .Distinct();
        var named = patterns.Where(pattern => !pattern.IsAny).SelectMany(pattern => new[] { pattern.Name, pattern.ToString() }
            .Select(name => ModelName.TryParse(name, out var model) ? new VendorModel(pattern.Vendor, model) : default));
        AddMerged(FactKind.Model, vendors.Select(vendor => new VendorModel(vendor, default)).Concat(named.Where(model => model != default)), default(VendorModel));
    }

    private void AddLevels(FactKind kind) => AddMerged(kind, Enum.GetValues<Classification>().Cast<object>());

    private void AddMerged<T>(FactKind kind, IEnumerable<T> values, T other)
        where T : struct => AddMerged(kind, values.Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal).Cast<object>().Append(other));

    /// <summary>Makes one class of the values that all questions answer alike; the last value stands for all that are not named.</summary>
    private void AddMerged(FactKind kind, IEnumerable<object> values)
    {
        object[] all = [.. values];
        var tests = _tests.Where(test => test.Kind == kind).ToArray();
        bool hasOther = kind is not (FactKind.Label or FactKind.Released);
        Add(kind, [.. all
            .GroupBy(value => string.Concat(tests.Select(test => test.Holds(value) ? '1' : '0')))
            .Select(group => new FactClass(
                group.First(),
                [.. group.Where(value => !hasOther || !ReferenceEquals(value, all[^1]))],
                hasOther && group.Any(value => ReferenceEquals(value, all[^1]))))]);
    }

    private void AddAtoms(FactKind kind, IEnumerable<object> values)
    {
        var tests = _tests.Where(test => test.Kind == kind).ToArray();
        foreach (var group in values.Distinct().GroupBy(value => string.Concat(tests.Select(test => test.Holds(value) ? '1' : '0'))))
        {
            // What no question is about changes nothing.
            if (group.Key.Contains('1', StringComparison.Ordinal))
            {
                AddAtom(kind, [.. group.OrderBy(value => value.ToString(), StringComparer.Ordinal)]);
            }
        }
    }

    private void AddAtom(FactKind kind, IReadOnlyList<object> values)
    {
        // A tool is told of by its class: the names are only examples.
        IReadOnlyList<object> members = kind == FactKind.Tool
            ? [.. values.Select(name => Tools.ClassOf(Agreements[^1], (string)name)?.Value ?? "unknown").Distinct(StringComparer.Ordinal)]
            : values;
        Add(kind, new(false, [], false), new(values[0], members, false));
    }

    private void Add(FactKind kind, params FactClass[] classes)
    {
        // A dimension of many classes begins at a word of its own; the others share words.
        if ((_nextBit % WordBits) + classes.Length > WordBits)
        {
            _nextBit = (_nextBit + WordBits - 1) / WordBits * WordBits;
        }

        _dimensions.Add(new(kind, classes, _nextBit / WordBits, _nextBit % WordBits));
        _nextBit += classes.Length;
    }
}
