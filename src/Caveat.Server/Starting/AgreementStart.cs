using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway;
using Caveat.Screening;

namespace Caveat.Server.Starting;

/// <summary>What verifying the agreement said about starting on this network.</summary>
internal abstract record AgreementStart
{
    private AgreementStart()
    {
    }

    public sealed record Accepted(AgreementHistory History, Agreement InForce, NetworkId Network) : AgreementStart;

    public sealed record Rejected(ImmutableArray<string> Errors) : AgreementStart;

    public static AgreementStart Verify(ServerOptions options, GatewayFolders folders, TimeProvider time)
    {
        AgreementDigest? pin = null;
        if (options.Pin is not null)
        {
            if (!AgreementDigest.TryParse(options.Pin, out var digest))
            {
                return Reject($"Pin is \"{options.Pin}\": give \"sha256:\" and 64 hexadecimal digits.");
            }

            pin = digest;
        }

        return AgreementHistory.Load(options.Agreements ?? folders.Agreements, pin) switch
        {
            HistoryResult.Rejected rejected => new Rejected(rejected.Errors),
            HistoryResult.Loaded loaded => VerifyNow(options, loaded.History, time.GetUtcNow()),
            _ => throw new InvalidOperationException("A history is loaded or rejected."),
        };
    }

    private static AgreementStart VerifyNow(ServerOptions options, AgreementHistory history, DateTimeOffset now) => history.StateAt(now) switch
    {
        HistoryState.InForce state => VerifyNetwork(options, history, state.Agreement),
        HistoryState.NotYetInForce state => Reject(
            $"The agreement \"{history.Id}\" is not in force until {Utc(state.From)}: start the server then, or have the parties sign an earlier date."),
        HistoryState.Expired state => Reject(
            $"The agreement \"{history.Id}\" expired at {Utc(state.Since)}: start with one that the parties have renewed."),
        _ => throw new InvalidOperationException("An agreement is in force, not yet in force, or expired."),
    };

    private static AgreementStart VerifyNetwork(ServerOptions options, AgreementHistory history, Agreement agreement)
    {
        var covered = string.Join(", ", agreement.CoveredNetworks.Select(network => $"\"{network.Id}\""));
        if (options.Network is null)
        {
            return agreement.CoveredNetworks is [var only]
                ? VerifyScreens(history, agreement, only.Id)
                : Reject($"The agreement \"{agreement.Id}\" covers the networks {covered}: say with --network on which one this server runs.");
        }

        return NetworkId.TryParse(options.Network, out var network) && agreement.FindNetwork(network) is not null
            ? VerifyScreens(history, agreement, network)
            : Reject($"The network \"{options.Network}\" is not in scope of the agreement \"{agreement.Id}\" version {agreement.Version}, which covers {covered}: start on a network that the parties agreed on.");
    }

    /// <summary>A clause that is to be detected needs something that detects it, in every version that may come to bind.</summary>
    private static AgreementStart VerifyScreens(AgreementHistory history, Agreement inForce, NetworkId network)
    {
        var screened = LexicalScreen.BuiltIn.Categories.Select(category => category.Id).ToHashSet();
        var errors = history.Versions
            .SelectMany(version => version.Agreement.Clauses, (version, clause) => (version.Agreement, clause))
            .SelectMany(pair => pair.clause.Rule?.Condition.Terms.OfType<Term.Uses>().SelectMany(uses => uses.Values) ?? [], (pair, use) => (pair.Agreement, pair.clause, use))
            .Where(pair => !screened.Contains(pair.use.Value))
            .Select(pair => $"Clause {pair.clause.Number} of \"{pair.Agreement.Id}\" version {pair.Agreement.Version} speaks of the use \"{pair.use}\", which no screener here can find: this server knows {string.Join(", ", screened)}.")
            .ToImmutableArray();
        return errors.IsEmpty ? new Accepted(history, inForce, network) : new Rejected(errors);
    }

    private static Rejected Reject(string error) => new([error]);

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
