using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Caveat.Assistant.Words;

/// <summary>The resource files: <c>Words/en/Chat.resx</c> holds what <c>chat.*</c> says in English.</summary>
internal static class WordTables
{
    private static readonly ConcurrentDictionary<(string Code, string Area), ResourceManager> Tables = new();

    public static string Find(string code, string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            throw new KeyNotFoundException($"The text \"{key}\" names no area: write \"area.entry\".");
        }

        var table = Tables.GetOrAdd((code, key[..dot]), static place => new ResourceManager(
            $"Caveat.Assistant.Words.{place.Code}.{char.ToUpperInvariant(place.Area[0])}{place.Area[1..]}", typeof(WordTables).Assembly));
        try
        {
            return table.GetString(key[(dot + 1)..], CultureInfo.InvariantCulture)
                ?? throw new KeyNotFoundException($"Words/{code} has no text \"{key}\".");
        }
        catch (MissingManifestResourceException)
        {
            throw new KeyNotFoundException($"Words/{code} has no file for \"{key}\".");
        }
    }
}
