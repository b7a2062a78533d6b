using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Bindings.Carriers;

/// <summary>One way for a file to have bindings. For one file and one thread; reads nothing but that file and its own.</summary>
internal interface ILabelCarrier
{
    /// <summary>The file that a binding is written to.</summary>
    string Target { get; }

    IReadOnlyList<CarriedXml> Bindings { get; }

    /// <summary>One sentence for each binding that may be there and could not be read.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>What a binding of the whole file refers to.</summary>
    IReadOnlyList<DataReference> WholeFile { get; }

    /// <summary>Whether a binding lies outside of the file, and so always keeps a digest of it.</summary>
    bool IsDetached { get; }

    /// <summary>The bytes that a URI names within this carrier; null when there are none.</summary>
    ReadOnlyMemory<byte>? Data(string uri);

    /// <summary>The whole content of <see cref="Target"/> with the binding in place of the one at <paramref name="place"/>, or as the only one when that is null.</summary>
    bool TryWrite(ReadOnlyMemory<byte> binding, string? place, [NotNullWhen(true)] out byte[]? written, [NotNullWhen(false)] out string? error);
}
