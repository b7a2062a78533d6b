using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Reading;

/// <summary>Turns a rule block into a rule, checked against the register.</summary>
internal sealed class RuleReader(Register register, ErrorList errors)
{
    private const string Refuse = "refuse";
    private const string Hold = "hold for reviewer";
    private const string LetIn = "permit";
    private const string OfKind = "of kind";

    // In the order of their enumerations.
    private static readonly string[] UnreadWords = [Refuse, Hold, LetIn];
    private static readonly string[] ReleasedWords = [Refuse, LetIn];

    private static readonly string[] Dimensions = ["organisations", "nations", "purposes", "vendors", "models"];

    private readonly HashSet<string> _networks = [.. register.Networks.Select(network => network.Id.Value)];
    private readonly HashSet<string> _organisations = [.. register.Organisations.Select(organisation => organisation.Id.Value)];
    private readonly HashSet<string> _kinds = [.. register.Organisations.Select(organisation => organisation.Kind.Value)];
    private readonly HashSet<string> _vendors = [.. register.Vendors.Select(vendor => vendor.Id.Value)];
    private readonly HashSet<string> _purposes = [.. register.Purposes.Select(purpose => purpose.Id.Value)];

    private delegate bool ItemReader<T>(Word word, out T item);

    /// <summary>The rule, or null where the block has none or it is faulty.</summary>
    public Rule? Read(RuleFields fields)
    {
        fields.RequireVerb(RuleFields.Ceiling, RuleFields.Scope, errors);
        fields.RequireVerb(RuleFields.Unread, RuleFields.Scope, errors);
        fields.RequireVerb(RuleFields.Released, RuleFields.Scope, errors);
        fields.RequireVerb(RuleFields.WhenDetected, RuleFields.Forbid, errors);
        if (fields.Verb is not { } verb || fields.Find(verb.Text) is not { } values)
        {
            return null;
        }

        return verb.Text switch
        {
            RuleFields.Scope => ReadScope(verb, values, fields),
            RuleFields.Permit => ReadPermit(values),
            RuleFields.Forbid => ReadForbid(verb, values, fields),
            _ => ReadExclude(values),
        };
    }

    private Rule.Scope? ReadScope(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var names = After(values, "scope", ["network"]).Names;
        var networks = names is null ? [] : Items(names, "a network", _networks, (Word word, out NetworkId id) => NetworkId.TryParse(word.Text, out id));
        if (names?.Count > 1)
        {
            errors.Add(names[1], $"\"scope\" takes one network, because each has a ceiling of its own: give {Wording.Quote(names[1])} a clause of its own.");
        }

        var unread = (WhenUnread)Choice(fields, RuleFields.Unread, "content that could not be read", UnreadWords);
        var released = (WhenReleased)Choice(fields, RuleFields.Released, "a released marking", ReleasedWords);
        if (fields.Single(RuleFields.Ceiling, errors) is not { } word)
        {
            if (!fields.Blank.Contains(RuleFields.Ceiling))
            {
                errors.Add(verb, "The network has no ceiling: add \"ceiling:\" and the highest marking that may enter, such as NATO UNCLASSIFIED.");
            }

            return null;
        }

        if (!Grade.TryParse(word.Text, out var ceiling) || ceiling == Grade.Unmarked)
        {
            errors.Add(word, $"{Wording.Quote(word)} is not a marking: write it in full, such as NATO UNCLASSIFIED or US SECRET.");
            return null;
        }

        return networks.IsEmpty ? null : new(networks[0], new(ceiling), unread, released);
    }

    /// <summary>The index of the word that an optional key has; the first, refuse, where the key is absent or faulty.</summary>
    private int Choice(RuleFields fields, string key, string subject, string[] words)
    {
        if (fields.Single(key, errors) is not { } word)
        {
            return 0;
        }

        int index = Array.IndexOf(words, word.Text);
        if (index < 0)
        {
            errors.Add(word, $"{Wording.Quote(word)} is not what can happen to {subject}{errors.Suggest(word.Text, words)}");
        }

        return Math.Max(index, 0);
    }

    private Rule? ReadPermit(IReadOnlyList<Word> values)
    {
        (string? dimension, var names) = After(values, "permit", Dimensions);
        return dimension switch
        {
            "organisations" => new Rule.PermitOrganisations(ReadSelection(names!)),
            "nations" => new Rule.PermitNations(Items<NationCode>(names!, ReadNation)),
            "purposes" => new Rule.PermitPurposes(Items(names!, "a purpose", _purposes, (Word word, out PurposeId id) => PurposeId.TryParse(word.Text, out id))),
            "vendors" => new Rule.PermitVendors(Items(names!, "a vendor", _vendors, (Word word, out VendorId id) => VendorId.TryParse(word.Text, out id))),
            "models" => new Rule.PermitModels(Items<ModelPattern>(names!, ReadModel)),
            _ => null,
        };
    }

    private Rule.Forbid? ReadForbid(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var names = After(values, "forbid", ["use"]).Names;
        UseId use = default;
        if (names?.Count > 1)
        {
            errors.Add(names[1], $"\"forbid\" takes one use: give {Wording.Quote(names[1])} a clause of its own.");
        }
        else if (names is not null && !UseId.TryParse(names[0].Text, out use))
        {
            errors.Add(names[0], Identifier.Complaint("use", names[0].Text));
        }

        if (fields.Single(RuleFields.WhenDetected, errors) is not { } when)
        {
            if (!fields.Blank.Contains(RuleFields.WhenDetected))
            {
                errors.Add(verb, $"The clause does not say what happens: add \"when detected: {Refuse}\" or \"when detected: {Hold}\".");
            }

            return null;
        }

        if (when.Text is not (Refuse or Hold))
        {
            errors.Add(when, $"{Wording.Quote(when)} is not what can happen when a use is detected{errors.Suggest(when.Text, [Refuse, Hold])}");
        }

        return use == default ? null : new(new([new Term.Uses([use])]), when.Text == Hold ? WhenDetected.HoldForReviewer : WhenDetected.Refuse);
    }

    private Rule.ExcludeOrganisations? ReadExclude(IReadOnlyList<Word> values) =>
        After(values, "exclude", ["organisations"]).Names is { } names ? new(ReadSelection(names)) : null;

    private OrganisationSelection ReadSelection(IReadOnlyList<Word> names)
    {
        if (names[0].Text != OfKind && !names[0].Text.StartsWith(OfKind + " ", StringComparison.Ordinal))
        {
            return new(Items(names, "an organisation", _organisations, (Word word, out OrganisationId id) => OrganisationId.TryParse(word.Text, out id)), []);
        }

        IReadOnlyList<Word> kinds = [names[0].Part(OfKind.Length), .. names.Skip(1)];
        return new([], Items(kinds, "a kind of organisation", _kinds, (Word word, out OrganisationKind kind) => OrganisationKind.TryParse(word.Text, out kind)));
    }

    private bool ReadNation(Word word, out NationCode nation)
    {
        bool known = NationCode.TryParse(word.Text, out nation);
        if (!known)
        {
            errors.Add(word, Nations.Complaint(word));
        }

        return known;
    }

    private bool ReadModel(Word word, out ModelPattern pattern)
    {
        if (!ModelPattern.TryParse(word.Text, out pattern))
        {
            errors.Add(word, $"{Wording.Quote(word)} does not name models: write \"vendor/name\", or \"vendor/*\" for all of a vendor's.");
            return false;
        }

        if (!_vendors.Contains(pattern.Vendor.Value))
        {
            errors.Add(word, $"\"{pattern.Vendor}\" is not a vendor of the register{errors.Suggest(pattern.Vendor.Value, _vendors)}");
            return false;
        }

        return true;
    }

    /// <summary>Takes the noun off a verb's value: <c>network a</c> is <c>a</c>; null, and an error, where it is not one of the verb's nouns or nothing follows.</summary>
    private (string? Noun, IReadOnlyList<Word>? Names) After(IReadOnlyList<Word> values, string verb, string[] nouns)
    {
        (var noun, var rest) = values[0].Split();
        if (!nouns.Contains(noun.Text))
        {
            errors.Add(noun, $"{Wording.Quote(noun)} is not what \"{verb}\" takes{errors.Suggest(noun.Text, nouns)}");
            return default;
        }

        if (rest.IsEmpty)
        {
            errors.Add(noun, $"\"{verb}: {noun.Text}\" names nothing: say which.");
            return default;
        }

        return (noun.Text, [rest, .. values.Skip(1)]);
    }

    private ImmutableArray<T> Items<T>(IReadOnlyList<Word> words, string noun, HashSet<string> known, ItemReader<T> read)
        where T : struct => Items(words, (Word word, out T item) =>
        {
            bool valid = read(word, out item) && known.Contains(word.Text);
            if (!valid)
            {
                errors.Add(word, $"{Wording.Quote(word)} is not {noun} of the register{errors.Suggest(word.Text, known)}");
            }

            return valid;
        });

    private ImmutableArray<T> Items<T>(IReadOnlyList<Word> words, ItemReader<T> read)
        where T : struct
    {
        var items = ImmutableArray.CreateBuilder<T>(words.Count);
        HashSet<T> seen = [];
        foreach (var word in words)
        {
            if (!read(word, out var item))
            {
                continue;
            }

            if (!seen.Add(item))
            {
                errors.Add(word, $"{Wording.Quote(word)} is listed twice: remove one.");
                continue;
            }

            items.Add(item);
        }

        return items.DrainToImmutable();
    }
}
