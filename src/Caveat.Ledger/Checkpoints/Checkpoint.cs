using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Checkpoints;

/// <summary>What a log vouches for: its name, how many entries it has and their root (C2SP tlog-checkpoint).</summary>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Reads a note's text; on failure <paramref name="problem"/> is one sentence that names the line.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> text,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        [NotNullWhen(false)] out string? problem)
    {
        checkpoint = null;
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        problem = lines switch
        {
            // Extension lines are allowed and ignored: they are signed, and this log writes none.
            { Length: < 4 } => "The checkpoint does not have the three lines origin, size and root.",
            ["", ..] => "Line 1 of the checkpoint, the origin, is empty.",
            _ => null,
        };
        if (problem is not null)
        {
            return false;
        }

        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || lines[1] != size.ToString(CultureInfo.InvariantCulture))
        {
            problem = $"Line 2 of the checkpoint, the size, reads '{lines[1]}', which is not a decimal number.";
            return false;
        }

        if (!TreeHash.TryParse(lines[2], out var root))
        {
            problem = $"Line 3 of the checkpoint, the root hash, reads '{lines[2]}', which is not the base64 of 32 bytes.";
            return false;
        }

        checkpoint = new Checkpoint(lines[0], size, root);
        return true;
    }

    /// <summary>The three lines that are signed.</summary>
    public byte[] ToText() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n"));
}
