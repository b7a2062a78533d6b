namespace Caveat.Signing.Notes;

/// <summary>One signature line of a note; nothing about it is authenticated until a known key verifies it.</summary>
public sealed record NoteSignature(string Name, KeyId KeyId, ReadOnlyMemory<byte> Bytes);
