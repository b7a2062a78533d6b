using Caveat.Labels.Markings;

namespace Caveat.Labels.Documents;

/// <summary>A marking with the passage of a document that it stands in.</summary>
public sealed record DocumentMarking(Marking Marking, Passage Passage)
{
    /// <summary>The marking's words. They may themselves be classified: mind where they go.</summary>
    public string Text => Passage.Text.Substring((int)Marking.Start, Marking.Length);
}
