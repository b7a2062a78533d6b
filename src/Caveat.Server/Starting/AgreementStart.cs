using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway;
using Caveat.Screening;
using Caveat.Screening.Data;

namespace Caveat.Server.Starting;

/// <summary>What verifying the agreements said about starting on this network.</summary>
internal abstract record AgreementStart
{
    private const string Pattern = "*.dsse.json";

    private AgreementStart()
    {
    }

    /// <param name="Primary">The agreement that brings the network into scope: the one to show.</param>
    public sealed record Accepted(Instruments Instruments, Agreement Primary, NetworkId Network) : AgreementStart;

    public sealed record Rejected(ImmutableArray<string> Errors) : AgreementStart;

    /// <summary>Verifies the configured agreements: the directory's own files are the versions of one, and each folder in it holds another.</summary>
    /// <returns>The histories, or sentences.</returns>
    public static (ImmutableArray<AgreementHistory> Histories, ImmutableArray<string> Errors) Load(ServerOptions options, GatewayFolders folders)
    {
        AgreementDigest? pin = null;
        if (options.Pin is not null)
        {
            if (!AgreementDigest.TryParse(options.Pin, out var digest))
            {
                return ([], [$"Pin is \"{options.Pin}\": give \"sha256:\" and 64 hexadecimal digits."]);
            }

            pin = digest;
        }

        var directory = options.Agreements ?? folders.Agreements;
        List<string> errors = [];
        List<AgreementHistory> histories = [];
        string[] others = Directory.Exists(directory)
            ? [.. Directory.EnumerateDirectories(directory).Where(HoldsAgreement).Order(StringComparer.Ordinal)]
            : [];
        foreach (var (folder, itsPin) in (others.Length == 0 || HoldsAgreement(directory) ? [(directory, pin)] : Array.Empty<(string, AgreementDigest?)>()).Concat(others.Select(other => (other, (AgreementDigest?)null))))
        {
            switch (AgreementHistory.Load(folder, itsPin))
            {
                case HistoryResult.Loaded loaded when histories.All(known => known.Id != loaded.History.Id):
                    histories.Add(loaded.History);
                    break;
                case HistoryResult.Loaded loaded:
                    errors.Add($"The agreement \"{loaded.History.Id}\" is in two folders of \"{directory}\": keep one of them.");
                    break;
                case HistoryResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        return errors.Count > 0 ? ([], [.. errors]) : ([.. histories], []);
    }

    public static AgreementStart Verify(ServerOptions options, Instruments instruments, DateTimeOffset now)
    {
        var full = instruments.Agreements.Where(history => !history.At(now).Agreement.IsOverlay).Select(history => history.History).ToList();
        if (full.Count == 0)
        {
            return Reject($"Only overlays are given ({string.Join(", ", instruments.Agreements.Select(history => $"\"{history.History.Id}\""))}), and an overlay permits nothing alone: add the agreement that they restrict.");
        }

        var inForce = full.Select(history => history.InForceAt(now)).OfType<Agreement>().ToList();
        return inForce.Count == 0 ? NotInForce(full[0], now) : VerifyNetwork(options, instruments, inForce);
    }

    private static bool HoldsAgreement(string directory) => Directory.EnumerateFiles(directory, Pattern).Any();

    private static Rejected NotInForce(AgreementHistory history, DateTimeOffset now) => history.StateAt(now) switch
    {
        HistoryState.NotYetInForce state => Reject(
            $"The agreement \"{history.Id}\" is not in force until {Utc(state.From)}: start the server then, or have the parties sign an earlier date."),
        HistoryState.Expired state => Reject(
            $"The agreement \"{history.Id}\" expired at {Utc(state.Since)}: start with one that the parties have renewed."),
        _ => throw new InvalidOperationException("An agreement is in force, not yet in force, or expired."),
    };

    private static AgreementStart VerifyNetwork(ServerOptions options, Instruments instruments, List<Agreement> inForce)
    {
        var covered = inForce.SelectMany(agreement => agreement.CoveredNetworks).Select(network => network.Id).Distinct().ToList();
        var names = string.Join(", ", covered.Select(network => $"\"{network}\""));
        var first = inForce[0];
        if (options.Network is null && covered.Count != 1)
        {
            return Reject($"The agreement \"{first.Id}\" covers the networks {names}: say with --network on which one this server runs.");
        }

        var wanted = options.Network is null ? covered[0] : NetworkId.TryParse(options.Network, out var network) ? network : default;
        return inForce.FirstOrDefault(agreement => agreement.FindNetwork(wanted) is not null) is { } primary
            ? VerifyScreens(instruments, primary, wanted)
            : Reject($"The network \"{options.Network}\" is not in scope of the agreement \"{first.Id}\" version {first.Version}, which covers {names}: start on a network that the parties agreed on.");
    }

    /// <summary>A clause that is to be detected needs something that detects it, in every version that may come to bind.</summary>
    private static AgreementStart VerifyScreens(Instruments instruments, Agreement primary, NetworkId network)
    {
        var uses = LexicalScreen.BuiltIn.Categories.Select(category => category.Id).ToHashSet();
        HashSet<string> kinds = [DataKind.Secrets.Id, DataKind.PersonalData.Id];
        var clauses = instruments.Agreements
            .SelectMany(history => history.History.Versions)
            .SelectMany(version => version.Agreement.Clauses, (version, clause) => (version.Agreement, Clause: clause))
            .ToList();
        ImmutableArray<string> errors =
        [
            .. clauses.SelectMany(pair => UsesOf(pair.Clause), (pair, use) => (pair.Agreement, pair.Clause, use))
                .Where(pair => !uses.Contains(pair.use))
                .Select(pair => $"Clause {pair.Clause.Number} of \"{pair.Agreement.Id}\" version {pair.Agreement.Version} speaks of the use \"{pair.use}\", which no screener here can find: this server knows {string.Join(", ", uses)}."),
            .. clauses.SelectMany(pair => KindsOf(pair.Clause), (pair, kind) => (pair.Agreement, pair.Clause, kind))
                .Where(pair => !kinds.Contains(pair.kind))
                .Select(pair => $"Clause {pair.Clause.Number} of \"{pair.Agreement.Id}\" version {pair.Agreement.Version} speaks of data of the kind \"{pair.kind}\", which no screener here can find: this server knows {string.Join(", ", kinds)}."),
        ];
        return errors.IsEmpty ? new Accepted(instruments, primary, network) : new Rejected(errors);
    }

    private static IEnumerable<string> UsesOf(Clause clause) =>
        clause.Rule?.Condition.Terms.OfType<Term.OfUses>().SelectMany(term => term.Values).Select(use => use.Value) ?? [];

    private static IEnumerable<string> KindsOf(Clause clause) => clause.Rule is Rule.Protect protect
        ? [protect.Data.Value]
        : clause.Rule?.Condition.Terms.OfType<Term.OfData>().SelectMany(term => term.Values).Select(kind => kind.Value) ?? [];

    private static Rejected Reject(string error) => new([error]);

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
