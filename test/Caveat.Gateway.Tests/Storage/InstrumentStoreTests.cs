using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Storage;

public sealed class InstrumentStoreTests(PostgresFixture postgres)
{
    private static readonly Actor Signatory = new("signatory", PersonId.Parse("s-dubois"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_document_waits_for_a_second_person_and_then_binds(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new InstrumentStore(bed.Open());
        var submitted = Samples.Instrument();
        Assert.True(await store.AddAsync(submitted, Cancel));
        Assert.False(await store.AddAsync(submitted, Cancel));
        Assert.Empty(await store.AcceptedAsync(Cancel));
        AssertSame(submitted, Assert.Single(await store.PendingAsync(Cancel)));

        Assert.Equal(ConfirmResult.Done, await store.ConfirmAsync(submitted.Digest, Signatory, Samples.Now.AddHours(1), 17, Cancel));
        Assert.Empty(await store.PendingAsync(Cancel));
        var accepted = submitted with { State = InstrumentState.Accepted, ConfirmedBy = "signatory", AcceptedAt = Samples.Now.AddHours(1), EntryIndex = 17 };
        AssertSame(accepted, Assert.Single(await new InstrumentStore(bed.Open()).AcceptedAsync(Cancel)));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Whoever_submitted_may_not_confirm_under_any_key(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new InstrumentStore(bed.Open());
        var submitted = Samples.Instrument();
        await store.AddAsync(submitted, Cancel);
        foreach (var actor in new[] { submitted.SubmittedBy, new Actor("legal"), new Actor("second-key", submitted.SubmittedBy.Person) })
        {
            Assert.Equal(ConfirmResult.SamePerson, await store.ConfirmAsync(submitted.Digest, actor, Samples.Now, 1, Cancel));
        }

        Assert.Equal(InstrumentState.Submitted, (await store.FindAsync(submitted.Digest, Cancel))!.State);
        Assert.Equal(ConfirmResult.Done, await store.ConfirmAsync(submitted.Digest, new Actor("nobody-in-particular"), Samples.Now, 1, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_decided_stays_decided(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new InstrumentStore(bed.Open());
        var accepted = Samples.Instrument("one", version: 1);
        var withdrawn = Samples.Instrument("two", version: 2);
        await store.AddAsync(accepted, Cancel);
        await store.AddAsync(withdrawn, Cancel);
        await store.ConfirmAsync(accepted.Digest, Signatory, Samples.Now, 1, Cancel);
        Assert.Equal(ConfirmResult.Done, await store.WithdrawAsync(withdrawn.Digest, withdrawn.SubmittedBy, "A wrong date.", Samples.Now, Cancel));

        Assert.Equal(ConfirmResult.Decided, await store.WithdrawAsync(accepted.Digest, Signatory, "Changed our mind.", Samples.Now, Cancel));
        Assert.Equal(ConfirmResult.Decided, await store.ConfirmAsync(withdrawn.Digest, Signatory, Samples.Now, 2, Cancel));
        Assert.Equal(ConfirmResult.Unknown, await store.ConfirmAsync(AgreementDigest.Of("nothing"u8), Signatory, Samples.Now, 2, Cancel));
        Assert.Equal("A wrong date.", (await store.FindAsync(withdrawn.Digest, Cancel))!.WithdrawnReason);
        Assert.Equal(accepted.Digest, Assert.Single(await store.AcceptedAsync(Cancel)).Digest);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Of_many_who_confirm_at_once_one_does(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var stores = Enumerable.Range(0, 4).Select(_ => new InstrumentStore(bed.Open())).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var submitted = Samples.Instrument($"text {round}", version: round + 1);
            await stores[0].AddAsync(submitted, Cancel);
            var results = await Race.RunAsync(8, runner => stores[runner % 4].ConfirmAsync(submitted.Digest, new Actor($"signatory-{runner}"), Samples.Now, runner, Cancel));
            var winner = Array.IndexOf(results, ConfirmResult.Done);
            Assert.Equal(7, results.Count(result => result == ConfirmResult.Decided));
            var stored = await stores[1].FindAsync(submitted.Digest, Cancel);
            Assert.Equal(($"signatory-{winner}", (long?)winner), (stored!.ConfirmedBy, stored.EntryIndex));
        }
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Of_two_texts_of_one_version_one_is_accepted(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        InstrumentStore[] stores = [new(bed.Open()), new(bed.Open())];
        StoredInstrument[] texts = [Samples.Instrument("one"), Samples.Instrument("other")];
        await stores[0].AddAsync(texts[0], Cancel);
        await stores[0].AddAsync(texts[1], Cancel);
        var results = await Race.RunAsync(2, runner => stores[runner].ConfirmAsync(texts[runner].Digest, Signatory, Samples.Now, runner, Cancel));
        Assert.Equal([ConfirmResult.Done, ConfirmResult.VersionTaken], results.Order());
        Assert.Single(await stores[0].AcceptedAsync(Cancel));
    }

    private static void AssertSame(StoredInstrument expected, StoredInstrument actual)
    {
        Assert.Equal(expected.Envelope.ToArray(), actual.Envelope.ToArray());
        Assert.Equal(expected, actual with { Envelope = expected.Envelope });
    }
}
