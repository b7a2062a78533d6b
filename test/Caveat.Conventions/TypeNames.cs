using System.Text.RegularExpressions;
using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>The words of docs/design: one per idea, and none that says nothing.</summary>
public sealed partial class TypeNames
{
    private static readonly string[] Forbidden =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services", "Processor", "Info",
        "Rule Engine", "Policy Engine", "Guardrail", "Guardrails", "Blockchain", "Block Chain", "User", "Users",
    ];

    [Fact]
    public void A_type_name_holds_no_word_that_hides_what_the_type_does() =>
        Offenders.None(
            "Name these types by the words of docs/design:",
            from type in Compiled.Types
            let word = ForbiddenWord(Compiled.NameOf(type))
            where word is not null
            select $"{type.FullName} ('{word}')");

    [Fact]
    public void No_type_shares_its_name_with_a_part_of_a_namespace()
    {
        // A neighbour that names such a type gets the namespace instead (CS0118).
        var segments = Compiled.Types.SelectMany(type => type.Namespace!.Split('.')).ToHashSet();
        Offenders.None(
            "Rename these types, or the folders that bear their names:",
            Compiled.Types.Where(type => segments.Contains(Compiled.NameOf(type))).Select(type => type.FullName!));
    }

    [Theory]
    [InlineData("KeyManager", "Manager")]
    [InlineData("ServiceBase", "Service")]
    [InlineData("LabelInfo", "Info")]
    [InlineData("User", "User")]
    [InlineData("RuleEngineOptions", "Rule Engine")]
    [InlineData("IUserDirectory", "User")]
    [InlineData("BlockedModel", null)]
    [InlineData("Information", null)]
    [InlineData("UserlandSocket", null)]
    public void Only_whole_words_are_forbidden(string name, string? word) => Assert.Equal(word, ForbiddenWord(name));

    private static string? ForbiddenWord(string name)
    {
        var words = $" {string.Join(' ', Words().Matches(name).Select(match => match.Value))} ";
        return Array.Find(Forbidden, word => words.Contains($" {word} ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
