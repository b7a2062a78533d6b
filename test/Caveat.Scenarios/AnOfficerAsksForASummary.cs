using System.Net;
using Caveat.Ledger.Receipts;
using Caveat.Scenarios.Hosting;
using Caveat.Signing.Notes;

namespace Caveat.Scenarios;

/// <summary>A lawful request is answered, and its receipt proves offline that its decision is in the log.</summary>
public sealed class AnOfficerAsksForASummary
{
    [Fact]
    public async Task The_answer_carries_a_receipt_that_verifies_under_the_logs_key_alone()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("officer", Texts.Summarise);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("It is not a language model", answer.Text, StringComparison.Ordinal);
        Assert.Contains("port of Ostend", answer.Text, StringComparison.Ordinal);
        var proof = await server.ReceiptAsync("officer", answer.Receipt!);
        var key = NoteVerifier.Parse(await File.ReadAllTextAsync(Path.Combine(server.Ledger, "log.vkey")) is var vkey ? vkey.Trim() : "");
        Assert.True(Receipt.TryParse(System.Text.Encoding.UTF8.GetBytes(proof), out var receipt, out var problem), problem);
        var verified = Assert.IsType<ReceiptVerification.Verified>(receipt.Verify(key));
        Assert.Equal(answer.Receipt, verified.Id.ToString());
        var entry = System.Text.Json.Nodes.JsonNode.Parse(receipt.Entry.Span)!;
        Assert.Equal("permitted", entry["decision"]!.GetValue<string>());
        Assert.Equal("alliance-headquarters", entry["facts"]!["organisation"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_command_line_verifies_the_same_receipt_in_a_file()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("officer", Texts.Summarise);
        using var folder = new Caveat.Testing.TemporaryFolder();
        var file = folder.File("receipt.txt");
        var proof = await server.ReceiptAsync("officer", answer.Receipt!);
        await File.WriteAllTextAsync(file, proof);
        var key = Path.Combine(server.Ledger, "log.vkey");

        Assert.Equal(0, (await Command.CaveatAsync("receipt", "verify", file, "--key", key)).ExitCode);

        await File.WriteAllTextAsync(file, proof.Replace("index ", "index 1", StringComparison.Ordinal));
        Assert.Equal(1, (await Command.CaveatAsync("receipt", "verify", file, "--key", key)).ExitCode);
    }

    [Fact]
    public async Task A_caller_reads_its_own_receipts_and_an_inspector_reads_all()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("officer", Texts.Summarise);

        using var developer = server.ClientOf("developer");
        var other = await developer.GetAsync(new Uri($"/v1/receipts/{answer.Receipt}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.NotEmpty(await server.ReceiptAsync("auditor", answer.Receipt!));
    }

    [Fact]
    public async Task A_second_start_reuses_keys_callers_agreement_and_log()
    {
        using var folder = new Caveat.Testing.TemporaryFolder();
        string key, receipt, vkey;
        await using (var first = await GovernedServer.StartInAsync(folder))
        {
            key = first.KeyOf("officer");
            receipt = (await first.AskAsync("officer", Texts.Summarise)).Receipt!;
            vkey = first.Ready.Key.Signer.Verifier.ToString();
        }

        await using var second = await GovernedServer.StartInAsync(folder);
        Assert.Equal(key, second.KeyOf("officer"));
        Assert.Equal(vkey, second.Ready.Key.Signer.Verifier.ToString());
        Assert.NotEmpty(await second.ReceiptAsync("officer", receipt));
    }

    [Fact]
    public async Task Nothing_that_was_said_is_in_the_log()
    {
        using var folder = new Caveat.Testing.TemporaryFolder();
        await using (var server = await GovernedServer.StartInAsync(folder))
        {
            await server.AskAsync("officer", Texts.Summarise);
            await server.AskAsync("officer", "NATO SECRET\n" + Texts.Summarise);
        }

        var files = Directory.GetFiles(Path.Combine(folder.File("data"), "ledger"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(folder.File("data"), "journal")));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.True(bytes.AsSpan().IndexOf("Ostend"u8) < 0, $"{file} holds words of the prompt.");
            Assert.True(bytes.AsSpan().IndexOf("officer"u8) < 0, $"{file} holds the caller's name.");
        }
    }
}
