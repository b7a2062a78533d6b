namespace Caveat.Labels.Policies;

/// <summary>The words around the values of a category in a marking (SPIF qualifiers), such as <c>Releasable to</c>.</summary>
/// <param name="Language">A language tag; <c>portion</c> for portion marks; empty for spellings that are read and never written.</param>
public sealed record TagWords(string Language, string Before, string After)
{
    public const string Portion = "portion";
}
