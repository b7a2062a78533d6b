using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Cli.Commands;
using Caveat.Labels;
using Caveat.Ledger;
using Caveat.Signing.Notes;
using Xunit;

namespace Caveat.Cli.Tests.Orders;

/// <summary>A folder with keys, the department's agreement signed, and a ledger of decisions under it.</summary>
internal sealed class Desk : IDisposable
{
    private static readonly string[] People = ["oversight-director", "oversight-deputy", "district-judge", "appeals-judge"];

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-cli-").FullName;

    public Desk()
    {
        foreach (var holder in (string[])["department", "vendor", .. People])
        {
            Assert.Equal(0, Agree("key", holder, "--out", File(holder + ".pem")).Code);
        }

        string[] parties = ["--party", "department=" + File("department.pem"), "--party", "vendor=" + File("vendor.pem"), .. People.SelectMany(person => (string[])["--person", $"{person}={File(person + ".pem")}"])];
        Directory.CreateDirectory(Agreements);
        Assert.Equal((0, ""), Told(Agree(["enrol", Sample("department-classified.v1.md"), "--out", File("v1.md"), .. parties])));
        Assert.Equal((0, ""), Told(Agree("sign", File("v1.md"), "--key", File("department.pem"), "--key", File("vendor.pem"), "--out", Path.Combine(Agreements, "v1.dsse.json"))));
        Assert.Equal((0, ""), Told(Agree(["enrol", Sample("department-classified.v2.md"), "--amends", File("v1.md"), "--out", File("v2.md"), .. parties])));
        Assert.Equal((0, ""), Told(Agree("sign", File("v2.md"), "--key", File("department.pem"), "--key", File("vendor.pem"), "--out", Path.Combine(Agreements, "v2.dsse.json"))));
    }

    public string Agreements => File("agreements");

    public string File(string name) => Path.Combine(_folder, name);

    public (int Code, string Output, string Errors) Order(params string[] arguments) => Run(OrderCommands.Create(), arguments);

    public (int Code, string Output, string Errors) Waiver(params string[] arguments) => Run(WaiverCommands.Create(), arguments);

    /// <summary>A signed order in a file of its own.</summary>
    public string Issue(string id, string authority, string issued, string[] options, params string[] people)
    {
        Assert.Equal((0, ""), Told(Order(["new", id, "--agreement", "department-classified", "--authority", authority, "--issued", issued, "--out", File(id + ".md"), .. options])));
        Assert.Equal((0, ""), Told(Order(["sign", File(id + ".md"), "--out", File(id + ".dsse.json"), .. people.SelectMany(person => (string[])["--key", File(person + ".pem")])])));
        return File(id + ".dsse.json");
    }

    /// <summary>A data folder whose ledger holds these decisions and then these lines.</summary>
    public async Task<string> LogAsync(IEnumerable<(ExchangeFacts Facts, ExchangePhase Phase, bool Permitted)> decisions, params string[] lines)
    {
        var data = File("data-" + Path.GetRandomFileName());
        Directory.CreateDirectory(data);
        using var signer = NoteSigner.Generate("gateway.example");
        await using var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = Path.Combine(data, "ledger"),
            JournalDirectory = Path.Combine(data, "journal"),
            Origin = "gateway.example",
            Signer = signer,
            IntegrationInterval = TimeSpan.FromMilliseconds(1),
            SegmentBytes = 256 << 10,
        });
        var evaluator = new HistoryEvaluator(((HistoryResult.Loaded)AgreementHistory.Load(Agreements)).History);
        foreach (var (facts, phase, permitted) in decisions)
        {
            var decision = evaluator.Decide(facts);
            Assert.Equal(permitted, decision is Decision.Permitted);
            var bytes = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes))
            {
                DecisionRecord.Write(writer, "e", "openai.chat", phase, facts, decision, [], []);
            }

            await log.AppendAsync(bytes.WrittenMemory.Span);
        }

        foreach (var line in lines)
        {
            await log.AppendAsync(System.Text.Encoding.UTF8.GetBytes(line));
        }

        // A proof of the last entry waits until it is integrated.
        var last = await log.AppendAsync("""{"v":1,"type":"start","time":"2026-09-01T00:00:00Z"}"""u8);
        await log.ProveAsync(last, CancellationToken.None);
        return data;
    }

    public static ExchangeFacts Facts(string time, string vendor = "vendor", string organisation = "department", string purpose = "staff-work") => new()
    {
        Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
        Network = NetworkId.Parse("department-classified"),
        Organisation = OrganisationId.Parse(organisation),
        Nation = NationCode.Parse("USA"),
        Purpose = PurposeId.Parse(purpose),
        Vendor = VendorId.Parse(vendor),
        Model = ModelName.Parse(vendor + "/model"),
        Grade = Grade.Unmarked,
        Findings = [],
    };

    public static (int Code, string Errors) Told((int Code, string Output, string Errors) run) => (run.Code, run.Errors);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Errors) Agree(params string[] arguments) => Run(AgreementCommands.Create(), arguments);

    private static (int Code, string Output, string Errors) Run(Command command, string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
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
}
