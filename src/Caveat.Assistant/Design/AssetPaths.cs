using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Assistant.Design;

/// <summary>What the pages load (styles, scripts, fonts, icons) and the addresses of it.</summary>
/// <remarks>Immutable and thread-safe. Everything is embedded in the assembly; an address holds a hash of all of it, so it may be kept for ever.</remarks>
internal sealed class AssetPaths
{
    private const string Prefix = "assets/";

    private readonly FrozenDictionary<string, AssetContent> _contents;

    public AssetPaths()
    {
        var assembly = typeof(AssetPaths).Assembly;
        var contents = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => new AssetContent(name, () => assembly.GetManifestResourceStream(name)!), StringComparer.Ordinal);
        var sheet = Encoding.UTF8.GetBytes(JoinedStyles(contents) + BannerStyles.Css);
        contents["app.css"] = new AssetContent("app.css", () => new MemoryStream(sheet, writable: false));
        _contents = contents.ToFrozenDictionary(StringComparer.Ordinal);
        Hash = HashOf(contents);
        HasIcons = contents.ContainsKey("icons.svg");
    }

    /// <summary>Of the names and bytes of all assets.</summary>
    public string Hash { get; }

    /// <summary>Whether the icons were bundled; without them controls show their words.</summary>
    public bool HasIcons { get; }

    /// <summary>The address of an asset, such as <c>scripts/chat.js</c>.</summary>
    public string Url(string path) => $"/assets/{Hash}/{path}";

    public bool Has(string path) => _contents.ContainsKey(path);

    public bool TryFind(string path, [NotNullWhen(true)] out AssetContent? content) => _contents.TryGetValue(path, out content);

    // Name order: the number of a file's name says what stands on what.
    private static string JoinedStyles(Dictionary<string, AssetContent> contents)
    {
        var sheet = new StringBuilder();
        foreach (var (_, content) in contents.Where(entry => entry.Key.StartsWith("styles/", StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(content.Open(), Encoding.UTF8);
            sheet.Append(reader.ReadToEnd()).Append('\n');
        }

        return sheet.ToString();
    }

    private static string HashOf(Dictionary<string, AssetContent> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in contents.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            using var stream = content.Open();
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
