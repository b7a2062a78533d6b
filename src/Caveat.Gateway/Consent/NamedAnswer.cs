namespace Caveat.Gateway.Consent;

/// <summary>Something of the agreement's register: its id and its words for people.</summary>
internal sealed record NamedAnswer(string Id, string Name);
