namespace Caveat.Agreements.Reading;

/// <summary>The <c>key: value</c> lines of a rule block; a value that ends in a comma goes on in the next line.</summary>
internal sealed class RuleFields
{
    public const string Scope = "scope";
    public const string Ceiling = "ceiling";
    public const string Unread = "unread";
    public const string Released = "released";
    public const string Permit = "permit";
    public const string Forbid = "forbid";
    public const string WhenDetected = "when detected";
    public const string Exclude = "exclude";
    public const string Enforcement = "enforcement";

    private static readonly string[] Keys = [Scope, Ceiling, Unread, Released, Permit, Forbid, WhenDetected, Exclude, Enforcement];
    private static readonly string[] Verbs = [Scope, Permit, Forbid, Exclude];

    private readonly Dictionary<string, (Word Key, IReadOnlyList<Word> Values)> _fields = [];

    /// <summary>The verb's key, if the block has a rule at all; where it has two, the first.</summary>
    public Word? Verb { get; private set; }

    public static RuleFields Read(RuleBlock block, ErrorList errors)
    {
        RuleFields fields = new();
        for (int i = 0; i < block.Lines.Count;)
        {
            i = fields.ReadField(block.Lines, i, errors);
        }

        return fields;
    }

    /// <summary>The comma-separated parts of a key's value, or null where the block does not have the key.</summary>
    public IReadOnlyList<Word>? Find(string key) => _fields.TryGetValue(key, out var field) ? field.Values : null;

    /// <summary>The one value of a key that takes no list.</summary>
    public Word? Single(string key, ErrorList errors)
    {
        if (Find(key) is not { } values)
        {
            return null;
        }

        if (values.Count > 1)
        {
            errors.Add(values[1], $"\"{key}\" takes one value: remove {Wording.Quote(values[1])} and what follows it.");
        }

        return values[0];
    }

    /// <summary>Reports a companion key that stands without its verb.</summary>
    public void RequireVerb(string key, string verb, ErrorList errors)
    {
        if (_fields.TryGetValue(key, out var field) && !_fields.ContainsKey(verb))
        {
            errors.Add(field.Key, $"\"{key}\" goes with \"{verb}\" only: remove it or add the line \"{verb}: …\".");
        }
    }

    private int ReadField(IReadOnlyList<Line> lines, int index, ErrorList errors)
    {
        var line = lines[index];
        if (line.IsBlank)
        {
            return index + 1;
        }

        var content = line.Word.Part(0);
        int colon = content.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            errors.Add(content, $"{Wording.Quote(content)} is not a line of a rule: write \"key: value\".");
            return index + 1;
        }

        var key = content.Part(0, colon);
        List<Word> values = [];
        var rest = content.Part(colon + 1);
        int next = index + 1;
        AddParts(rest, values);
        while (rest.Text.EndsWith(',') && next < lines.Count && !lines[next].IsBlank)
        {
            rest = lines[next++].Word.Part(0);
            // The empty part after the comma at the line's end was only the promise of this line.
            values.RemoveAt(values.Count - 1);
            AddParts(rest, values);
        }

        Add(key, values, errors);
        return next;
    }

    private void Add(Word key, List<Word> values, ErrorList errors)
    {
        if (values.Find(value => value.IsEmpty) is { Line: > 0 } empty)
        {
            errors.Add(empty, $"{Wording.Quote(key)} has an empty value here: write one, or remove the comma.");
            values.RemoveAll(value => value.IsEmpty);
        }

        if (!Keys.Contains(key.Text))
        {
            errors.Add(key, $"{Wording.Quote(key)} is not a word that a rule starts with{errors.Suggest(key.Text, Keys)}");
            return;
        }

        if (Verbs.Contains(key.Text))
        {
            if (Verb is { } first)
            {
                errors.Add(key, $"Two rules, \"{first.Text}\" and \"{key.Text}\", stand in one clause: give each a clause of its own.");
                return;
            }

            Verb = key;
        }

        if (!_fields.TryAdd(key.Text, (key, values)))
        {
            errors.Add(key, $"{Wording.Quote(key)} is given twice: keep one, the first stands in line {_fields[key.Text].Key.Line}.");
        }
        else if (values.Count == 0)
        {
            // The empty value is reported above; without this the key would be read as given.
            _fields.Remove(key.Text);
            Blank.Add(key.Text);
        }
    }

    /// <summary>Keys that are there with nothing after them: reported already, so not missing as well.</summary>
    public HashSet<string> Blank { get; } = [];

    private static void AddParts(Word phrase, List<Word> parts)
    {
        int start = 0;
        foreach (string part in phrase.Text.Split(','))
        {
            parts.Add(phrase.Part(start, part.Length));
            start += part.Length + 1;
        }
    }
}
