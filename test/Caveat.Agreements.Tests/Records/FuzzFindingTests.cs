using System.Buffers;
using System.Text;
using System.Text.Json;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Records;
using Caveat.Agreements.Tests.Evaluation;
using Xunit;

namespace Caveat.Agreements.Tests.Records;

/// <summary>What fuzzing found in the reader of decisions (docs/reference/fuzzing.md).</summary>
public sealed class FuzzFindingTests
{
    private static readonly AgreementEvaluator Evaluator = new(Worlds.Build(["scope: network low\nceiling: NATO UNCLASSIFIED\nenforcement: detected"]));
    private static readonly string Sound = Write();

    [Fact]
    public void The_entry_that_these_tests_break_is_sound() => Assert.True(DecisionRecord.TryRead(Encoding.UTF8.GetBytes(Sound), out _, out _));

    [Theory]
    [InlineData("\"model\":\"big\"", "\"model\":\"b\\u0007\\u202Eg\"", "The entry's \"model\" holds \"bU+0007U+202Eg\", which is no such value: the entry was not written by Caveat.")]
    [InlineData("\"phase\":\"prompt\"", "\"phase\":\"\\n\"", "The entry's \"phase\" is \"U+000A\": it must be one of prompt, answer.")]
    [InlineData("\"version\":1", "\"version\":1.5", "The entry's \"version\" is no whole number: the entry was not written by Caveat.")]
    [InlineData("\"subject\":\"01ab\"", "\"subject\":\"01a\"", "The entry's \"subject\" is \"01a\": a commitment is at most 64 bytes in hex digits.")]
    [InlineData("\"subject\":\"01ab\"", "\"subject\":\"0g\"", "The entry's \"subject\" is \"0g\": a commitment is at most 64 bytes in hex digits.")]
    [InlineData("\"findings\":[", "\"approved\":[\"test/6\",\"\"],\"findings\":[", "The entry's \"approved\" holds \"\", which is no such value: the entry was not written by Caveat.")]
    public void What_Caveat_does_not_write_is_told_with_its_field_and_value(string sound, string broken, string sentence) =>
        Assert.Equal(sentence, Fault(Sound.Replace(sound, broken, StringComparison.Ordinal)));

    [Fact]
    public void A_value_without_end_is_quoted_in_part() =>
        Assert.InRange(Fault(Sound.Replace("\"big\"", $"\"{new string('ä', 100_000)}\"", StringComparison.Ordinal)).Length, 1, 300);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_commitment_is_as_long_as_one_that_can_be_written_again(int bytes, bool isRead) =>
        Assert.Equal(isRead, IsRead(Sound.Replace("\"01ab\"", $"\"{new string('a', 2 * bytes)}\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData(65, true)]
    [InlineData(66, false)]
    public void A_list_is_as_long_as_one_that_can_be_written_again(int count, bool isRead) =>
        Assert.All((string[])["tools", "data", "declarations"], field => Assert.Equal(
            isRead,
            IsRead(Sound.Replace("\"findings\":[", $"\"{field}\":[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"a{i}\""))}],\"findings\":[", StringComparison.Ordinal))));

    [Theory]
    [InlineData(129, true)]
    [InlineData(130, false)]
    public void A_tool_s_name_is_as_long_as_one_that_can_be_written_again(int length, bool isRead) =>
        Assert.Equal(isRead, IsRead(Sound.Replace("\"findings\":[", $"\"tools\":[\"{new string('t', length)}\"],\"findings\":[", StringComparison.Ordinal)));

    [Fact]
    public void A_replay_names_a_few_of_ten_thousand_clauses()
    {
        var entry = Sound.Replace("\"clauses\":[", $"\"clauses\":[{string.Join(',', Enumerable.Range(1, 10_000).Select(i => $"\"{i}\""))},", StringComparison.Ordinal);
        Assert.True(DecisionRecord.TryRead(Encoding.UTF8.GetBytes(entry), out var record, out _));
        var differs = Assert.IsType<ReplayResult.Differs>(DecisionReplay.Verify(record, Evaluator));
        Assert.StartsWith("The entry names the clauses test/1, test/2, ", differs.Difference, StringComparison.Ordinal);
        Assert.Contains("test/16 and 9", differs.Difference, StringComparison.Ordinal);
        Assert.EndsWith(".", differs.Difference, StringComparison.Ordinal);
    }

    private static bool IsRead(string entry) => DecisionRecord.TryRead(Encoding.UTF8.GetBytes(entry), out _, out _);

    private static string Fault(string entry)
    {
        Assert.False(DecisionRecord.TryRead(Encoding.UTF8.GetBytes(entry), out _, out var error));
        return error;
    }

    private static string Write()
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        DecisionRecord.Write(writer, "x-1", "openai.chat", ExchangePhase.Prompt, Worlds.Example, Evaluator.Decide(Worlds.Example), [0x01, 0xab], []);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
