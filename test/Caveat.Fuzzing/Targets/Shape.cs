using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Caveat.Fuzzing.Targets;

/// <summary>Everything that a value holds, as text: two values with one shape say the same. Arrays compare by what is in them.</summary>
internal static class Shape
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or bool or Enum or int or long or byte:
                text.Append('"').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('"');
                break;
            case DateTimeOffset time:
                text.Append(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            case ITuple tuple:
                AppendAll(text, Enumerable.Range(0, tuple.Length).Select(i => tuple[i]));
                break;
            case IEnumerable items:
                AppendAll(text, IsDefault(items) ? [] : items.Cast<object?>());
                break;
            default:
                text.Append(value.GetType().Name);
                AppendAll(text, Properties.GetOrAdd(value.GetType(), Readable).Select(property => property.GetValue(value)));
                break;
        }
    }

    private static void AppendAll(StringBuilder text, IEnumerable<object?> values)
    {
        text.Append('(');
        foreach (var value in values)
        {
            Append(text, value);
            text.Append(' ');
        }

        text.Append(')');
    }

    private static bool IsDefault(IEnumerable items) => items.GetType().GetProperty("IsDefault")?.GetValue(items) is true;

    private static PropertyInfo[] Readable(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)];
}
