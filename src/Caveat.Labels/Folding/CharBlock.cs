using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Caveat.Labels.Folding;

/// <summary>The kinds of 64 characters as bit masks; bit 0 is the first character.</summary>
internal readonly ref struct CharBlock
{
    public const int Size = 64;

    // Signs that glue (- . _ * ~ ' + ` ^) and signs that stand for letters (! $ @), by the halves of the byte.
    private static readonly Vector128<byte> LowHalf = Build(low: true);
    private static readonly Vector128<byte> HighHalf = Build(low: false);

    private CharBlock(ulong letters, ulong digits, ulong glue, ulong leet)
    {
        Letters = letters;
        Digits = digits;
        Glue = glue;
        Leet = leet;
    }

    public ulong Letters { get; }

    public ulong Digits { get; }

    public ulong Glue { get; }

    public ulong Leet { get; }

    /// <summary>False when a character is not printable ASCII, a space, a tab or a line break.</summary>
    public static bool TryRead(ReadOnlySpan<char> block, out CharBlock kinds)
    {
        ulong letters = 0;
        ulong digits = 0;
        ulong glue = 0;
        ulong leet = 0;
        kinds = default;
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(block));
        for (var i = 0; i < Size; i += 16)
        {
            var low = Vector128.LoadUnsafe(ref source, (nuint)i);
            var high = Vector128.LoadUnsafe(ref source, (nuint)i + 8);
            var bytes = Vector128.NarrowWithSaturation(low, high);
            var isControl = Vector128.LessThan(bytes, Vector128.Create((byte)' '))
                & ~Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                & ~Vector128.Equals(bytes, Vector128.Create((byte)'\r'))
                & ~Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            if (Vector128.GreaterThanAny(bytes, Vector128.Create((byte)0x7E)) || isControl != Vector128<byte>.Zero)
            {
                return false;
            }
            var letter = Vector128.LessThan((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
            var digit = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
            var sign = Vector128.Shuffle(LowHalf, bytes & Vector128.Create((byte)0x0F)) & Vector128.Shuffle(HighHalf, Vector128.ShiftRightLogical(bytes, 4));
            var isLeet = Vector128.GreaterThan(sign & Vector128.Create((byte)0xC0), Vector128<byte>.Zero);
            var isGlue = Vector128.GreaterThan(sign & Vector128.Create((byte)0x3F), Vector128<byte>.Zero);
            letters |= (ulong)letter.ExtractMostSignificantBits() << i;
            digits |= (ulong)digit.ExtractMostSignificantBits() << i;
            glue |= (ulong)isGlue.ExtractMostSignificantBits() << i;
            leet |= (ulong)isLeet.ExtractMostSignificantBits() << i;
        }
        kinds = new CharBlock(letters, digits, glue, leet);
        return true;
    }

    private static Vector128<byte> Build(bool low)
    {
        // Each row of sixteen characters has its own bit; the top two bits are for signs that stand for letters.
        (byte Bit, string Signs)[] rows = [(1, "-.*'+"), (2, "_^"), (4, "`"), (8, "~"), (0x40, "!$"), (0x80, "@")];
        Span<byte> table = stackalloc byte[16];
        table.Clear();
        foreach (var (bit, signs) in rows)
        {
            foreach (var sign in signs)
            {
                table[low ? sign & 0x0F : sign >> 4] |= bit;
            }
        }
        return Vector128.Create<byte>(table);
    }
}
