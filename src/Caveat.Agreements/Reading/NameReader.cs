using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads lists of names and checks each against what the document lists.</summary>
/// <remarks>Uses and kinds of data are not listed in a document: any id is read, and whether a screener knows it is checked elsewhere.</remarks>
internal sealed class NameReader(Register register, ImmutableArray<Party> parties, ErrorList errors)
{
    private readonly HashSet<string> _networks = [.. register.Networks.Select(network => network.Id.Value)];
    private readonly HashSet<string> _organisations = [.. register.Organisations.Select(organisation => organisation.Id.Value)];
    private readonly HashSet<string> _kinds = [.. register.Organisations.Select(organisation => organisation.Kind.Value)];
    private readonly HashSet<string> _vendors = [.. register.Vendors.Select(vendor => vendor.Id.Value)];
    private readonly HashSet<string> _purposes = [.. register.Purposes.Select(purpose => purpose.Id.Value)];
    private readonly HashSet<string> _tools = [.. register.Tools.Select(tool => tool.Class.Value)];
    private readonly HashSet<string> _declarations = [.. register.Declarations.Select(declaration => declaration.Id.Value)];
    private readonly HashSet<string> _authorities = [.. register.Authorities.Select(authority => authority.Id.Value)];
    private readonly HashSet<string> _people = [.. register.People.Select(person => person.Id.Value)];
    private readonly HashSet<string> _parties = [.. parties.Select(party => party.Id.Value)];

    private delegate bool ItemReader<T>(Word word, out T item);

    /// <summary>Whether any name of the right form is read: for a document that is checked against its agreement's register later.</summary>
    public bool IsOpen { get; init; }

    public Register Register => register;

    public ImmutableArray<NetworkId> Networks(IReadOnlyList<Word> words) => Known<NetworkId>(words, "a network", _networks, NetworkId.TryParse);

    public ImmutableArray<PurposeId> Purposes(IReadOnlyList<Word> words) => Known<PurposeId>(words, "a purpose", _purposes, PurposeId.TryParse);

    public ImmutableArray<VendorId> Vendors(IReadOnlyList<Word> words) => Known<VendorId>(words, "a vendor", _vendors, VendorId.TryParse);

    public ImmutableArray<DeclarationId> Declarations(IReadOnlyList<Word> words) => Known<DeclarationId>(words, "a declaration", _declarations, DeclarationId.TryParse);

    public ImmutableArray<AuthorityId> Authorities(IReadOnlyList<Word> words) => Known<AuthorityId>(words, "an authority", _authorities, AuthorityId.TryParse);

    public ImmutableArray<PersonId> People(IReadOnlyList<Word> words) => Known<PersonId>(words, "a person", _people, PersonId.TryParse);

    public ImmutableArray<PartyId> Parties(IReadOnlyList<Word> words) => Known<PartyId>(words, "a party", _parties, PartyId.TryParse);

    public ImmutableArray<UseId> Uses(IReadOnlyList<Word> words) => Any<UseId>(words, "use", UseId.TryParse);

    public ImmutableArray<DataKindId> Data(IReadOnlyList<Word> words) => Any<DataKindId>(words, "kind of data", DataKindId.TryParse);

    public ImmutableArray<NationCode> Nations(IReadOnlyList<Word> words) => Items<NationCode>(words, ReadNation);

    public ImmutableArray<ModelPattern> Models(IReadOnlyList<Word> words) => Items<ModelPattern>(words, ReadModel);

    public OrganisationSelection Organisations(IReadOnlyList<Word> words)
    {
        if (Phrase.After(words[0], RuleWords.OfKind) is not { } first)
        {
            return new(Known<OrganisationId>(words, "an organisation", _organisations, OrganisationId.TryParse), []);
        }

        return new([], Known<OrganisationKind>([first, .. words.Skip(1)], "a kind of organisation", _kinds, OrganisationKind.TryParse));
    }

    /// <summary>Classes of tools, and the word for tools that have none.</summary>
    public Term.OfTools Tools(IReadOnlyList<Word> words)
    {
        Word[] unknown = [.. words.Where(word => word.Text == RuleWords.UnknownTool)];
        if (unknown.Length > 1)
        {
            errors.Add(unknown[1], $"{Wording.Quote(unknown[1])} is listed twice: remove one.");
        }

        Word[] classes = [.. words.Where(word => word.Text != RuleWords.UnknownTool)];
        return new(Known<ToolClassId>(classes, "a class of tools", _tools, ToolClassId.TryParse), unknown.Length > 0);
    }

    private bool ReadNation(Word word, out NationCode nation)
    {
        bool known = NationCode.TryParse(word.Text, out nation);
        if (!known)
        {
            errors.Add(word, Reading.Nations.Complaint(word, errors));
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

        if (!IsOpen && !_vendors.Contains(pattern.Vendor.Value))
        {
            errors.Add(word, $"\"{pattern.Vendor}\" is not a vendor of the register{errors.Suggest(pattern.Vendor.Value, _vendors)}");
            return false;
        }

        return true;
    }

    private ImmutableArray<T> Known<T>(IReadOnlyList<Word> words, string noun, HashSet<string> known, TextParser<T> parse)
        where T : struct => Items(words, (Word word, out T item) =>
        {
            bool valid = parse(word.Text, out item);
            if (!valid && IsOpen)
            {
                errors.Add(word, Identifier.Complaint(noun[(noun.IndexOf(' ', StringComparison.Ordinal) + 1)..], word.Text));
            }
            else if (!valid || !(IsOpen || known.Contains(word.Text)))
            {
                valid = false;
                errors.Add(word, $"{Wording.Quote(word)} is not {noun} of the register{errors.Suggest(word.Text, known)}");
            }

            return valid;
        });

    private ImmutableArray<T> Any<T>(IReadOnlyList<Word> words, string noun, TextParser<T> parse)
        where T : struct => Items(words, (Word word, out T item) =>
        {
            bool valid = parse(word.Text, out item);
            if (!valid)
            {
                errors.Add(word, Identifier.Complaint(noun, word.Text));
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
