using System.Text.Json;
using Caveat.Agreements.Records;
using Xunit;

namespace Caveat.Cli.Tests.Orders;

public sealed class OrderCommandTests : IDisposable
{
    private const string Issued = "2026-03-05T12:00:00Z";
    private static readonly string[] End = ["--terminate", "vendor vendor", "--from", "2026-03-06T00:00:00Z", "--stop", "2026-04-06T00:00:00Z", "--in-flight", "finish", "--substitute", "vendor self-hosted"];

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void An_order_is_drafted_checked_signed_by_two_people_and_verified()
    {
        var draft = _desk.File("end.md");
        Assert.Equal(0, _desk.Order(["new", "end", "--agreement", "department-classified", "--authority", "oversight-office", "--issued", Issued, "--out", draft, .. End]).Code);
        Assert.Contains("is sound and can be signed", _desk.Order("check", draft).Output, StringComparison.Ordinal);

        var signed = _desk.File("end.dsse.json");
        Assert.Equal(0, _desk.Order("sign", draft, "--key", _desk.File("oversight-director.pem"), "--out", signed).Code);
        var early = _desk.Order("verify", signed, "--agreement", _desk.Agreements, "--at", Issued);
        Assert.Equal(1, early.Code);
        Assert.Contains("has 1 of its people's (\"oversight-director\")", early.Errors, StringComparison.Ordinal);

        Assert.Equal(0, _desk.Order("sign", draft, "--key", _desk.File("oversight-deputy.pem"), "--out", signed).Code);
        var verified = _desk.Order("verify", signed, "--agreement", _desk.Agreements, "--at", Issued);
        Assert.Equal((0, ""), Desk.Told(verified));
        Assert.Contains("  in flight: finish\n", verified.Output, StringComparison.Ordinal);

        using var json = Json(_desk.Order("verify", signed, "--agreement", _desk.Agreements, "--at", Issued, "--json"), 0);
        Assert.Equal(
            ("verified", "end", "oversight-office", 2),
            (json.RootElement.GetProperty("result").GetString(), json.RootElement.GetProperty("id").GetString(), json.RootElement.GetProperty("by").GetString(),
                json.RootElement.GetProperty("signatures").EnumerateArray().Count(signature => signature.GetProperty("state").GetString() == "good")));
        Assert.Contains("  terminate: vendor vendor\n", _desk.Order("show", signed).Output, StringComparison.Ordinal);
        Assert.Contains("  terminate: vendor vendor\n", _desk.Order("show", draft).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stay_is_verified_with_the_order_that_it_stays()
    {
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director", "oversight-deputy");
        var stay = _desk.Issue("stay", "district-court", "2026-03-26T12:00:00Z", ["--stay", "order end"], "district-judge");
        var alone = _desk.Order("verify", stay, "--agreement", _desk.Agreements, "--at", "2026-03-26T12:00:00Z");
        Assert.Equal(1, alone.Code);
        Assert.Contains("\"end\" is not an order that was accepted", alone.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), Desk.Told(_desk.Order("verify", stay, "--agreement", _desk.Agreements, "--with", end, "--at", "2026-03-26T12:00:00Z")));
    }

    [Fact]
    public void Faults_of_an_order_are_told_with_their_places()
    {
        var draft = _desk.File("bad.md");
        var refused = _desk.Order("new", "bad", "--agreement", "department-classified", "--authority", "oversight-office", "--terminate", "vendr vendor", "--out", draft);
        Assert.Equal(1, refused.Code);
        Assert.Contains("did you mean \"vendor\"?", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(draft));

        File.WriteAllText(draft, "---\norder: Bad\n---\n");
        using var json = Json(_desk.Order("check", draft, "--json"), 1);
        Assert.Equal((2, 8), (json.RootElement.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32())).First(place => place.Item1 == 2)));
    }

    [Fact]
    public void What_cannot_be_used_is_told_in_one_line_and_exits_2()
    {
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director");
        var stay = _desk.Issue("stay", "district-court", Issued, ["--stay", "order end"], "district-judge");
        string[][] calls =
        [
            ["check", _desk.File("none.md")],
            ["show", _desk.File("none.dsse.json")],
            ["verify", end, "--agreement", _desk.File("none")],
            ["verify", end, "--agreement", _desk.Agreements, "--at", "2020-01-01T00:00:00Z"],
            ["verify", end, "--agreement", _desk.Agreements, "--at", "yesterday"],
            ["sign", _desk.File("stay.md"), "--key", _desk.File("vendor.pem"), "--out", end],
            ["sign", _desk.File("stay.md"), "--key", _desk.File("v1.md"), "--out", _desk.File("x.dsse.json")],
            ["preview", stay, "--agreements", _desk.Agreements, "--ledger", _desk.Agreements],
            ["preview", end, "--agreements", _desk.Agreements, "--ledger", _desk.Agreements],
            ["prove", stay, "--agreements", _desk.Agreements, "--ledger", _desk.Agreements],
        ];
        Assert.All(calls, call =>
        {
            var run = _desk.Order(call);
            Assert.Equal((2, 1), (run.Code, run.Errors.TrimEnd().Split('\n').Length));
            using var json = Json(_desk.Order([.. call, "--json"]), 2);
            Assert.Equal("unusable", json.RootElement.GetProperty("result").GetString());
        });
        Assert.Contains("of nobody who signs this order", _desk.Order("sign", _desk.File("end.md"), "--key", _desk.File("district-judge.pem"), "--out", end, "--agreement", _desk.Agreements).Errors, StringComparison.Ordinal);
        Assert.Equal(1, _desk.Order("verify", Path.Combine(_desk.Agreements, "v1.dsse.json"), "--agreement", _desk.Agreements).Code);
    }

    [Fact]
    public async Task A_preview_says_whom_an_order_would_have_met_and_what_could_have_answered()
    {
        var data = await _desk.LogAsync(
        [
            (Desk.Facts("2026-03-01T00:00:00Z"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-03-20T10:00:00Z"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-03-20T10:00:01Z"), ExchangePhase.Answer, true),
            (Desk.Facts("2026-03-20T11:00:00Z", organisation: "audit-board", purpose: "audit"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-03-21T11:00:00Z"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-03-21T12:00:00Z", vendor: "self-hosted"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-03-21T13:00:00Z", organisation: "nsa"), ExchangePhase.Prompt, false),
        ]);
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director");
        using var json = Json(_desk.Order("preview", end, "--agreements", _desk.Agreements, "--ledger", data, "--at", "2026-04-01T00:00:00Z", "--json"), 0);
        var root = json.RootElement;
        Assert.Equal((3, 4, 0), (root.GetProperty("exchanges").GetInt64(), root.GetProperty("all_exchanges").GetInt64(), root.GetProperty("without_answer").GetInt64()));
        Assert.Equal(["department 2", "audit-board 1"], Counts("organisations"));
        Assert.Equal(["2026-03-20 2", "2026-03-21 1"], Counts("days"));
        Assert.Equal(["built-in any 3", "self-hosted self-hosted/model 3"], Counts("could_answer"));
        Assert.False(root.TryGetProperty("callers", out _));

        var words = _desk.Order("preview", _desk.File("end.md"), "--agreements", _desk.Agreements, "--ledger", data, "--at", "2026-04-01T00:00:00Z").Output;
        Assert.Contains("it would have met 3 of 4 permitted exchanges", words, StringComparison.Ordinal);
        Assert.Contains("How many callers that is cannot be told", words, StringComparison.Ordinal);

        IEnumerable<string> Counts(string name) => root.GetProperty(name).EnumerateArray().Select(count => $"{count.GetProperty("name").GetString()} {count.GetProperty("exchanges").GetInt64()}");
    }

    [Fact]
    public async Task A_ledger_proves_that_an_order_was_kept()
    {
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director", "oversight-deputy");
        var data = await _desk.LogAsync(
        [
            (Desk.Facts("2026-04-05T23:59:59Z"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-04-06T00:00:01Z"), ExchangePhase.Answer, true),
            (Desk.Facts("2026-04-07T00:00:00Z", vendor: "self-hosted"), ExchangePhase.Prompt, true),
            (Desk.Facts("2026-04-08T00:00:00Z", organisation: "nsa"), ExchangePhase.Prompt, false),
        ]);
        var kept = _desk.Order("prove", end, "--agreements", _desk.Agreements, "--ledger", data);
        Assert.Equal((0, ""), Desk.Told(kept));
        Assert.Contains("it holds 3 decisions; 1 about the target were refused or held, 1 answers on their way were let finish", kept.Output, StringComparison.Ordinal);
        Assert.Contains("Kept: none of them was permitted against the order.", kept.Output, StringComparison.Ordinal);

        // Where the order cuts what is on its way, the same answer breaks it.
        var cut = _desk.Issue("cut", "oversight-office", Issued, [.. End[..6], "--in-flight", "cut"], "oversight-director", "oversight-deputy");
        var broken = _desk.Order("prove", cut, "--agreements", _desk.Agreements, "--ledger", data);
        Assert.Equal(1, broken.Code);
        Assert.Contains("Entry 1: An answer by vendor", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_permitted_after_the_stop_or_cannot_be_judged_is_listed()
    {
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director", "oversight-deputy");
        var data = await _desk.LogAsync([(Desk.Facts("2026-04-06T00:00:00Z"), ExchangePhase.Prompt, true)], """{"v":1,"type":"decision"}""", """{"v":1,"type":"outcome"}""");
        using (var json = Json(_desk.Order("prove", end, "--agreements", _desk.Agreements, "--ledger", data, "--json"), 1))
        {
            Assert.Equal("not-kept", json.RootElement.GetProperty("result").GetString());
            Assert.Equal([0, 1], json.RootElement.GetProperty("violations").EnumerateArray().Select(violation => violation.GetProperty("index").GetInt64()));
        }

        var alone = await _desk.LogAsync([(Desk.Facts("2026-04-06T00:00:00Z"), ExchangePhase.Prompt, true)]);
        Assert.Equal(1, _desk.Order("prove", end, "--agreements", _desk.Agreements, "--ledger", alone).Code);
        // A court had stayed the order then.
        var stay = _desk.Issue("stay", "district-court", "2026-03-26T12:00:00Z", ["--stay", "order end"], "district-judge");
        Assert.Equal((0, ""), Desk.Told(_desk.Order("prove", end, "--agreements", _desk.Agreements, "--ledger", alone, "--with", end, "--with", stay)));
    }

    [Fact]
    public async Task A_ledger_that_does_not_verify_proves_nothing()
    {
        var end = _desk.Issue("end", "oversight-office", Issued, End, "oversight-director", "oversight-deputy");
        var data = await _desk.LogAsync([(Desk.Facts("2026-04-01T00:00:00Z"), ExchangePhase.Prompt, true)]);
        var bundle = Path.Combine(data, "ledger", "tile", "entries", "000.p", "2");
        var bytes = File.ReadAllBytes(bundle);
        bytes[40] ^= 1;
        File.WriteAllBytes(bundle, bytes);
        Assert.Contains("does not verify, so it proves nothing", _desk.Order("prove", end, "--agreements", _desk.Agreements, "--ledger", data).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_is_drafted_checked_signed_and_verified()
    {
        var draft = _desk.File("w.md");
        Assert.Equal((0, ""), Desk.Told(_desk.Waiver(
            "new", "w-1", "--agreement", "department-classified", "--clause", "4.4", "--signer", "oversight-director",
            "--from", "2026-03-05T00:00:00Z", "--until", "2026-03-15T00:00:00Z", "--when", "organisations department", "--and", "purposes staff-work", "--out", draft)));
        Assert.Equal(0, _desk.Waiver("check", draft).Code);
        var signed = _desk.File("w.dsse.json");
        Assert.Equal(0, _desk.Waiver("sign", draft, "--key", _desk.File("oversight-deputy.pem"), "--out", signed).Code);
        Assert.Contains("has no good signature of \"oversight-director\"", _desk.Waiver("verify", signed, "--agreement", _desk.Agreements, "--at", "2026-03-05T00:00:00Z").Errors, StringComparison.Ordinal);
        Assert.Equal(0, _desk.Waiver("sign", draft, "--key", _desk.File("oversight-director.pem"), "--out", signed).Code);
        Assert.Equal((0, ""), Desk.Told(_desk.Waiver("verify", signed, "--agreement", _desk.Agreements, "--at", "2026-03-05T00:00:00Z")));
        Assert.Contains("  and: purposes staff-work\n", _desk.Waiver("show", signed).Output, StringComparison.Ordinal);
        using var json = Json(_desk.Waiver("show", draft, "--json"), 0);
        Assert.Equal("waiver", json.RootElement.GetProperty("kind").GetString());
    }

    private static JsonDocument Json((int Code, string Output, string Errors) run, int code)
    {
        Assert.Equal((code, ""), (run.Code, run.Errors));
        return JsonDocument.Parse(run.Output);
    }
}
