namespace Caveat.Labels.Grammar;

/// <summary>A folded spelling and what it means.</summary>
internal readonly record struct Spelling<T>(string Text, T Meaning);
