using Caveat.Agreements.Reading;
using Caveat.Signing.Dsse;

namespace Caveat.Agreements.Signed;

/// <summary>Reads envelopes whose payload is one kind of document.</summary>
internal static class InstrumentEnvelope
{
    /// <param name="kind">The kind of document with its article, for sentences.</param>
    /// <param name="make">Puts the envelope and the document in it together.</param>
    public static EnvelopeResult<TSigned> Read<TSigned, TDocument>(
        ReadOnlyMemory<byte> json,
        string fileName,
        string payloadType,
        string kind,
        Func<ReadOnlyMemory<byte>, string, DocumentResult<TDocument>> read,
        Func<DsseEnvelope, TDocument, TSigned> make)
        where TSigned : class
        where TDocument : class
    {
        if (!DsseEnvelope.TryRead(json, out var envelope, out string? error))
        {
            return new EnvelopeResult<TSigned>.Rejected([$"{fileName}: {error}"]);
        }

        // INVARIANT: a signature made for another kind of document is not consent to this one.
        if (envelope.PayloadType != payloadType)
        {
            return new EnvelopeResult<TSigned>.Rejected([$"{fileName}: The envelope holds {Wording.Quote(envelope.PayloadType)}, not {kind}, \"{payloadType}\": sign the document as {kind}."]);
        }

        return read(envelope.Payload, fileName) switch
        {
            DocumentResult<TDocument>.Parsed parsed => new EnvelopeResult<TSigned>.Read(make(envelope, parsed.Document)),
            DocumentResult<TDocument>.Rejected rejected => new EnvelopeResult<TSigned>.Rejected([.. rejected.Errors.Select(fault => fault.ToString())]),
            _ => throw new InvalidOperationException("The result of reading has a new form."),
        };
    }
}
