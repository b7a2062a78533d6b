namespace Caveat.Agreements.Reading;

/// <summary>The shape of every <c>TryParse</c> of an id.</summary>
internal delegate bool TextParser<T>(string text, out T value);
