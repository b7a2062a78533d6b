using System.Collections.Immutable;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads a condition: its first term from one key, each further one from a line <c>and:</c>.</summary>
internal sealed class ConditionReader(NameReader names, ErrorList errors)
{
    private const string Uses = "use";
    private const string Purposes = "purposes";
    private const string Organisations = "organisations";
    private const string Nations = "nations";
    private const string Vendors = "vendors";
    private const string Models = "models";
    private const string Data = "data";
    private const string LabelAbove = "label above";
    private const string Tools = "tools";
    private const string Declared = "declared";
    private const string NotDeclared = "not declared";

    private static readonly string[] Nouns =
        [Uses, Purposes, Organisations, Nations, Vendors, Models, Data, LabelAbove, Tools, Declared, NotDeclared];

    /// <summary>The condition; null, and errors, where a term of it is faulty.</summary>
    /// <param name="fields">A block whose repeatable key is <c>and</c>.</param>
    /// <param name="key">The key of the first term; without it the condition always holds.</param>
    public Condition? Read(RuleFields fields, string key)
    {
        if (fields.Find(key) is not { } values)
        {
            if (fields.Key(RuleKeys.And) is { } and && !fields.Blank.Contains(key))
            {
                errors.Add(and, $"\"and\" goes on from \"{key}\", which is not here: write the first term as \"{key}: …\".");
            }

            return Condition.Always;
        }

        var terms = ImmutableArray.CreateBuilder<Term>();
        HashSet<string> seen = [];
        bool sound = Add(values, key, terms, seen);
        foreach (var more in fields.Repeated)
        {
            sound &= Add(more, RuleKeys.And, terms, seen);
        }

        return sound ? new(terms.DrainToImmutable()) : null;
    }

    private bool Add(IReadOnlyList<Word> values, string key, ImmutableArray<Term>.Builder terms, HashSet<string> seen)
    {
        if (ReadTerm(values, key) is not { } term)
        {
            return false;
        }

        if (!seen.Add(RuleText.Write(term)))
        {
            errors.Add(values[0], $"The term {Wording.Quote(values[0])} stands twice in this condition: remove one.");
        }

        terms.Add(term);
        return true;
    }

    private Term? ReadTerm(IReadOnlyList<Word> values, string key)
    {
        if (Phrase.OpenList(values, key, Nouns, errors) is not var (noun, words))
        {
            return null;
        }

        switch (noun)
        {
            case Uses: return Whole(words, names.Uses(words), values => new Term.OfUses(values));
            case Purposes: return Whole(words, names.Purposes(words), values => new Term.OfPurposes(values));
            case Nations: return Whole(words, names.Nations(words), values => new Term.OfNations(values));
            case Vendors: return Whole(words, names.Vendors(words), values => new Term.OfVendors(values));
            case Models: return Whole(words, names.Models(words), values => new Term.OfModels(values));
            case Data: return Whole(words, names.Data(words), values => new Term.OfData(values));
            case Declared: return Whole(words, names.Declarations(words), values => new Term.Declared(values));
            case NotDeclared: return Whole(words, names.Declarations(words), values => new Term.NotDeclared(values));
            case LabelAbove: return ReadLabel(words);
            case Tools:
                var tools = names.Tools(words);
                return tools.Values.IsEmpty && !tools.Unknown ? null : tools;
            default:
                var selection = names.Organisations(words);
                return selection.Ids.IsEmpty && selection.Kinds.IsEmpty ? null : new Term.OfOrganisations(selection);
        }
    }

    /// <summary>Null where names were refused: a term without them would mean something else.</summary>
    private static Term? Whole<T>(IReadOnlyList<Word> words, ImmutableArray<T> values, Func<ImmutableArray<T>, Term> make) =>
        values.Length == words.Count ? make(values) : null;

    private Term.LabelAbove? ReadLabel(IReadOnlyList<Word> words)
    {
        if (words.Count > 1)
        {
            errors.Add(words[1], $"\"{LabelAbove}\" takes one marking: remove {Wording.Quote(words[1])}.");
            return null;
        }

        return MarkingReader.Read(words[0], errors) is { } grade ? new(grade) : null;
    }
}
