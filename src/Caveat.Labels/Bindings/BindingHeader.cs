using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Bindings;

/// <summary>The HTTP header <c>Binding-Data</c> (ADatP-4778.2 chapter 7): a binding for the message that carries it.</summary>
public static class BindingHeader
{
    public const string Name = "Binding-Data";

    private const string TypeParameter = "binding-type";
    private const string ObjectParameter = "binding-data-object";

    /// <summary>The data that a binding in a header speaks of.</summary>
    public static DataReference Message { get; } = new("", "message/http");

    /// <summary>The header's value: the type, then the binding as base64.</summary>
    public static string Write(Binding binding) =>
        $"{TypeParameter}=\"{BindingNames.Binding.NamespaceName}\"; {ObjectParameter}=\"{Convert.ToBase64String(BindingXml.Write(binding))}\"";

    /// <summary>Reads a header's value. Order, case of the names, quotes and separators may be missing or wrong, as known writers have it; the type, when given, may not.</summary>
    public static bool TryRead(string? value, [NotNullWhen(true)] out Binding? binding, [NotNullWhen(false)] out string? error)
    {
        binding = null;
        var text = value ?? "";
        if (Parameter(text, TypeParameter) is { Length: > 0 } type && !type.SequenceEqual(BindingNames.Binding.NamespaceName))
        {
            error = $"The header {Name} is of the type \"{ShownText.Of(type)}\", and only {BindingNames.Binding.NamespaceName} is read.";
            return false;
        }
        var encoded = Parameter(text, ObjectParameter);
        if (encoded.IsEmpty || !Base64.IsValid(encoded, out _))
        {
            error = $"The header {Name} has no {ObjectParameter} in base64.";
            return false;
        }
        return BindingXml.TryRead(Convert.FromBase64String(encoded.ToString()), out binding, out error);
    }

    // The value of name=value from the name on: known writers drop a closing quote or a semicolon, so that neither may be needed to find the end.
    private static ReadOnlySpan<char> Parameter(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return [];
        }
        var rest = text.AsSpan(at + name.Length).TrimStart();
        if (!rest.StartsWith("="))
        {
            return [];
        }
        rest = rest[1..].TrimStart().TrimStart('"');
        var end = rest.IndexOfAny("\"; \t");
        if (end < 0)
        {
            end = rest.Length;
        }
        // Without a quote or a semicolon the next parameter's name ends the value.
        var next = rest[..end].IndexOf(name == TypeParameter ? ObjectParameter : TypeParameter, StringComparison.OrdinalIgnoreCase);
        return next < 0 ? rest[..end] : rest[..next];
    }
}
