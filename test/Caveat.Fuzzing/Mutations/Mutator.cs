namespace Caveat.Fuzzing.Mutations;

/// <summary>Makes an input out of the seeds: changed bytes and numbers, cuts, splices, doublings, and words of the format.</summary>
internal sealed class Mutator(FuzzTarget target)
{
    private const int MaxLength = 256 << 10;
    private const int UsualLength = 32 << 10;

    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xFF, (byte)'\n', (byte)'\r', (byte)' ', (byte)'<', (byte)'>', (byte)'"', (byte)'&', (byte)'/', (byte)'\\', (byte)'(', (byte)')', (byte)'{', (byte)'}', (byte)'=', (byte)';', (byte)'0', (byte)'9', (byte)'-'];

    private readonly IReadOnlyList<byte[]> _words = target.Words;

    public byte[] Next(List<byte[]> seeds, Random random)
    {
        var seed = seeds[random.Next(seeds.Count)];
        if (target.IsLines && random.Next(5) > 1)
        {
            var lines = LineMutation.Change(seed, seeds[random.Next(seeds.Count)], random);
            return random.Next(3) == 0 ? Change(lines, seeds, random) : lines;
        }

        return target.IsPacked && random.Next(4) > 0 && PackedMutation.TryChange(seed, content => Change(content, seeds, random), random, out var changed)
            ? changed
            : Change(seed, seeds, random);
    }

    private byte[] Change(byte[] seed, List<byte[]> seeds, Random random)
    {
        var bytes = new List<byte>(seed);
        // Mostly a few changes: many together only make noise.
        for (var changes = 1 + (int)Math.Pow(random.NextDouble() * 2.5, 3); changes > 0; changes--)
        {
            ChangeOnce(bytes, seeds, random);
        }
        return [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, List<byte[]> seeds, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + (int)Math.Pow(random.NextDouble() * 5, 4));
        switch (random.Next(14))
        {
            case 0 or 1 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when length > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3 when length > 0:
                bytes[at] = Telling[random.Next(Telling.Length)];
                break;
            case 4 when length > 0:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 6 or 7 or 8 when _words.Count > 0:
                Put(bytes, at, _words[random.Next(_words.Count)], random.Next(3) == 0);
                break;
            case 9:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                Put(bytes, at, other[from..Math.Min(other.Length, from + random.Next(UsualLength))], random.Next(2) == 0);
                break;
            case 10 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 11:
                Number(bytes, at, random);
                break;
            case 12 when length > 0:
                Repeat(bytes, at, length, random);
                break;
            case 13 when length > 0:
                var to = random.Next(bytes.Count - length + 1);
                var moved = bytes.GetRange(at, length);
                bytes.RemoveRange(at, length);
                bytes.InsertRange(to, moved);
                break;
            default:
                bytes.Insert(at, Telling[random.Next(Telling.Length)]);
                break;
        }
        if (bytes.Count > MaxLength)
        {
            bytes.RemoveRange(MaxLength, bytes.Count - MaxLength);
        }
    }

    // Over what stands there, or between.
    private static void Put(List<byte> bytes, int at, byte[] word, bool isOver)
    {
        if (isOver)
        {
            bytes.RemoveRange(at, Math.Min(word.Length, bytes.Count - at));
        }
        bytes.InsertRange(at, word);
    }

    // Lengths, offsets and counts: digits in text, one to four bytes of either order elsewhere.
    private static void Number(List<byte> bytes, int at, Random random)
    {
        var digit = bytes.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
        if (digit >= 0 && digit - at < 64 && random.Next(2) == 0)
        {
            var end = digit;
            while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
            {
                end++;
            }
            bytes.RemoveRange(digit, end - digit);
            string[] numbers = ["0", "-1", "1", "65535", "65536", "2147483647", "2147483648", "4294967295", "9999999999", "1e9", random.Next(bytes.Count + 1).ToString()];
            bytes.InsertRange(digit, System.Text.Encoding.ASCII.GetBytes(numbers[random.Next(numbers.Length)]));
            return;
        }
        uint[] values = [0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE, (uint)random.Next(bytes.Count + 1), (uint)(bytes.Count - at)];
        var value = BitConverter.GetBytes(values[random.Next(values.Length)])[..(1 << random.Next(3))];
        if (random.Next(2) == 0)
        {
            Array.Reverse(value);
        }
        Put(bytes, at, value, isOver: true);
    }

    // Rarely very often: what costs more than its length shows only in long inputs.
    private static void Repeat(List<byte> bytes, int at, int length, Random random)
    {
        var most = random.Next(20) == 0 ? MaxLength : 2_000;
        var piece = bytes.GetRange(at, Math.Min(length, 64)).ToArray();
        var times = random.Next(1 + (most / piece.Length));
        var repeated = new byte[times * piece.Length];
        for (var i = 0; i < times; i++)
        {
            piece.CopyTo(repeated, i * piece.Length);
        }
        bytes.InsertRange(at, repeated);
    }
}
