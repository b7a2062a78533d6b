namespace Caveat.Labels.Policies;

/// <summary>A line of a policy file: <c>keyword subject | attribute | attribute</c>.</summary>
internal sealed record PolicyLine(string File, int Number, string Keyword, string Subject, IReadOnlyList<PolicyAttribute> Attributes)
{
    /// <summary>The lines that say something: comments and empty lines are left out.</summary>
    public static IEnumerable<PolicyLine> Read(string file, IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }
            var fields = text.Split('|', StringSplitOptions.TrimEntries);
            var (keyword, subject) = FirstWord(fields[0]);
            yield return new PolicyLine(file, number, keyword, subject, [.. fields.Skip(1).Select(field =>
            {
                var (name, value) = FirstWord(field);
                return new PolicyAttribute(name, value);
            })]);
        }
    }

    public bool Has(string name) => Attributes.Any(attribute => attribute.Name == name);

    public string Of(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value ?? "";

    public IEnumerable<string> All(string name) => Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value);

    /// <summary>The texts of an attribute that starts with a language: <c>say fr TRÈS SECRET</c>, or with <c>*</c> for any.</summary>
    public IEnumerable<Phrase> InLanguages(string name) => All(name).Select(value =>
    {
        var (language, text) = FirstWord(value);
        return new Phrase(language == "*" ? "" : language, text);
    });

    /// <summary>Refuses an attribute that the line does not know: a misspelt rule must not be lost.</summary>
    public void Expect(params ReadOnlySpan<string> names)
    {
        foreach (var attribute in Attributes)
        {
            if (!names.Contains(attribute.Name))
            {
                throw Fault($"\"{attribute.Name}\" is no attribute of {Keyword}");
            }
        }
    }

    public FormatException Fault(string what) => new($"{File}({Number}): {what}.");

    private static (string First, string Others) FirstWord(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }
}
