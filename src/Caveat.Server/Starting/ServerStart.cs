using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Gateway;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Labels;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Server.Demonstration;

namespace Caveat.Server.Starting;

/// <summary>What came of getting ready: a server that may answer, or the sentences that say why not.</summary>
internal abstract record ServerStart : IAsyncDisposable
{
    private ServerStart()
    {
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public sealed record Stopped(ImmutableArray<string> Errors) : ServerStart;

    public sealed record Ready(GatewaySetup Setup, ServerOptions Options, InstanceKey Key, DemonstrationFile? Demonstration) : ServerStart
    {
        public CoveredNetwork Network => AgreementNow.FindNetwork(Setup.Network)!;

        public Grade Ceiling => Network.CeilingAt(Setup.Time.GetUtcNow());

        /// <summary>The version to show: the one in force, or the last that was.</summary>
        public Agreement AgreementNow => Setup.AgreementNow;

        public override async ValueTask DisposeAsync()
        {
            await Setup.Database.DisposeAsync().ConfigureAwait(false);
            if (Setup.Witnesses is { } witnesses)
            {
                await witnesses.DisposeAsync().ConfigureAwait(false);
            }

            await Setup.Log.DisposeAsync().ConfigureAwait(false);
            Key.Dispose();
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Verifies the agreement, the network and the screeners, and opens the log, in this order: nothing is written for a server that may not start.</summary>
    public static async Task<ServerStart> PrepareAsync(ServerOptions options, TimeProvider clock)
    {
        var time = new ForwardClock(clock);
        if (options.Validate() is { Count: > 0 } errors)
        {
            return new Stopped([.. errors]);
        }

        var folders = new GatewayFolders(options.Data);
        try
        {
            folders.Create();
            if (options.IsDemonstration && SampleAgreement.Sign(folders, options.Sample) is { } unknown)
            {
                return new Stopped([unknown]);
            }

            var (histories, problems) = AgreementStart.Load(options, folders);
            return problems.IsEmpty
                ? await VerifyAsync(options, folders, new InstrumentAssembly(histories), time).ConfigureAwait(false)
                : new Stopped(problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerCorruptException)
        {
            return new Stopped([e.Message]);
        }
    }

    /// <summary>Joins the configured agreements with what was accepted since, on this replica or another.</summary>
    private static async Task<ServerStart> VerifyAsync(ServerOptions options, GatewayFolders folders, InstrumentAssembly assembly, TimeProvider time)
    {
        // The database before the log: a replica that may not use it must not leave an entry that says it started.
        var database = options.OpenDatabase(folders, time);
        var accepted = await new InstrumentStore(database).AcceptedAsync(CancellationToken.None).ConfigureAwait(false);
        var start = assembly.Assemble(accepted) switch
        {
            AssemblyResult.Assembled assembled => AgreementStart.Verify(options, assembled.Instruments, time.GetUtcNow()),
            AssemblyResult.Rejected rejected => new AgreementStart.Rejected(rejected.Errors),
            _ => throw new InvalidOperationException("Instruments are assembled or rejected."),
        };
        if (start is AgreementStart.Accepted agreements)
        {
            return await OpenAsync(options, folders, database, assembly, agreements, time).ConfigureAwait(false);
        }

        await database.DisposeAsync().ConfigureAwait(false);
        return new Stopped(((AgreementStart.Rejected)start).Errors);
    }

    private static async Task<ServerStart> OpenAsync(
        ServerOptions options, GatewayFolders folders, SharedDatabase database, InstrumentAssembly assembly, AgreementStart.Accepted agreements, TimeProvider time)
    {
        var sealedContent = SealedStore.Open(database, options.LoadSeal(folders));
        var key = InstanceKey.LoadOrCreate(folders);
        var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = folders.Ledger,
            JournalDirectory = folders.Journal,
            Origin = key.Signer.Verifier.Name,
            Signer = key.Signer,
            TimeProvider = time,
        }).ConfigureAwait(false);
        if (await ClockCheck.FindFaultAsync(log, time.GetUtcNow()).ConfigureAwait(false) is { } fault)
        {
            await log.DisposeAsync().ConfigureAwait(false);
            await database.DisposeAsync().ConfigureAwait(false);
            key.Dispose();
            return new Stopped([fault]);
        }

        WitnessCollector? witnesses;
        try
        {
            witnesses = await options.Witnesses.OpenAsync(log, time).ConfigureAwait(false);
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            await database.DisposeAsync().ConfigureAwait(false);
            key.Dispose();
            throw;
        }

        await StartEntry.AppendAsync(log, agreements, time).ConfigureAwait(false);
        var callers = new CallerStore(database);
        return new Ready(
            new GatewaySetup
            {
                Network = agreements.Network,
                Primary = agreements.Primary.Id,
                Assembly = assembly,
                Governing = new GoverningInstruments(agreements.Instruments),
                Log = log,
                Witnesses = witnesses,
                Folders = folders,
                Database = database,
                Callers = callers,
                Sealed = sealedContent,
                Providers = [.. options.Providers],
                Limits = options.Limits,
                Documents = options.Documents,
                Reviews = options.Reviews,
                Time = time,
            },
            options,
            key,
            options.IsDemonstration ? DemonstrationFile.LoadOrCreate(folders, callers, options.Urls, agreements.Network) : null);
    }
}
