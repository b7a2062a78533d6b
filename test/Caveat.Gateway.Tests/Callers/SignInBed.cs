using System.Text;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Callers.Passkeys;
using Caveat.Gateway.Callers.Sessions;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Ledger;
using Caveat.Signing.Notes;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Callers;

/// <summary>What signing in is made of, on one database, with a clock that the test sets and an announcer that remembers.</summary>
internal sealed class SignInBed : IAsyncDisposable, ISignInAnnouncer
{
    private readonly TestDatabase _database;
    private readonly AppendLog _log;
    private readonly List<IssuedCode> _announced = [];

    private SignInBed(TestDatabase database, AppendLog log)
    {
        (_database, _log) = (database, log);
        Shared = database.Open();
        Callers = new CallerStore(Shared);
        Sessions = new SessionStore(Shared);
        CodeStore = new SignInCodeStore(Shared);
        PasskeyStore = new PasskeyStore(Shared);
        Callers.Put(Samples.Key, Samples.Caller);
        Directory = new CallerDirectory(Callers, Sessions, Shared.Changes, Clock);
        var entries = new SessionEntries(log, Clock);
        Codes = new SignInCodes(Callers, CodeStore, this, Clock);
        SessionDesk = new SessionDesk(Sessions, Directory, entries, Clock);
        Passkeys = new PasskeyDesk(PasskeyStore, new ChallengeSeal(PasskeyStore, Clock), Callers, entries, Clock);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SetClock Clock { get; } = new(Samples.Now);

    public SharedDatabase Shared { get; }

    public CallerStore Callers { get; }

    public SessionStore Sessions { get; }

    public SignInCodeStore CodeStore { get; }

    public PasskeyStore PasskeyStore { get; }

    public CallerDirectory Directory { get; }

    public SignInCodes Codes { get; }

    public SessionDesk SessionDesk { get; }

    public PasskeyDesk Passkeys { get; }

    public TestDatabase Database => _database;

    public IReadOnlyList<IssuedCode> Announced => _announced;

    /// <summary>The officer as the database has it.</summary>
    public Caller Officer => Samples.Caller with { Key = Samples.Key };

    public static async Task<SignInBed> CreateAsync(DatabaseKind kind, PostgresFixture postgres)
    {
        var database = await TestDatabase.CreateAsync(kind, postgres);
        var log = await AppendLog.OpenAsync(
            new AppendLogOptions
            {
                Directory = database.Folder.File("ledger"),
                JournalDirectory = database.Folder.File("journal"),
                Origin = "signin.test",
                Signer = NoteSigner.Generate("signin.test"),
                TimeProvider = TimeProvider.System,
            },
            Cancel);
        return new SignInBed(database, log);
    }

    public void Announce(IssuedCode code) => _announced.Add(code);

    public async Task<IReadOnlyList<string>> EntriesAsync()
    {
        List<string> entries = [];
        for (var index = 0L; index < _log.DurableSize; index++)
        {
            entries.Add(Encoding.UTF8.GetString((await _log.ReadEntryAsync(index, Cancel)).Span));
        }

        return entries;
    }

    /// <summary>The code that is announced when the officer asks for one.</summary>
    public async Task<string> AskAsync(string name = "officer")
    {
        await Codes.AskAsync(name, Cancel);
        return Announced[^1].Code.Reveal();
    }

    public void Pass(TimeSpan time) => Clock.Set(Clock.GetUtcNow() + time);

    public async ValueTask DisposeAsync()
    {
        Directory.Dispose();
        await _log.DisposeAsync();
        await _database.DisposeAsync();
    }
}
