using System.Globalization;
using System.Text;

namespace Caveat.Labels.Tests;

/// <summary>Finds and reads the project's own vectors.</summary>
internal static class Vectors
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(PathOf(path))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));

    public static string PathOf(string path) => Path.Combine(Root, "test", "vectors", path);

    public static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }
            switch (text[++i])
            {
                case 'n': plain.Append('\n'); break;
                case 'r': plain.Append('\r'); break;
                case 't': plain.Append('\t'); break;
                case 'u':
                    plain.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: plain.Append(text[i]); break;
            }
        }
        return plain.ToString();
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Caveat.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return folder;
    }
}
