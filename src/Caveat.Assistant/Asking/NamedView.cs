namespace Caveat.Assistant.Asking;

/// <summary>Something of the agreement's register: its id and its words for people.</summary>
public sealed record NamedView(string Id, string Name);
