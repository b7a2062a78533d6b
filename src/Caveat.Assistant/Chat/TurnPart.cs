namespace Caveat.Assistant.Chat;

/// <summary>Which turns are meant, seen from one of them.</summary>
internal enum TurnPart
{
    Itself,
    Before,
    After,
}
