using Caveat.Assistant.Access;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Assistant.Documents;

/// <summary>Reads a document and its markings, and stops it where it may not come in.</summary>
/// <remarks>Thread-safe. At most one reading for every two cores: the rest of the server goes on while documents are read.</remarks>
internal sealed class DocumentIntake(AssistantOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _workers = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly MarkingReader _markings = new();

    private readonly DocumentReader _reader = new(
        new DocumentLimits
        {
            FileBytes = options.DocumentBytes,
            UnpackedBytes = 256L << 20,
            Depth = 4,
            Entries = 2_000,
            Pages = 1_000,
            TextLength = 8L << 20,
            Time = TimeSpan.FromSeconds(30),
            OcrPages = 20,
        },
        time);

    public async Task<IntakeResult> ReadAsync(SignedIn by, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _workers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(by, name, content, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _workers.Release();
        }
    }

    public void Dispose() => _workers.Dispose();

    private IntakeResult Read(SignedIn by, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var reading = _reader.Read(name, content, cancellationToken);
        var document = DocumentMarkings.Read(reading, _markings);
        // The marking first: it counts even where the rest could not be read.
        if (document.Highest.Exceeds(MarkingLimit.Read(by.Network.Ceiling)))
        {
            return Above(by, name, document);
        }

        if (reading.Status != DocumentStatus.Read)
        {
            // Fails closed: what was not read may bear a marking that nobody saw.
            return new IntakeResult.Stopped(new AddResult.Stopped(by.Locale.Fill("documents.unread", name, reading.Problem)));
        }

        var paragraphs = ParagraphReader.Read(document);
        return paragraphs.Count == 0
            ? new IntakeResult.Stopped(new AddResult.Stopped(by.Locale.Fill("documents.no-text", name)))
            : new IntakeResult.Read(reading.Format, ParagraphReader.PagesOf(reading), document.Highest.ToString(), paragraphs);
    }

    private static IntakeResult.Stopped Above(SignedIn by, string name, DocumentMarkings document)
    {
        var highest = document.Highest;
        var passage = document.Markings.FirstOrDefault(found => found.Marking.Standing == Standing.InForce && found.Marking.Grade == highest)?.Passage;
        var where = passage is null ? by.Locale["documents.where.label"] : MarkingPlace.InWords(passage, by.Locale);
        // The canonical form of the marking, never the document's own words around it.
        var marking = highest.ToString();
        return new IntakeResult.Stopped(new AddResult.Stopped(
            by.Locale.Fill("documents.above", name, marking, where, by.Network.Ceiling), marking, where));
    }
}
