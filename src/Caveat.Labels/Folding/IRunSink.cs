namespace Caveat.Labels.Folding;

/// <summary>Takes the runs and signs of a text in order. Implemented by structs, so that the calls are direct.</summary>
internal interface IRunSink
{
    void Take(in WordRun run);

    /// <summary>A character between words: folded punctuation, a space, or a line feed for any line break.</summary>
    void Take(byte sign, long at);
}
