using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>One reading of a document: the agreement, or the faults; and where things stand, for those who fill in a draft.</summary>
internal sealed class DocumentReading
{
    private readonly ErrorList _errors;

    private DocumentReading(ErrorList errors) => _errors = errors;

    /// <summary>Null exactly when there are errors.</summary>
    public Agreement? Agreement { get; private set; }

    public ImmutableArray<AgreementError> Errors => _errors.InOrder();

    public SourceText? Source { get; private set; }

    public FrontMatter? Front { get; private set; }

    /// <summary>The rows of the party table, as they stand.</summary>
    public IReadOnlyList<IReadOnlyList<Word>> PartyRows { get; private set; } = [];

    /// <summary>The rows of the table of people, as they stand.</summary>
    public IReadOnlyList<IReadOnlyList<Word>> PersonRows { get; private set; } = [];

    public static DocumentReading Read(ReadOnlyMemory<byte> document, string fileName)
    {
        DocumentReading reading = new(new(fileName));
        reading.Read(document);
        return reading;
    }

    private void Read(ReadOnlyMemory<byte> document)
    {
        Source = SourceText.Decode(document.Span, _errors);
        if (Source is null || FrontMatter.Read(Source, _errors) is not { } front)
        {
            return;
        }

        Front = front;
        var sections = Outline.Read(Source, front.BodyStart, BlockForm.Rule, front.Languages, _errors);
        string title = Outline.Title(sections, _errors);
        Tables tables = Tables.Find(sections, _errors);
        (PartyRows, PersonRows) = (tables.Rows(Tables.Parties), tables.Rows(Tables.People));
        var parties = PartyReader.Read(tables, _errors);
        int threshold = PartyReader.Threshold(front, parties, _errors);
        var register = RegisterReader.Read(tables, _errors);
        NameReader names = new(register, parties, _errors);
        var appliesTo = ApplicabilityReader.Read(front.AppliesTo, names, _errors);
        var clauses = new ClauseReader(Source, front.Languages, names, _errors).Read(sections);
        var networks = ReadNetworks(register, clauses);
        CheckOverlay(front, clauses);
        if (!_errors.IsEmpty)
        {
            return;
        }

        Agreement = new(document)
        {
            Id = front.Id,
            Version = front.Version,
            Amends = front.Amends,
            InForce = front.InForce,
            Title = title,
            Parties = parties,
            Threshold = threshold,
            Register = register,
            Clauses = clauses,
            CoveredNetworks = networks,
            Languages = front.Languages,
            YieldsTo = front.YieldsTo,
            AppliesTo = appliesTo,
            IsOverlay = front.Overlay is not null,
        };
    }

    private ImmutableArray<CoveredNetwork> ReadNetworks(Register register, ImmutableArray<Clause> clauses)
    {
        Dictionary<NetworkId, CoveredNetwork> networks = [];
        foreach (var clause in clauses)
        {
            if (clause.Rule is not Rule.Scope scope)
            {
                continue;
            }

            if (networks.TryGetValue(scope.Network, out var first))
            {
                _errors.Add(clause.Line, 1, $"{Wording.Clause(clause.Number)} brings the network \"{scope.Network}\" into scope again: it has its ceiling from {Wording.Clause(first.Clause.Number, opens: false)}, so keep one of them.");
                continue;
            }

            string name = register.Networks.First(network => network.Id == scope.Network).Name;
            networks.Add(scope.Network, new(scope.Network, name, scope.Ceiling, clause) { Unread = scope.Unread, Released = scope.Released });
        }

        // Only said of a document that is otherwise sound: a faulty scope clause has its own error.
        if (networks.Count == 0 && _errors.IsEmpty)
        {
            _errors.Add(1, 1, "No clause brings a network into scope, so the agreement covers nothing: add a clause with the rule \"scope: network …\" and its ceiling.");
        }

        return [.. networks.Values];
    }

    /// <summary>An overlay permits nothing by itself; with nothing to restrict either, it would be signed for no effect.</summary>
    private void CheckOverlay(FrontMatter front, ImmutableArray<Clause> clauses)
    {
        // Only said of a document that is otherwise sound, for a faulty clause may be the one that restricts.
        if (front.Overlay is { } word && _errors.IsEmpty && clauses.All(clause => clause.Rule is null or Rule.Scope or Rule.Retain or Rule.Report or Rule.Except))
        {
            _errors.Add(word, "No clause of this overlay restricts what another agreement permits: add one that does, such as \"forbid: …\", or remove \"overlay\".");
        }
    }
}
