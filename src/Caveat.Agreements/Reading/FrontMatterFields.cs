namespace Caveat.Agreements.Reading;

/// <summary>The lines between the two <c>---</c> of a signed document: a flat YAML mapping of known keys to plain values.</summary>
internal sealed class FrontMatterFields
{
    private const string Fence = "---";

    private readonly Dictionary<string, Word> _values = [];
    private readonly HashSet<string> _misspelt = [];
    private readonly IReadOnlyList<string> _keys;
    private readonly ErrorList _errors;

    private FrontMatterFields(IReadOnlyList<string> keys, ErrorList errors)
    {
        _keys = keys;
        _errors = errors;
    }

    /// <summary>The index of the first line after the front matter.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Null, and an error that names the first of the keys, where no front matter could be found at all.</summary>
    public static FrontMatterFields? Read(SourceText source, IReadOnlyList<string> keys, ErrorList errors)
    {
        FrontMatterFields fields = new(keys, errors);
        return fields.ReadLines(source) ? fields : null;
    }

    /// <summary>Where a key's value stands; null where the key is not given.</summary>
    public Word? Find(string key) => _values.TryGetValue(key, out var word) ? word : null;

    public T Required<T>(string key, TextParser<T> parse, Func<string, string> complaint)
        where T : struct
    {
        if (Optional(key, parse, complaint) is { } value)
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

    public T? Optional<T>(string key, TextParser<T> parse, Func<string, string> complaint)
        where T : struct
    {
        if (!_values.TryGetValue(key, out var word))
        {
            return null;
        }

        if (parse(word.Text, out var value))
        {
            return value;
        }

        _errors.Add(word, complaint(word.Text));
        return null;
    }

    /// <summary>A list between commas, in its order; empty where the key is not given.</summary>
    public IReadOnlyList<(Word Word, T Value)> List<T>(string key, TextParser<T> parse, Func<string, string> complaint)
        where T : struct
    {
        List<(Word, T)> values = [];
        HashSet<T> seen = [];
        foreach (var word in Find(key)?.Parts() ?? [])
        {
            if (!parse(word.Text, out var value))
            {
                _errors.Add(word, complaint(word.Text));
            }
            else if (!seen.Add(value))
            {
                _errors.Add(word, $"{Wording.Quote(word)} is listed twice: remove one.");
            }
            else
            {
                values.Add((word, value));
            }
        }

        return values;
    }

    private bool ReadLines(SourceText source)
    {
        var lines = source.Lines;
        if (lines[0].Text != Fence)
        {
            _errors.Add(1, 1, $"The document does not start with front matter: make its first line \"---\", then \"{_keys[0]}: …\" and its other keys, then \"---\" again.");
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
        if (!_keys.Contains(key.Text))
        {
            _misspelt.Add(Wording.Nearest(key.Text, _keys) ?? "");
            _errors.Add(key, $"{Wording.Quote(key)} is not a key of the front matter{_errors.SuggestOne(key.Text, _keys)}");
        }
        else if (!_values.TryAdd(key.Text, content.Part(colon + 1)))
        {
            _errors.Add(key, $"{Wording.Quote(key)} is given twice: keep one, the first stands in line {_values[key.Text].Line}.");
        }
    }
}
