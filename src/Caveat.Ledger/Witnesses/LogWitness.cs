using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Caveat.Ledger.Checkpoints;
using Caveat.Ledger.Storage;
using Caveat.Ledger.Tree;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>A witness (C2SP tlog-witness) without its HTTP: it cosigns the checkpoints of known logs that extend what it has cosigned before. Thread-safe.</summary>
/// <remarks>
/// INVARIANT: no cosignature leaves before the checkpoint that it is on survives a crash, so the witness never
/// contradicts itself. One process holds the folder at a time.
/// </remarks>
public sealed class LogWitness : IDisposable
{
    /// <summary>Names the media type of the size in a conflict.</summary>
    public const string SizeType = "text/x.tlog.size";

    private const string PlainText = "text/plain; charset=utf-8";

    private readonly Lock _gate = new();
    private readonly LogWitnessOptions _options;
    private readonly ILogFiles _files;
    private readonly IDisposable _held;
    private readonly Dictionary<string, SignedCheckpoint> _latest = new(StringComparer.Ordinal);

    private LogWitness(LogWitnessOptions options, ILogFiles files)
    {
        (_options, _files) = (options, files);
        _held = files.Lock(Path.Combine(options.Directory, "lock"));
    }

    /// <summary>
    /// Opens the folder of what was cosigned. Throws <see cref="LedgerCorruptException"/> when a file in it is not what
    /// this witness wrote, and <see cref="IOException"/> when another process holds it.
    /// </summary>
    public static LogWitness Open(LogWitnessOptions options) => Open(options, new DiskFiles());

    /// <summary>Answers the body of a POST to add-checkpoint. A failing disk is an <see cref="IOException"/>, and then nothing was cosigned.</summary>
    public WitnessReply AddCheckpoint(ReadOnlySpan<byte> body)
    {
        // The order of the checks is the specification's.
        if (!AddCheckpointRequest.TryParse(body, out var request, out var problem))
        {
            return Say(400, problem);
        }

        var (checkpoint, note) = (request.Checkpoint.Checkpoint, request.Checkpoint.Note);
        List<NoteVerifier> keys = [.. _options.Logs.Where(log => log.Name == checkpoint.Origin)];
        if (keys.Count == 0)
        {
            return Say(404, "This witness does not know the log.");
        }

        if (note.Verify(keys) is not NoteVerification.Verified)
        {
            return Say(403, "No key that this witness trusts for the log signed the checkpoint.");
        }

        if (request.OldSize > checkpoint.Size)
        {
            return Say(400, "The old size is larger than the checkpoint's.");
        }

        // INVARIANT: from the comparison to the replacement nobody else is here; otherwise a smaller checkpoint could
        // follow a larger one.
        lock (_gate)
        {
            return Extend(request);
        }
    }

    /// <summary>The last checkpoint that was cosigned of a log, with the cosignature, by the hexadecimal SHA-256 of the log's origin (the monitoring prefix).</summary>
    public bool TryRead(string originHash, [NotNullWhen(true)] out SignedCheckpoint? checkpoint)
    {
        lock (_gate)
        {
            return _latest.TryGetValue(originHash, out checkpoint);
        }
    }

    public void Dispose() => _held.Dispose();

    internal static LogWitness Open(LogWitnessOptions options, ILogFiles files)
    {
        ArgumentNullException.ThrowIfNull(options);
        var witness = new LogWitness(options, files);
        try
        {
            foreach (var origin in options.Logs.Select(log => log.Name).Distinct())
            {
                witness.Load(origin);
            }

            return witness;
        }
        catch
        {
            witness.Dispose();
            throw;
        }
    }

    private void Load(string origin)
    {
        var path = PathOf(origin);
        if (_files.TryRead(path) is not { } bytes)
        {
            return;
        }

        // Fail closed: a witness that started from a file it cannot read would start from nothing, and cosign a second history.
        if (!SignedCheckpoint.TryParse(bytes, out var last, out _) || last.Checkpoint.Origin != origin
            || !last.Note.Signatures.Any(line => Key.IsNamedBy(line) && Key.TryVerify(last.Note.Text.Span, line.Bytes.Span, out _)))
        {
            throw new LedgerCorruptException(
                $"'{path}' is not a checkpoint of '{origin}' that '{Key}' has cosigned; restore the file or the key, or begin in an empty folder with a new key.");
        }

        _latest.Add(HashOf(origin), last);
    }

    private CosignatureVerifier Key => _options.Signer.Verifier;

    private WitnessReply Extend(AddCheckpointRequest request)
    {
        var (checkpoint, note) = (request.Checkpoint.Checkpoint, request.Checkpoint.Note);
        var last = _latest.GetValueOrDefault(HashOf(checkpoint.Origin))?.Checkpoint;
        var lastSize = last?.Size ?? 0;
        if (request.OldSize != lastSize)
        {
            return new WitnessReply(
                409, SizeType, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{lastSize}\n")));
        }

        if ((checkpoint.Size == 0 && checkpoint.Root != TreeHasher.EmptyRoot)
            || !ConsistencyProof.Verify(lastSize, checkpoint.Size, last?.Root ?? TreeHasher.EmptyRoot, checkpoint.Root, request.Proof))
        {
            return Say(422, "The consistency proof does not lead from what this witness has cosigned to the checkpoint.");
        }

        var line = _options.Signer.Sign(note.Text.Span, _options.TimeProvider.GetUtcNow());
        // Of the others' lines only those are kept that were verified: the log's.
        List<NoteSignature> lines = [.. note.Signatures.Where(one => _options.Logs.Any(log => log.Id == one.KeyId && log.Name == one.Name)), line];
        if (!SignedCheckpoint.TryParse(SignedNote.Format(note.Text.Span, lines), out var cosigned, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        // A crash before the rename leaves the former checkpoint, and one after it this one; in neither case has the
        // cosignature left, so both are a history that the next request may extend.
        var path = PathOf(checkpoint.Origin);
        _files.Replace(path, cosigned.Bytes.Span);
        _files.SyncDirectory(_options.Directory);
        _latest[HashOf(checkpoint.Origin)] = cosigned;
        // The line alone: without the text and the empty line before it.
        return new WitnessReply(200, PlainText, SignedNote.Format("\n"u8, [line]).AsMemory(2));
    }

    private static WitnessReply Say(int status, string sentence) => new(status, PlainText, Encoding.UTF8.GetBytes(sentence + "\n"));

    private static string HashOf(string origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)));

    private string PathOf(string origin) => Path.Combine(_options.Directory, HashOf(origin));
}
