using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Orders;

/// <summary>Reads the files that the order and waiver commands name; what cannot be used ends the command with one sentence or a list of faults.</summary>
internal static class InstrumentFiles
{
    /// <summary>The version of an agreement that is in force at a time, with its signatures verified.</summary>
    public static Agreement AgreementAt(string path, DateTimeOffset time)
    {
        var history = History([path]);
        return history.InForceAt(time) ?? throw new UnreadableException(
            $"\"{path}\": No version of \"{history.Id}\" is in force at {Times.Text(time)}: give another time with --at, from {Times.Text(history.Versions[0].Agreement.InForce.From)}.");
    }

    public static AgreementHistory History(IReadOnlyList<string> paths) => HistoryCheck.Load(paths, pin: null) switch
    {
        HistoryResult.Loaded loaded => loaded.History,
        HistoryResult.Rejected rejected => throw new FaultyException(rejected.Errors),
        _ => throw new InvalidOperationException("A history is loaded or rejected."),
    };

    /// <summary>The agreements of a directory: its own, or those of the directories in it.</summary>
    public static IReadOnlyList<AgreementHistory> Histories(string directory)
    {
        string[] inner = InputFiles.Try(directory, () => Directory.Exists(directory)
            ? Directory.GetDirectories(directory).Where(HoldsSigned).Order(StringComparer.Ordinal).ToArray()
            : []);
        return HoldsSigned(directory) || inner.Length == 0 ? [History([directory])] : [.. inner.Select(path => History([path]))];
    }

    public static TDocument Document<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind, string path)
        where TDocument : class
        where TSigned : class =>
        path.EndsWith(InputFiles.SignedSuffix, StringComparison.Ordinal)
            ? kind.DocumentOf(Signed(kind, path))
            : kind.Read(InputFiles.Read(path), path) switch
            {
                DocumentResult<TDocument>.Parsed parsed => parsed.Document,
                DocumentResult<TDocument>.Rejected rejected => throw new FaultyException([.. rejected.Errors.Select(error => error.ToString())]),
                _ => throw new InvalidOperationException("A document is parsed or rejected."),
            };

    public static TSigned Signed<TDocument, TSigned>(InstrumentKind<TDocument, TSigned> kind, string path)
        where TDocument : class
        where TSigned : class => kind.ReadSigned(InputFiles.Read(path), path) switch
        {
            EnvelopeResult<TSigned>.Read read => read.Document,
            EnvelopeResult<TSigned>.Rejected rejected => throw new FaultyException(rejected.Errors),
            _ => throw new InvalidOperationException("An envelope is read or rejected."),
        };

    /// <summary>Those of files and directories that were accepted before, each verified as of its own time, with those before it.</summary>
    public static IReadOnlyList<TDocument> Accepted<TDocument, TSigned>(
        InstrumentKind<TDocument, TSigned> kind, IReadOnlyCollection<string> paths, Func<DateTimeOffset, Agreement> agreement)
        where TDocument : class
        where TSigned : class
    {
        if (paths.Count == 0)
        {
            return [];
        }

        List<TDocument> accepted = [];
        foreach (var signed in InputFiles.SignedFiles(paths).Select(path => Signed(kind, path)).OrderBy(signed => kind.SequenceOf(kind.DocumentOf(signed))))
        {
            var time = kind.SequenceOf(kind.DocumentOf(signed));
            if (kind.Verify(signed, agreement(time), accepted, time) is InstrumentCheck<TDocument>.Rejected rejected)
            {
                throw new FaultyException(rejected.Errors);
            }

            accepted.Add(kind.DocumentOf(signed));
        }

        return accepted;
    }

    private static bool HoldsSigned(string directory) =>
        Directory.Exists(directory) && Directory.EnumerateFiles(directory, "*" + InputFiles.SignedSuffix).Any();
}
