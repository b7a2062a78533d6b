namespace Caveat.Labels.Folding;

/// <summary>Takes the anchors that a search comes upon. Implemented by structs, so that the calls are direct.</summary>
internal interface IAnchorSink
{
    /// <summary>An anchor may stand here, plain or disguised: its bits, or those of several. True ends the search.</summary>
    bool Take(ulong bits);

    /// <summary>At least so many words of two letters or more stood among or after the anchors handed over since the last call.</summary>
    void Pass(int words);
}
