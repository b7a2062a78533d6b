using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Gateway.Tests.Storage;

public sealed class ReviewStoreTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset Later = Samples.Now.AddMinutes(10);
    private static readonly DateTimeOffset UsableUntil = Samples.Now.AddMinutes(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_review_comes_back_as_it_was_opened(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var review = Samples.Review(Samples.Approval(2), Samples.Approval(1, ReviewRole.AppOwner), Samples.Approval(1, person: "a-martin"));
        Assert.True(await new ReviewStore(bed.Open()).OpenAsync(review, Cancel));
        Assert.False(await new ReviewStore(bed.Open()).OpenAsync(review, Cancel));
        var read = await new ReviewStore(bed.Open()).FindAsync(review.Id, Cancel);
        Assert.Equal(review.Clauses, read!.Clauses);
        Assert.Equal(review.Approvals, read.Approvals);
        Assert.Equal(review, read with { Clauses = review.Clauses, Approvals = review.Approvals });
        Assert.Null(await new ReviewStore(bed.Open()).FindAsync(ReviewId.Generate(), Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task An_approval_is_used_once_by_the_caller_it_was_given_to_for_the_content_it_was_given_for(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var review = await OpenedAsync(store, Samples.Review());
        Assert.False(await UseAsync());
        Assert.Equal(ReviewState.Approved, await JudgeAsync(store, review, Samples.Reviewer));
        Assert.Equal(review.Id, (await store.FindApprovedAsync(Samples.Key, Samples.Content, Later, Cancel))!.Id);

        Assert.Null(await store.FindApprovedAsync(KeyDigest.Of("cav_other"), Samples.Content, Later, Cancel));
        Assert.Null(await store.FindApprovedAsync(Samples.Key, ContentDigest.Of("Other words."u8), Later, Cancel));
        Assert.Null(await store.FindApprovedAsync(Samples.Key, Samples.Content, UsableUntil, Cancel));
        Assert.False(await store.UseAsync(review.Id, KeyDigest.Of("cav_other"), Samples.Content, Later, Cancel));
        Assert.False(await store.UseAsync(review.Id, Samples.Key, ContentDigest.Of("Other words."u8), Later, Cancel));
        Assert.False(await store.UseAsync(review.Id, Samples.Key, Samples.Content, UsableUntil, Cancel));

        Assert.True(await UseAsync());
        Assert.False(await UseAsync());
        Assert.Null(await store.FindApprovedAsync(Samples.Key, Samples.Content, Later, Cancel));
        Assert.Equal(ReviewState.Used, (await store.FindAsync(review.Id, Cancel))!.State);

        Task<bool> UseAsync() => store.UseAsync(review.Id, Samples.Key, Samples.Content, Later, Cancel);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Nobody_takes_or_judges_their_own_request_under_any_key(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var review = await OpenedAsync(store, Samples.Review());
        foreach (var requester in new[] { Samples.Requester, new Actor("officer"), new Actor("officers-other-key", Samples.Requester.Person) })
        {
            Assert.Null(await store.TakeAsync(review.Id, requester, Later, Cancel));
            // Even where somebody wrote them into the row.
            await bed.ExecuteAsync($"UPDATE reviews SET state = 'taken', taken_by = '{requester.Name}'");
            Assert.Null(await GiveAsync(store, review, requester));
            await bed.ExecuteAsync("UPDATE reviews SET state = 'open', taken_by = NULL");
        }

        Assert.NotNull(await store.TakeAsync(review.Id, new Actor("reviewer"), Later, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Only_the_reviewer_who_has_the_case_judges_it(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var review = await OpenedAsync(store, Samples.Review());
        Assert.Null(await GiveAsync(store, review, Samples.Reviewer));
        var taken = await store.TakeAsync(review.Id, Samples.Reviewer, Later, Cancel);
        Assert.Equal((ReviewState.Taken, "reviewer", Later), (taken!.State, taken.TakenBy, taken.TakenAt));
        Assert.Null(await store.TakeAsync(review.Id, new Actor("another"), Later, Cancel));
        Assert.Null(await GiveAsync(store, review, new Actor("another")));
        Assert.Equal(ReviewState.Approved, await GiveAsync(store, review, Samples.Reviewer));
        Assert.Null(await GiveAsync(store, review, Samples.Reviewer));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Two_people_are_two_people(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var review = await OpenedAsync(store, Samples.Review(Samples.Approval(2)));
        Assert.Equal(ReviewState.Open, await JudgeAsync(store, review, Samples.Reviewer));
        foreach (var again in new[] { Samples.Reviewer, new Actor("reviewer"), new Actor("second-key", Samples.Reviewer.Person) })
        {
            Assert.Null(await store.TakeAsync(review.Id, again, Later, Cancel));
        }

        Assert.False(await store.UseAsync(review.Id, Samples.Key, Samples.Content, Later, Cancel));
        Assert.Equal(ReviewState.Approved, await JudgeAsync(store, review, new Actor("second")));
        Assert.Equal(["reviewer", "second"], (await store.ReadVerdictsAsync(review.Id, Cancel)).Select(verdict => verdict.Reviewer.Name));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task One_refusal_is_enough(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var review = await OpenedAsync(store, Samples.Review(Samples.Approval(2)));
        await JudgeAsync(store, review, Samples.Reviewer);
        Assert.Equal(ReviewState.Refused, await JudgeAsync(store, review, new Actor("second"), ReviewVerdict.Refuse));
        Assert.Null(await store.TakeAsync(review.Id, new Actor("third"), Later, Cancel));
        var verdict = (await store.ReadVerdictsAsync(review.Id, Cancel))[1];
        Assert.Equal((ReviewVerdict.Refuse, "Because.", ReviewRole.Reviewer), (verdict.Says, verdict.Reason, verdict.Role));
    }

    [Fact]
    public void Every_clause_has_its_people_of_its_role_or_its_person()
    {
        var review = Samples.Review(Samples.Approval(2), Samples.Approval(1, ReviewRole.Legal), Samples.Approval(1, person: "a-martin"));
        Verdict By(string name, ReviewRole role = ReviewRole.Reviewer, string? person = null) =>
            new(review.Id, new Actor(name, person is null ? null : PersonId.Parse(person)), role, ReviewVerdict.Approve, "Fine.", Later);

        Assert.Equal(ReviewState.Open, review.After([]));
        Assert.Equal(ReviewState.Open, review.After([By("a"), By("b"), By("c", ReviewRole.Legal)]));
        Assert.Equal(ReviewState.Open, review.After([By("a"), By("m", ReviewRole.Legal, "a-martin")]));
        Assert.Equal(ReviewState.Open, review.After([By("a", ReviewRole.Operator), By("b"), By("m", ReviewRole.Legal, "a-martin")]));
        Assert.Equal(ReviewState.Approved, review.After([By("a"), By("b"), By("m", ReviewRole.Legal, "a-martin")]));
        Assert.Equal(ReviewState.Approved, review.After([By("a"), By("m", person: "a-martin"), By("c", ReviewRole.Legal)]));
        Assert.Equal(ReviewState.Open, (review with { Approvals = [] }).After([By("a")]));
    }

    [Fact]
    public void Another_approval_never_undoes_one_and_a_refusal_always_refuses()
    {
        var review = Samples.Review(Samples.Approval(2), Samples.Approval(1, ReviewRole.Legal), Samples.Approval(1, person: "person-3"));
        var refusal = Verdict(review, new Actor("refuser"), Later) with { Says = ReviewVerdict.Refuse };
        var all = (from person in Enumerable.Range(0, 4)
                   from role in new[] { ReviewRole.Reviewer, ReviewRole.Legal }
                   select Verdict(review, new Actor($"p{person}", PersonId.Parse($"person-{person}")), Later) with { Role = role }).ToArray();
        // Every set of these verdicts, and every one more.
        for (var set = 0; set < 1 << all.Length; set++)
        {
            var given = all.Where((_, index) => (set >> index & 1) == 1).ToList();
            Assert.Equal(ReviewState.Refused, review.After([.. given, refusal]));
            var state = review.After(given);
            Assert.True(state is ReviewState.Open or ReviewState.Approved);
            if (state == ReviewState.Approved)
            {
                Assert.All(all.Except(given), more => Assert.Equal(ReviewState.Approved, review.After([.. given, more])));
            }
        }
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_refusal_is_appealed_once_and_its_answer_releases_nothing(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        var appeal = Samples.Review() with { Kind = ReviewKind.Appeal };
        var results = await Race.RunAsync(6, _ => new ReviewStore(bed.Open()).AppealAsync(appeal with { Id = ReviewId.Generate() }, Cancel));
        Assert.Single(results, opened => opened);
        Assert.True(await store.AppealAsync(Samples.Review(), Cancel));
        var open = await store.ListOpenAsync(10, Later, Cancel);
        Assert.Equal((2, 2), (open.Count, open.Count(review => review.Kind == ReviewKind.Appeal)));

        var answered = open.Single(review => review.Exchange == appeal.Exchange);
        Assert.Equal(ReviewState.Approved, await JudgeAsync(store, answered, Samples.Reviewer));
        Assert.Null(await store.FindApprovedAsync(Samples.Key, Samples.Content, Later, Cancel));
        Assert.False(await store.UseAsync(answered.Id, Samples.Key, Samples.Content, Later, Cancel));
        Assert.Single(await store.ExpireAsync(Samples.Now.AddYears(1), Cancel));
        Assert.Equal(ReviewState.Approved, (await store.FindAsync(answered.Id, Cancel))!.State);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_not_judged_or_used_in_time_expires_once(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        ReviewStore[] stores = [new(bed.Open()), new(bed.Open())];
        var waiting = await OpenedAsync(stores[0], Samples.Review());
        var taken = await OpenedAsync(stores[0], Samples.Review());
        await stores[0].TakeAsync(taken.Id, Samples.Reviewer, Later, Cancel);
        var approved = await OpenedAsync(stores[0], Samples.Review());
        await JudgeAsync(stores[0], approved, Samples.Reviewer);
        var later = await OpenedAsync(stores[0], Samples.Review() with { ExpiresAt = Samples.Now.AddDays(2) });

        Assert.Equal([approved.Id], await stores[0].ExpireAsync(UsableUntil, Cancel));
        var after = waiting.ExpiresAt;
        Assert.Null(await stores[0].TakeAsync(waiting.Id, Samples.Reviewer, after, Cancel));
        Assert.Null(await stores[0].GiveVerdictAsync(Verdict(taken, Samples.Reviewer, after), after.AddHours(1), Cancel));
        Assert.Equal([later.Id], (await stores[0].ListOpenAsync(10, after, Cancel)).Select(review => review.Id));
        var expired = await Race.RunAsync(4, runner => stores[runner % 2].ExpireAsync(after, Cancel));
        Assert.Equal(new[] { waiting.Id, taken.Id }.ToHashSet(), expired.SelectMany(ids => ids).ToHashSet());
        Assert.Equal(2, expired.Sum(ids => ids.Count));
        Assert.Equal(ReviewState.Expired, (await stores[1].FindAsync(taken.Id, Cancel))!.State);
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_repeated_request_finds_the_review_that_it_waits_for(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var store = new ReviewStore(bed.Open());
        Assert.Null(await store.FindWaitingAsync(Samples.Key, Samples.Content, Later, Cancel));
        var review = await OpenedAsync(store, Samples.Review());
        Assert.Equal(review.Id, (await store.FindWaitingAsync(Samples.Key, Samples.Content, Later, Cancel))!.Id);
        Assert.Null(await store.FindWaitingAsync(Samples.Key, Samples.Content, review.ExpiresAt, Cancel));
        await JudgeAsync(store, review, Samples.Reviewer);
        Assert.Null(await store.FindWaitingAsync(Samples.Key, Samples.Content, Later, Cancel));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Of_many_who_take_a_case_or_use_an_approval_at_once_one_does(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var stores = Enumerable.Range(0, 4).Select(_ => new ReviewStore(bed.Open())).ToArray();
        for (var round = 0; round < 5; round++)
        {
            var review = await OpenedAsync(stores[0], Samples.Review());
            var taken = await Race.RunAsync(8, runner => stores[runner % 4].TakeAsync(review.Id, new Actor($"reviewer-{runner}"), Later, Cancel));
            var winner = Assert.Single(taken, review => review is not null)!;
            var states = await Race.RunAsync(8, runner => GiveAsync(stores[runner % 4], review, new Actor(winner.TakenBy!)));
            Assert.Equal(ReviewState.Approved, Assert.Single(states, state => state is not null));
            var used = await Race.RunAsync(8, runner => stores[runner % 4].UseAsync(review.Id, Samples.Key, Samples.Content, Later, Cancel));
            Assert.Single(used, won => won);
        }
    }

    private static async Task<Review> OpenedAsync(ReviewStore store, Review review)
    {
        Assert.True(await store.OpenAsync(review, Cancel));
        return review;
    }

    private static async Task<ReviewState?> JudgeAsync(ReviewStore store, Review review, Actor reviewer, ReviewVerdict says = ReviewVerdict.Approve)
    {
        Assert.NotNull(await store.TakeAsync(review.Id, reviewer, Later, Cancel));
        return await GiveAsync(store, review, reviewer, says);
    }

    private static Task<ReviewState?> GiveAsync(ReviewStore store, Review review, Actor reviewer, ReviewVerdict says = ReviewVerdict.Approve) =>
        store.GiveVerdictAsync(Verdict(review, reviewer, Later) with { Says = says }, UsableUntil, Cancel);

    private static Verdict Verdict(Review review, Actor reviewer, DateTimeOffset at) =>
        new(review.Id, reviewer, ReviewRole.Reviewer, ReviewVerdict.Approve, "Because.", at);
}
