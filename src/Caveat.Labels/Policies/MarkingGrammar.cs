namespace Caveat.Labels.Policies;

/// <summary>Which grammar writes a policy's markings.</summary>
internal enum MarkingGrammar : byte
{
    /// <summary>Owner, classification, categories with the words around them: NATO, EU, UK, nations, and policies read from a SPIF.</summary>
    Phrases = 0,

    /// <summary>Sections between double slashes: the United States.</summary>
    Sections = 1,

    /// <summary>Sections after <c>//JOINT</c>.</summary>
    Joint = 2,
}
