using System.Buffers;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Ledger;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Tests.Analysis;

/// <summary>A ledger of decisions that an agreement made, one each second, of two organisations and two apps in turn.</summary>
internal static class DecisionLog
{
    public static readonly DateTimeOffset Start = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(string folder, string document, int count)
    {
        var agreement = ((ReadResult.Parsed)AgreementReader.Read(await File.ReadAllBytesAsync(document), document)).Agreement;
        AgreementEvaluator evaluator = new(agreement);
        using var signer = NoteSigner.Generate("gateway.example");
        await using var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = Path.Combine(folder, "ledger"),
            JournalDirectory = Path.Combine(folder, "journal"),
            Origin = "gateway.example",
            Signer = signer,
            IntegrationInterval = TimeSpan.FromMilliseconds(1),
        });
        ArrayBufferWriter<byte> buffer = new();
        Utf8JsonWriter writer = new(buffer);
        byte[] commitment = new byte[32];
        for (int i = 0; i < count - 1; i++)
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            var facts = Facts(i);
            DecisionRecord.Write(writer, $"exchange-{i:D8}", "openai.chat", ExchangePhase.Prompt, facts, evaluator.Decide(facts), commitment, commitment);
            writer.Flush();
            log.Append(buffer.WrittenSpan);
        }

        await log.AppendAsync("""{"v":1,"type":"outcome","time":"2026-03-02T17:00:02Z","end":"refused","status":403}"""u8);
    }

    private static ExchangeFacts Facts(int i) => new()
    {
        Time = Start.AddSeconds(i),
        Network = NetworkId.Parse("net-a"),
        Organisation = OrganisationId.Parse(i % 2 == 0 ? "office" : "agency"),
        Nation = NationCode.Parse(i % 3 == 0 ? "FRA" : "BEL"),
        Purpose = PurposeId.Parse("staff-work"),
        Vendor = VendorId.Parse("vendor"),
        Model = ModelName.Parse("vendor/big"),
        Grade = default,
        Findings = i % 10 == 1 ? [UseId.Parse("domestic-surveillance")] : [],
        App = i % 4 < 2 ? AppId.Parse("notes") : default,
    };
}
