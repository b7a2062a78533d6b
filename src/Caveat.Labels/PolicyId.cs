using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels;

/// <summary>A security policy by its name (STANAG 4774 PolicyIdentifier): <c>NATO</c>, <c>EU</c>, or the ISO 3166-1 alpha-3 code of a nation. Names compare without case.</summary>
/// <remarks>The default value is PUBLIC, the policy of unmarked material.</remarks>
public readonly record struct PolicyId
{
    private readonly string? _name;

    private PolicyId(string name) => _name = name;

    public static PolicyId Public => default;

    public static PolicyId Nato { get; } = new("NATO");

    public static PolicyId Eu { get; } = new("EU");

    public static PolicyId Usa { get; } = new("USA");

    public static PolicyId Gbr { get; } = new("GBR");

    public string Name => _name ?? "PUBLIC";

    public static PolicyId Parse(string name) =>
        TryParse(name, out var policy) ? policy : throw new FormatException($"\"{name}\" is not the name of a policy: write 1 to 64 printable characters, such as NATO or FRA.");

    /// <summary>Reads a name of 1 to 64 printable characters; any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out PolicyId policy)
    {
        policy = default;
        var trimmed = name?.Trim().ToUpperInvariant();
        if (trimmed is not { Length: > 0 and <= 64 } || trimmed.Any(char.IsControl))
        {
            return false;
        }
        policy = trimmed == "PUBLIC" ? default : new(trimmed);
        return true;
    }

    public override string ToString() => Name;
}
