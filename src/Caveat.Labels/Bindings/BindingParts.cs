using Caveat.Labels.Documents;

namespace Caveat.Labels.Bindings;

/// <summary>What the format readers ask about a piece of XML: is it a STANAG 4778 binding, and what does it say?</summary>
internal static class BindingParts
{
    /// <summary>Reads every label of every binding in the XML. False when it is no binding (and no XMP packet that holds one).</summary>
    /// <param name="problem">Empty, or one sentence on what could not be read: then the part counts as unread, and the labels that were read still count.</param>
    public static bool TryRead(ReadOnlyMemory<byte> xml, string part, out IReadOnlyList<FoundLabel> labels, out string problem)
    {
        (labels, problem) = ([], "");
        return false;
    }
}
