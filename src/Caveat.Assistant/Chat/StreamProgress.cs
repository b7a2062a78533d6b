namespace Caveat.Assistant.Chat;

/// <summary>The part of an answer that a reader does not have yet.</summary>
/// <param name="Offset">The length of the text so far: where the reader continues after a lost connection.</param>
/// <param name="First">The index of the first block that differs: it and all after it are replaced by <paramref name="Html"/>.</param>
internal sealed record StreamProgress(int Offset, int First, IReadOnlyList<string> Html, string State);
