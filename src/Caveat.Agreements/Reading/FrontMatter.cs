using System.Globalization;

namespace Caveat.Agreements.Reading;

/// <summary>The lines between the two <c>---</c>: a flat YAML mapping of six known keys to plain values.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly string[] Keys = ["agreement", "version", "amends", "in-force", "until", "threshold"];

    private readonly Dictionary<string, Word> _values = [];
    private readonly HashSet<string> _misspelt = [];
    private readonly ErrorList _errors;

    private FrontMatter(ErrorList errors) => _errors = errors;

    /// <summary>The index of the first line after the front matter.</summary>
    public int BodyStart { get; private set; }

    public AgreementId Id { get; private set; }

    public int Version { get; private set; }

    public AgreementDigest? Amends { get; private set; }

    /// <summary>Where the digest after <c>amends:</c> stands, if there is one.</summary>
    public Word? AmendsWord { get; private set; }

    public InForceInterval InForce { get; private set; }

    /// <summary>The threshold where the document states one.</summary>
    public (int Value, Word Word)? Threshold { get; private set; }

    /// <summary>Null where no front matter could be found at all.</summary>
    public static FrontMatter? Read(SourceText source, ErrorList errors)
    {
        FrontMatter front = new(errors);
        if (!front.ReadLines(source))
        {
            return null;
        }

        front.Id = front.Required<AgreementId>("agreement", AgreementId.TryParse, text => Identifier.Complaint("agreement", text));
        front.Version = front.Required<int>("version", TryNumber, text => $"{Wording.Quote(text)} is not a version: write a whole number from 1.");
        front.ReadAmends();
        front.ReadInterval();
        front.ReadThreshold();
        return front;
    }

    private delegate bool Reader<T>(string text, out T value);

    private bool ReadLines(SourceText source)
    {
        var lines = source.Lines;
        if (lines[0].Text != Fence)
        {
            _errors.Add(1, 1, "The document does not start with front matter: make its first line \"---\", then \"agreement:\", \"version:\" and \"in-force:\", then \"---\" again.");
            return false;
        }

        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i].Text == Fence)
            {
                BodyStart = i + 1;
                return true;
            }

            ReadLine(lines[i]);
        }

        _errors.Add(1, 1, "The front matter that starts here has no end: close it with a line \"---\".");
        return false;
    }

    private void ReadLine(Line line)
    {
        // A comment must not hide in a value: YAML starts one only at a line's start or after a space.
        int comment = line.Text.StartsWith('#') ? 0 : line.Text.IndexOf(" #", StringComparison.Ordinal);
        var content = line.Word.Part(0, comment < 0 ? line.Text.Length : comment);
        if (content.IsEmpty)
        {
            return;
        }

        int colon = content.Text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || content.Column > 1)
        {
            _errors.Add(content, $"{Wording.Quote(content)} is not a line of front matter: write \"key: value\" from the first column.");
            return;
        }

        var key = content.Part(0, colon);
        if (!Keys.Contains(key.Text))
        {
            _misspelt.Add(Wording.Nearest(key.Text, Keys) ?? "");
            _errors.Add(key, $"{Wording.Quote(key)} is not a key of the front matter{_errors.Suggest(key.Text, Keys)}");
        }
        else if (!_values.TryAdd(key.Text, content.Part(colon + 1)))
        {
            _errors.Add(key, $"{Wording.Quote(key)} is given twice: keep one, the first stands in line {_values[key.Text].Line}.");
        }
    }

    private T Required<T>(string key, Reader<T> read, Func<string, string> complaint)
        where T : struct
    {
        if (Optional(key, read, complaint) is { } value)
        {
            return value;
        }

        // A misspelt key is reported where it stands, with the key that was meant; it is not missing as well.
        if (!_values.ContainsKey(key) && !_misspelt.Contains(key))
        {
            _errors.Add(1, 1, $"The front matter has no \"{key}\": add a line \"{key}: …\".");
        }

        return default;
    }

    private T? Optional<T>(string key, Reader<T> read, Func<string, string> complaint)
        where T : struct
    {
        if (!_values.TryGetValue(key, out var word))
        {
            return null;
        }

        if (read(word.Text, out var value))
        {
            return value;
        }

        _errors.Add(word, complaint(word.Text));
        return null;
    }

    private void ReadAmends()
    {
        Amends = Optional<AgreementDigest>("amends", AgreementDigest.TryParse,
            text => $"{Wording.Quote(text)} is not a digest: write \"sha256:\" and the 64 lower-case hex digits of the amended version's exact bytes.");
        bool given = _values.TryGetValue("amends", out var word);
        AmendsWord = given ? word : null;
        if (given && Version == 1)
        {
            _errors.Add(word, "Version 1 amends nothing: remove \"amends\" or raise \"version\".");
        }
        else if (!given && Version > 1)
        {
            _errors.Add(_values["version"], $"Version {Version} does not say what it amends: add \"amends: sha256:…\" with the hash of version {Version - 1}.");
        }
    }

    private void ReadInterval()
    {
        var from = Required<DateTimeOffset>("in-force", TryTime, NotATime);
        var until = Optional<DateTimeOffset>("until", TryTime, NotATime);
        InForce = new(from, until);
        if (until <= from)
        {
            _errors.Add(_values["until"], $"\"until\" is not after \"in-force\", so the agreement would never be in force: write a time later than {_values["in-force"].Text}.");
        }
    }

    private void ReadThreshold()
    {
        int? threshold = Optional<int>("threshold", TryNumber, text => $"{Wording.Quote(text)} is not a threshold: write how many parties must sign, from 1.");
        Threshold = threshold is { } value ? (value, _values["threshold"]) : null;
    }

    private static string NotATime(string text) => $"{Wording.Quote(text)} is not a time: write it in UTC as 2026-03-02T17:00:00Z.";

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static bool TryNumber(string text, out int number)
    {
        const int MaxDigits = 6;
        number = 0;
        return text.Length <= MaxDigits && !text.StartsWith('0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
