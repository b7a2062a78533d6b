using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>The front matter of an agreement.</summary>
internal sealed class FrontMatter
{
    private const int MaxLanguages = 8;

    private static readonly string[] Keys =
        ["agreement", "version", "amends", "in-force", "until", "threshold", "languages", "yields-to", "applies-to", "overlay"];

    private readonly FrontMatterFields _fields;
    private readonly ErrorList _errors;

    private FrontMatter(FrontMatterFields fields, ErrorList errors)
    {
        _fields = fields;
        _errors = errors;
    }

    /// <summary>The index of the first line after the front matter.</summary>
    public int BodyStart => _fields.BodyStart;

    public AgreementId Id { get; private set; }

    public int Version { get; private set; }

    public AgreementDigest? Amends { get; private set; }

    /// <summary>Where the digest after <c>amends:</c> stands, if there is one.</summary>
    public Word? AmendsWord => _fields.Find("amends");

    public InForceInterval InForce { get; private set; }

    /// <summary>The threshold where the document states one.</summary>
    public (int Value, Word Word)? Threshold { get; private set; }

    /// <summary>The first one is that of the texts without a language of their own; empty where the document does not say.</summary>
    public ImmutableArray<Language> Languages { get; private set; }

    public ImmutableArray<AgreementId> YieldsTo { get; private set; }

    /// <summary>What <c>applies-to:</c> says; read once the register is known.</summary>
    public Word? AppliesTo => _fields.Find("applies-to");

    /// <summary>Where <c>overlay: yes</c> stands; absent in an agreement that is none.</summary>
    public Word? Overlay { get; private set; }

    /// <summary>Null where no front matter could be found at all.</summary>
    public static FrontMatter? Read(SourceText source, ErrorList errors)
    {
        if (FrontMatterFields.Read(source, Keys, errors) is not { } fields)
        {
            return null;
        }

        FrontMatter front = new(fields, errors)
        {
            Id = fields.Required<AgreementId>("agreement", AgreementId.TryParse, text => Identifier.Complaint("agreement", text)),
            Version = fields.Required<int>("version", Literal.TryNumber, text => $"{Wording.Quote(text)} is not a version: write a whole number from 1."),
        };
        front.ReadAmends();
        front.ReadInterval();
        front.ReadThreshold();
        front.ReadLanguages();
        front.ReadYieldsTo();
        front.ReadOverlay();
        return front;
    }

    private void ReadAmends()
    {
        Amends = _fields.Optional<AgreementDigest>("amends", AgreementDigest.TryParse,
            text => $"{Wording.Quote(text)} is not a digest: write \"sha256:\" and the 64 lower-case hex digits of the amended version's exact bytes.");
        if (AmendsWord is { } word && Version == 1)
        {
            _errors.Add(word, "Version 1 amends nothing: remove \"amends\" or raise \"version\".");
        }
        else if (AmendsWord is null && Version > 1)
        {
            _errors.Add(_fields.Find("version")!.Value, $"Version {Version} does not say what it amends: add \"amends: sha256:…\" with the hash of version {Version - 1}.");
        }
    }

    private void ReadInterval()
    {
        var from = _fields.Required<DateTimeOffset>("in-force", Literal.TryTime, Literal.NotATime);
        var until = _fields.Optional<DateTimeOffset>("until", Literal.TryTime, Literal.NotATime);
        InForce = new(from, until);
        if (until <= from)
        {
            string start = _fields.Find("in-force")?.Text ?? Literal.Time(from);
            _errors.Add(_fields.Find("until")!.Value, $"\"until\" is not after \"in-force\", so the agreement would never be in force: write a time later than {start}.");
        }
    }

    private void ReadThreshold()
    {
        int? threshold = _fields.Optional<int>("threshold", Literal.TryNumber, text => $"{Wording.Quote(text)} is not a threshold: write how many parties must sign, from 1.");
        Threshold = threshold is { } value ? (value, _fields.Find("threshold")!.Value) : null;
    }

    private void ReadLanguages()
    {
        var languages = _fields.List<Language>("languages", Language.TryParse, text => $"{Wording.Quote(text)} is not a language: write its two letters as in ISO 639-1, such as fr.");
        if (languages.Count > MaxLanguages)
        {
            _errors.Add(languages[MaxLanguages].Word, $"The agreement has {languages.Count} languages: write at most {MaxLanguages}.");
        }

        // Cut, so that every clause of a hostile document cannot lack hundreds of texts.
        Languages = [.. languages.Take(MaxLanguages).Select(language => language.Value)];
    }

    private void ReadYieldsTo()
    {
        var others = _fields.List<AgreementId>("yields-to", AgreementId.TryParse, text => Identifier.Complaint("agreement", text));
        foreach ((var word, var id) in others)
        {
            if (id == Id)
            {
                _errors.Add(word, $"{Wording.Quote(word)} is this agreement, which cannot yield to itself: name another or remove it.");
            }
        }

        YieldsTo = [.. others.Select(other => other.Value)];
    }

    private void ReadOverlay()
    {
        if (_fields.Find("overlay") is not { } word)
        {
            return;
        }

        if (word.Text != "yes")
        {
            _errors.Add(word, $"{Wording.Quote(word)} does not say whether this is an overlay: write \"yes\", or remove the line where it is none.");
            return;
        }

        Overlay = word;
    }
}
