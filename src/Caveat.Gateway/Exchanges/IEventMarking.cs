namespace Caveat.Gateway.Exchanges;

/// <summary>Puts the exchange's marking before the first and after the last text of a streaming answer. For one answer and one thread.</summary>
internal interface IEventMarking
{
    /// <summary>The events with the marking's own events among them; valid until the next call.</summary>
    /// <param name="events">Whole server-sent events that the answer's reader has read, in their order.</param>
    /// <param name="marking">The marking as it is now: it may have risen since the answer began.</param>
    ReadOnlySpan<byte> Mark(ReadOnlySpan<byte> events, string marking);
}
