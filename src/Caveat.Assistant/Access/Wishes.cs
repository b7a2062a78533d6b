using Caveat.Assistant.Design;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Access;

/// <summary>What a caller chose in the settings.</summary>
/// <param name="Locale">Null where they chose none: the browser's language holds.</param>
internal sealed record Wishes(Locale? Locale, Preferences Preferences)
{
    public static Wishes None { get; } = new(null, new Preferences());
}
