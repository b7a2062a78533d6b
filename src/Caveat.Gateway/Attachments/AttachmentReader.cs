using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Caveat.Gateway.Exchanges;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;
using Caveat.Screening.Reading;

namespace Caveat.Gateway.Attachments;

/// <summary>Reads the documents that requests carry: every passage for markings and uses, every machine-readable label. Thread-safe.</summary>
/// <remarks>
/// Reading a document takes from microseconds to seconds, and for PDF and pictures it waits for a child process. So it has
/// threads of its own, few of them, and a bounded queue before them: however many documents come, the threads that serve
/// other requests are never blocked.
/// </remarks>
internal sealed class AttachmentReader(ContentReader content, DocumentOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.Concurrency);
    private int _inside;

    /// <returns>What was found, or why the request goes no further.</returns>
    /// <remarks>INVARIANT: when this completes, however it does, nobody reads the exchange's buffers any more.</remarks>
    /// <exception cref="OperationCanceledException">The caller has gone; the reading and its child process have ended.</exception>
    public async Task<(AttachedReading? Reading, GatewayError? Error)> ReadAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var attachments = exchange.Attachments ?? [];
        if (attachments.Count > options.PerRequest)
        {
            return (null, Errors.TooManyDocuments(attachments.Count, options.PerRequest));
        }

        try
        {
            if (Interlocked.Increment(ref _inside) > options.Concurrency + options.Waiting)
            {
                return (null, Errors.DocumentsBusy());
            }

            await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await Task.Factory.StartNew(
                    () => ReadAll(attachments, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _turns.Dispose();

    private (AttachedReading? Reading, GatewayError? Error) ReadAll(List<Attachment> attachments, CancellationToken cancellationToken)
    {
        var reading = new AttachedReading();
        var found = new TextReading();
        var started = time.GetTimestamp();
        foreach (var attachment in attachments)
        {
            var left = TimeSpan.FromSeconds(options.TimeSeconds) - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return (null, Errors.DocumentsTooSlow(options.TimeSeconds));
            }

            if (Read(attachment, options.Limits(left), reading, found, cancellationToken) is { } error)
            {
                return (null, error);
            }
        }

        return (reading, null);
    }

    private GatewayError? Read(Attachment attachment, DocumentLimits limits, AttachedReading reading, TextReading found, CancellationToken cancellationToken)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"messages[{attachment.Message}].content[{attachment.ContentPart}]");
        if (!TryDecode(attachment.Encoded.Span, out var bytes))
        {
            return Errors.NotBase64(place, attachment.Field);
        }

        var document = new DocumentReader(limits, time).Read(attachment.Name, bytes, cancellationToken);
        if (document.Status == DocumentStatus.Refused)
        {
            return Errors.DocumentRefused(document.Problem, place, attachment.Field);
        }

        var where = $"{place}, attachment \"{attachment.Name}\"";
        if (document.Status == DocumentStatus.Unread)
        {
            reading.AddUnread(document.Problem, where);
        }
        else if (attachment.IsSound)
        {
            reading.AddUnread("it is a sound, and what is spoken is not read.", where);
        }

        foreach (var label in document.Labels)
        {
            reading.Add(label, where);
        }

        foreach (var passage in document.Passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Clear();
            content.Read(passage.Text, new MarkingContext { Place = passage.Place }, found);
            reading.Add(found, passage, where);
        }

        return null;
    }

    private static bool TryDecode(ReadOnlySpan<byte> encoded, out ReadOnlyMemory<byte> bytes)
    {
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        var status = Base64.DecodeFromUtf8(encoded, decoded, out _, out var length);
        bytes = decoded.AsMemory(0, length);
        return status == OperationStatus.Done;
    }
}
