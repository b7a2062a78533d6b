using Caveat.Agreements.Analysis;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Screening;

namespace Caveat.Cli.Analysis;

/// <summary>What the screeners that are part of Caveat find.</summary>
internal static class LocalScreens
{
    public static Screens BuiltIn { get; } = new(
        [.. LexicalScreen.BuiltIn.Categories.Select(category => UseId.Parse(category.Id))],
        [DataKindId.Parse("personal-data"), DataKindId.Parse("secrets")]);
}
