using System.Diagnostics.CodeAnalysis;

namespace Caveat.Screening.Data;

/// <summary>A kind of data as agreements name it: <c>secrets</c> or <c>personal-data</c>.</summary>
public readonly record struct DataKind
{
    private readonly string? _id;

    private DataKind(string id) => _id = id;

    /// <summary>What opens something: private keys, tokens, passwords.</summary>
    public static DataKind Secrets { get; } = new("secrets");

    /// <summary>What identifies or reaches one natural person.</summary>
    public static DataKind PersonalData { get; } = new("personal-data");

    public string Id => _id ?? "";

    public override string ToString() => Id;

    /// <exception cref="FormatException">No screen finds data of that kind.</exception>
    public static DataKind Parse(string id) => TryParse(id, out var kind)
        ? kind
        : throw new FormatException($"\"{id}\" is not a kind of data: write \"secrets\" or \"personal-data\".");

    public static bool TryParse([NotNullWhen(true)] string? id, out DataKind kind)
    {
        kind = id switch
        {
            "secrets" => Secrets,
            "personal-data" => PersonalData,
            _ => default,
        };
        return kind != default;
    }
}
