namespace Caveat.Assistant.Conversations;

/// <summary>Whose turn it is.</summary>
public enum Speaker : byte
{
    Person = 0,
    Assistant = 1,
}
