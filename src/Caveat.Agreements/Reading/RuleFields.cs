namespace Caveat.Agreements.Reading;

/// <summary>The <c>key: value</c> lines of a fenced block; a value that ends in a comma goes on in the next line.</summary>
internal sealed class RuleFields
{
    private readonly BlockKeys _keys;
    private readonly Dictionary<string, (Word Key, IReadOnlyList<Word> Values)> _fields = [];
    private readonly List<IReadOnlyList<Word>> _repeated = [];

    private RuleFields(BlockKeys keys) => _keys = keys;

    /// <summary>The verb's key, if the block has one; where it has two, the first.</summary>
    public Word? Verb { get; private set; }

    /// <summary>Keys that are there with nothing after them: reported already, so not missing as well.</summary>
    public HashSet<string> Blank { get; } = [];

    /// <summary>The values of the repeatable key, one list for each line, in the order of the block.</summary>
    public IReadOnlyList<IReadOnlyList<Word>> Repeated => _repeated;

    public static RuleFields Read(RuleBlock block, BlockKeys keys, ErrorList errors)
    {
        RuleFields fields = new(keys);
        for (int i = 0; i < block.Lines.Count;)
        {
            i = fields.ReadField(block.Lines, i, errors);
        }

        return fields;
    }

    /// <summary>Where a key stands first; null where the block does not have it.</summary>
    public Word? Key(string key) => _fields.TryGetValue(key, out var field) ? field.Key : null;

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
            errors.Add(content, $"{Wording.Quote(content)} is not a line of {_keys.Block}: write \"key: value\".");
            return index + 1;
        }

        var key = content.Part(0, colon);
        var rest = content.Part(colon + 1);
        int next = index + 1;
        List<Word> values = [.. rest.Parts()];
        while (rest.Text.EndsWith(',') && next < lines.Count && !lines[next].IsBlank)
        {
            rest = lines[next++].Word.Part(0);
            // The empty part after the comma at the line's end was only the promise of this line.
            values.RemoveAt(values.Count - 1);
            values.AddRange(rest.Parts());
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

        if (!_keys.All.Contains(key.Text))
        {
            errors.Add(key, $"{Wording.Quote(key)} is not a word that a line of {_keys.Block} starts with{errors.SuggestOne(key.Text, _keys.All)}");
            return;
        }

        if (_keys.Verbs.Contains(key.Text))
        {
            if (Verb is { } first)
            {
                errors.Add(key, $"Two verbs, \"{first.Text}\" and \"{key.Text}\", stand in one block: give each {_keys.Home} of its own.");
                return;
            }

            Verb = key;
        }

        if (key.Text == _keys.Repeatable)
        {
            _fields.TryAdd(key.Text, (key, values));
            if (values.Count > 0)
            {
                _repeated.Add(values);
            }
        }
        else if (!_fields.TryAdd(key.Text, (key, values)))
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
}
