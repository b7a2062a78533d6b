using System.CommandLine;
using System.Text.Json;
using Caveat.Cli.Commands;
using Xunit;

namespace Caveat.Cli.Tests.AgreementFiles;

public sealed class AgreementCommandsTests : IDisposable
{
    private static readonly string[] Parties = ["department", "vendor"];
    private static readonly string[] People = ["oversight-director", "oversight-deputy", "district-judge", "appeals-judge"];

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parties_sign_one_after_another_and_an_amendment_follows()
    {
        MakeKeys();
        Assert.Equal(0, Enrol("department-classified.v1.md", "--out", File("v1.md")).Code);
        Assert.Contains("the signature of \"vendor\" is missing", Run("sign", File("v1.md"), "--key", File("department.pem"), "--out", File("v1.dsse.json")).Output, StringComparison.Ordinal);

        var unfinished = Run("verify", _folder);
        Assert.Equal(1, unfinished.Code);
        Assert.Contains("the signature of \"vendor\" is missing", unfinished.Errors, StringComparison.Ordinal);

        Assert.Equal(0, Run("sign", File("v1.md"), "--key", File("vendor.pem"), "--out", File("v1.dsse.json")).Code);
        Assert.Contains("Covers the network department-classified up to US SECRET", Run("verify", _folder).Output, StringComparison.Ordinal);

        Assert.Equal(0, Enrol("department-classified.v2.md", "--amends", File("v1.dsse.json"), "--out", File("v2.md")).Code);
        Assert.Equal(0, Run("sign", File("v2.md"), "--key", File("vendor.pem"), "--key", File("department.pem"), "--out", File("v2.dsse.json")).Code);

        using var verified = Json(Run("verify", _folder, "--json"), 0);
        Assert.Equal("verified", verified.RootElement.GetProperty("result").GetString());
        var versions = verified.RootElement.GetProperty("versions").EnumerateArray().ToArray();
        Assert.Equal([1, 2], versions.Select(version => version.GetProperty("version").GetInt32()));
        Assert.All(versions, version => Assert.True(version.GetProperty("complete").GetBoolean()));

        var pin = versions[0].GetProperty("digest").GetString()!;
        Assert.Equal(0, Run("verify", _folder, "--pin", pin).Code);
        Assert.Equal(1, Run("verify", _folder, "--pin", versions[1].GetProperty("digest").GetString()!).Code);

        // On Friday agencies may; from Monday on they may not.
        Assert.Contains("4.2 Private information  stated", Run("show", _folder, "--at", "2026-02-28T00:00:00Z").Output, StringComparison.Ordinal);
        Assert.Contains("4.2 No domestic surveillance  detected", Run("show", _folder, "--at", "2026-03-02T17:00:00Z").Output, StringComparison.Ordinal);
        Assert.Contains("is in force at 2026-02-01T00:00:00Z", Run("show", _folder, "--at", "2026-02-01T00:00:00Z").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_enrolled_as_parties_are_and_before_all_are_nobody_signs()
    {
        MakeKeys();
        var first = Run("enrol", Sample("department-classified.v1.md"), "--party", "department=" + File("department.pem"), "--party", "vendor=" + File("vendor.pem"), "--out", File("half.md"));
        Assert.Contains("Still without a key: \"oversight-director\", \"oversight-deputy\", \"district-judge\", \"appeals-judge\".", first.Output, StringComparison.Ordinal);
        Assert.Contains("give every party and person its key", Run("sign", File("half.md"), "--key", File("vendor.pem"), "--out", File("x.dsse.json")).Errors, StringComparison.Ordinal);

        var unknown = Run("enrol", File("half.md"), "--person", "district-jugde=" + File("district-judge.pem"), "--out", File("y.md"));
        Assert.Equal(1, unknown.Code);
        Assert.Contains("did you mean \"district-judge\"?", unknown.Errors, StringComparison.Ordinal);

        string[] rest = [.. People.SelectMany(person => new[] { "--person", $"{person}={File(person + ".pem")}" })];
        var second = Run(["enrol", File("half.md"), .. rest, "--out", File("whole.md")]);
        Assert.Contains("All parties and people are enrolled", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("sign", File("whole.md"), "--key", File("vendor.pem"), "--out", File("x.dsse.json")).Code);
    }

    [Fact]
    public void A_flipped_byte_of_a_signed_agreement_is_found()
    {
        MakeKeys();
        Enrol("department-classified.v1.md", "--out", File("v1.md"));
        Run("sign", File("v1.md"), "--key", File("department.pem"), "--key", File("vendor.pem"), "--out", File("v1.dsse.json"));
        var text = System.IO.File.ReadAllText(File("v1.dsse.json"));
        var at = text.IndexOf("\"payload\": \"", StringComparison.Ordinal) + 2_000;
        System.IO.File.WriteAllText(File("v1.dsse.json"), text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..]);
        Assert.Equal(1, Run("verify", File("v1.dsse.json")).Code);
    }

    [Fact]
    public void Faults_of_documents_are_told_with_their_places()
    {
        System.IO.File.WriteAllText(File("bad.md"), System.IO.File.ReadAllText(Sample("nato-unclassified.v1.md")).Replace("permit: vendors vendor,", "permit: vendors vendro,", StringComparison.Ordinal));
        var checkedFiles = Run("check", Sample("nato-unclassified.v1.md"), File("bad.md"));
        Assert.Equal(1, checkedFiles.Code);
        Assert.Contains("sound draft", checkedFiles.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean \"vendor\"?", checkedFiles.Errors, StringComparison.Ordinal);

        using var json = Json(Run("check", File("bad.md"), "--json"), 1);
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.Equal((File("bad.md"), 17), (error.GetProperty("file").GetString(), error.GetProperty("column").GetInt32()));
    }

    [Fact]
    public void A_draft_a_stranger_s_key_and_another_text_are_not_signed()
    {
        MakeKeys();
        Assert.Equal(1, Run("sign", Sample("department-classified.v1.md"), "--key", File("vendor.pem"), "--out", File("x.dsse.json")).Code);

        Enrol("department-classified.v1.md", "--out", File("v1.md"));
        Run("key", "stranger", "--out", File("stranger.pem"));
        Assert.Contains("none of the parties'", Run("sign", File("v1.md"), "--key", File("stranger.pem"), "--out", File("x.dsse.json")).Errors, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File("x.dsse.json")));

        Run("sign", File("v1.md"), "--key", File("vendor.pem"), "--out", File("x.dsse.json"));
        System.IO.File.AppendAllText(File("v1.md"), "\n");
        Assert.Equal(2, Run("sign", File("v1.md"), "--key", File("department.pem"), "--out", File("x.dsse.json")).Code);
    }

    [Fact]
    public void What_cannot_be_used_is_told_in_one_line_and_exits_2()
    {
        MakeKeys();
        string[][] calls =
        [
            ["key", "Not An Id", "--out", File("n.pem")],
            ["key", "vendor", "--out", File("vendor.pem")],
            ["check", File("none.md")],
            ["verify", _folder],
            ["verify", File("vendor.pem"), "--pin", "sha256:12"],
            ["show", Sample("nato-unclassified.v1.md") + ".dsse.json"],
            ["sign", Sample("nato-unclassified.v1.md")[..^3], "--key", File("vendor.pem"), "--out", File("y.dsse.json")],
            ["enrol", Sample("nato-unclassified.v1.md"), "--party", "vendor", "--out", File("e.md")],
            ["enrol", Sample("nato-unclassified.v1.md"), "--person", "council-chair", "--out", File("e.md")],
            ["enrol", Sample("nato-unclassified.v1.md"), "--out", File("e.md")],
            ["enrol", Sample("nato-unclassified.v1.md"), "--party", "vendor=p384:short", "--out", File("e.md")],
            ["enrol", Sample("nato-unclassified.v1.md"), "--party", "vendor=" + Sample("nato-unclassified.v1.md"), "--out", File("e.md")],
        ];
        Assert.All(calls, call =>
        {
            var run = Run(call);
            Assert.Equal((2, 1), (run.Code, run.Errors.TrimEnd().Split('\n').Length));
            using var json = Json(Run([.. call, "--json"]), 2);
            Assert.Equal("unusable", json.RootElement.GetProperty("result").GetString());
        });
    }

    [Fact]
    public void What_goes_to_a_file_has_no_terminal_codes() =>
        Assert.DoesNotContain('\u001b', Run("show", Sample("nato-unclassified.v1.md")).Output);

    private static JsonDocument Json((int Code, string Output, string Errors) run, int code)
    {
        Assert.Equal(code, run.Code);
        Assert.Equal("", run.Errors);
        return JsonDocument.Parse(run.Output);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = AgreementCommands.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private static string Sample(string name)
    {
        var root = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(root, "Caveat.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return Path.Combine(root, "samples", name);
    }

    private void MakeKeys() =>
        Assert.All([.. Parties, .. People], holder => Assert.Equal(0, Run("key", holder, "--out", File(holder + ".pem")).Code));

    private (int Code, string Output, string Errors) Enrol(string sample, params string[] more) => Run(
        [
            "enrol", Sample(sample),
            .. Parties.SelectMany(party => new[] { "--party", $"{party}={File(party + ".pem")}" }),
            .. People.SelectMany(person => new[] { "--person", $"{person}={File(person + ".pem")}" }),
            .. more,
        ]);

    private string File(string name) => Path.Combine(_folder, name);
}
