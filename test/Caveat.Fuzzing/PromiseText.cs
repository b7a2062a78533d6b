using System.Runtime.CompilerServices;
using System.Text;

namespace Caveat.Fuzzing;

/// <summary>What is said of a broken promise; while it is kept, nothing of that is put together.</summary>
[InterpolatedStringHandler]
internal readonly ref struct PromiseText
{
    private readonly StringBuilder? _text;

    public PromiseText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = holds ? null : new StringBuilder(literalLength + (formattedCount * 16));
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(value);

    public override string ToString() => _text?.ToString() ?? "";
}
