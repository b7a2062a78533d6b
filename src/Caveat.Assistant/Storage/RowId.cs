using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Caveat.Assistant.Storage;

/// <summary>Names a row in addresses: 16 random bytes in base64url. Knowing one opens nothing: every read asks whose it is as well.</summary>
public readonly record struct RowId
{
    private const int Size = 16;
    private const int TextLength = 22;

    private RowId(string value) => Value = value;

    public string Value { get; }

    public static RowId New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size)));

    public static RowId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("An id is 22 characters of base64url.");

    public static bool TryParse([NotNullWhen(true)] string? text, out RowId id)
    {
        var valid = text is { Length: TextLength } && Base64Url.IsValid(text, out var length) && length == Size;
        id = valid ? new RowId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
