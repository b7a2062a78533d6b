using System.Collections.Immutable;
using System.Text;

namespace Caveat.Labels.Policies;

/// <summary>Loads the policies that come with the library.</summary>
internal static class PolicyData
{
    // NATO first: the others name it as their equivalent.
    private static readonly string[] Files = ["nato.policy", "eu.policy", "usa.policy", "gbr.policy", "nations.policy", "public.policy"];

    public static ImmutableArray<SecurityPolicy> Load()
    {
        var nations = ReadNations();
        var policies = ImmutableArray.CreateBuilder<SecurityPolicy>();
        foreach (var file in Files)
        {
            foreach (var policy in PolicyFile.Read(file, Text(file), name => policies.First(known => known.Id.Name == name), nations))
            {
                policies.Add(policy);
            }
        }
        return policies.ToImmutable();
    }

    // code, English name, French name, other spellings
    private static ImmutableArray<CategoryValue> ReadNations() =>
    [
        .. Text("nations.tsv").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(fields => new CategoryValue(fields[0])
            {
                Phrases = [new Phrase("en", fields[1]), new Phrase("fr", fields[2])],
                Aliases = [.. fields.Skip(3)],
            }),
        // ISO 3166-1 leaves these to their users; exercises name fictitious nations by them.
        .. Enumerable.Range('A', 26).Select(letter => new CategoryValue($"X{(char)letter}{(char)letter}")),
    ];

    internal static string Text(string name)
    {
        using var stream = typeof(PolicyData).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The policy data \"{name}\" is not in the library.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", "", StringComparison.Ordinal);
    }
}
