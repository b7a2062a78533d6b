using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Caveat.Assistant.Tests.Chat;

/// <summary>The receipt's verification in the browser, run under Node.js on the vectors of the ledger.</summary>
public sealed class ReceiptScriptTests : IDisposable
{
    private const string Check = """
        import { readFileSync } from 'node:fs';
        import { verifyReceipt } from './receipt.mjs';
        const { cases, key } = JSON.parse(readFileSync(0, 'utf8'));
        const results = [];
        for (const { text, id } of cases) {
          results.push(await verifyReceipt(Buffer.from(text, 'base64').toString('utf8'), key, id));
        }
        console.log(JSON.stringify(results));
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-receipt-").FullName;

    private static string Root { get; } = FindRoot();

    private static byte[] Receipt => File.ReadAllBytes(Path.Combine(Root, "test", "vectors", "ledger", "receipt-257.txt"));

    private static string Key => File.ReadAllText(Path.Combine(Root, "test", "vectors", "ledger", "log", "log.vkey"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_receipt_verifies_under_the_key_of_its_log()
    {
        var result = Assert.Single(Run(Key, (Receipt, "0da987cd-257")));
        Assert.True(result.GetProperty("verified").GetBoolean());
        Assert.Equal((257, 260, 0), (result.GetProperty("index").GetInt32(), result.GetProperty("size").GetInt32(), result.GetProperty("witnesses").GetInt32()));
        Assert.Equal("decision", result.GetProperty("entry").GetProperty("type").GetString());
    }

    [Fact]
    public void A_receipt_with_any_one_byte_flipped_proves_nothing()
    {
        var cases = Enumerable.Range(0, Receipt.Length).Select(at =>
        {
            var copy = Receipt;
            copy[at] ^= 1;
            return (copy, (string?)null);
        }).ToArray();
        Assert.DoesNotContain(Run(Key, cases), result => result.GetProperty("verified").GetBoolean());
    }

    [Fact]
    public void The_step_that_failed_is_named()
    {
        var text = Encoding.UTF8.GetString(Receipt);
        string[] steps =
        [
            .. Run(
                Key,
                (Encoding.UTF8.GetBytes(text.Replace("index 257", "index 256", StringComparison.Ordinal)), null),
                (Encoding.UTF8.GetBytes(text.Replace("\n260\n", "\n261\n", StringComparison.Ordinal)), null),
                (Encoding.UTF8.GetBytes(text.Replace("\u2014 vectors.example/log", "\u2014 other.example/log", StringComparison.Ordinal)), null),
                (Encoding.UTF8.GetBytes(text.Replace("extra ", "other ", StringComparison.Ordinal)), null),
                (Receipt, "0da987cd-256"))
                .Select(result => result.GetProperty("step").GetString()!),
        ];
        Assert.Equal(["proof", "signature", "key", "read", "read"], steps);
    }

    [Fact]
    public void A_receipt_of_another_log_is_refused() =>
        Assert.Equal("key", Assert.Single(Run(Key.Replace("vectors", "another", StringComparison.Ordinal), (Receipt, null))).GetProperty("step").GetString());

    private List<JsonElement> Run(string key, params (byte[] Text, string? Id)[] cases)
    {
        File.Copy(Path.Combine(Root, "src", "Caveat.Assistant", "Assets", "scripts", "receipt.js"), Path.Combine(_folder, "receipt.mjs"), overwrite: true);
        File.WriteAllText(Path.Combine(_folder, "check.mjs"), Check);
        var start = new ProcessStartInfo("node", "check.mjs") { WorkingDirectory = _folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        Process? started;
        try
        {
            started = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js is not installed: the receipt's script was not run.");
            throw;
        }

        using var node = started!;
        node.StandardInput.Write(JsonSerializer.Serialize(new { key, cases = cases.Select(item => new { text = Convert.ToBase64String(item.Text), id = item.Id }) }));
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Caveat.slnx")))
        {
            directory = Path.GetDirectoryName(directory)!;
        }

        return directory;
    }
}
