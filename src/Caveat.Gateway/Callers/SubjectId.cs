using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Caveat.Gateway.Callers;

/// <summary>Names a subject to its own client: 64 hexadecimal digits, the same for all its sessions, and no name of a person.</summary>
/// <remarks>HMAC-SHA-256 of the subject key over a text of its own, so it is none of the commitments in the ledger and opens none.</remarks>
public readonly record struct SubjectId
{
    private readonly string? _value;

    private SubjectId(string value) => _value = value;

    public string Value => _value ?? "";

    public static SubjectId Of(Caller caller) => new(Keyed(caller, "caveat/subject/v1"u8));

    public static bool TryParse([NotNullWhen(true)] string? text, out SubjectId id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var read = Convert.FromHexString(text ?? "", digest, out _, out var length) == OperationStatus.Done && length == digest.Length;
        id = read ? new SubjectId(Convert.ToHexStringLower(digest)) : default;
        return read;
    }

    public static SubjectId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" is no subject: give 64 hexadecimal digits.");

    public override string ToString() => Value;

    /// <summary>A further name of the subject, for one use.</summary>
    internal static string Keyed(Caller caller, ReadOnlySpan<byte> use) => Convert.ToHexStringLower(HMACSHA256.HashData(caller.SubjectKey, use));
}
