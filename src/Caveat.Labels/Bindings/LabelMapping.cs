using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Caveat.Labels.Bindings;

/// <summary>What the identifiers of an organisation's own label scheme mean: a GUID or name of a sensitivity label, and the grade that it stands for. Immutable.</summary>
/// <remarks>Identifiers compare without case and without braces. Only the organisation knows this: a GUID says nothing by itself.</remarks>
public sealed class LabelMapping
{
    private readonly FrozenDictionary<string, Grade> _grades;

    public LabelMapping(IEnumerable<KeyValuePair<string, Grade>> grades) =>
        _grades = grades.ToFrozenDictionary(pair => Bare(pair.Key), pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows no identifier.</summary>
    public static LabelMapping None { get; } = new([]);

    public bool TryGet(string? identifier, out Grade grade) => _grades.TryGetValue(Bare(identifier ?? ""), out grade);

    /// <summary>Reads a JSON object of identifiers and markings: <c>{"87867195-f2b8-4ac2-b0b6-6bb73cb33afc": "NATO RESTRICTED"}</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out LabelMapping? mapping, [NotNullWhen(false)] out string? error)
    {
        mapping = null;
        var grades = new Dictionary<string, Grade>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                error = "A label mapping is a JSON object of identifiers and markings, such as {\"87867195-f2b8-4ac2-b0b6-6bb73cb33afc\": \"NATO RESTRICTED\"}.";
                return false;
            }
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var marking = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
                if (!Grade.TryParse(marking, out var grade))
                {
                    error = $"The mapping of \"{ShownText.Of(property.Name)}\" is \"{ShownText.Of(marking)}\", which is no marking: write one in full, such as NATO RESTRICTED.";
                    return false;
                }
                if (!grades.TryAdd(Bare(property.Name), grade))
                {
                    error = $"The identifier \"{ShownText.Of(property.Name)}\" is mapped twice: leave one.";
                    return false;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // Text that is no UTF-8, or half a surrogate pair as an escape: the document reads it only when it is asked for.
            error = "The label mapping is not JSON: it holds text that is no Unicode.";
            return false;
        }
        catch (JsonException failure)
        {
            error = $"The label mapping is not JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}.";
            return false;
        }
        mapping = new LabelMapping(grades);
        error = null;
        return true;
    }

    private static string Bare(string identifier) => identifier.Trim().TrimStart('{').TrimEnd('}');
}
