using System.Text;
using System.Text.Json;
using Caveat.Screening.Data;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Screening.Tests.Data;

public sealed class DataRedactionTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(10);

    [Fact]
    public void A_finding_gives_way_to_a_notice_of_its_form() =>
        Assert.Equal(
            "Write to [personal data removed: e-mail] or call [personal data removed: phone].",
            DataRedaction.Redact("Write to anna.keller@brunnthal.de or call +33 6 39 98 56 79.", DataScreen.BuiltIn, DataKind.PersonalData));

    [Fact]
    public void Only_the_kinds_that_are_named_are_taken_out()
    {
        const string text = "anna.keller@brunnthal.de said that the password is Kaffee" + "2go!";

        Assert.Equal("[personal data removed: e-mail] said that the password is Kaffee" + "2go!", DataRedaction.Redact(text, DataScreen.BuiltIn, DataKind.PersonalData));
        Assert.Equal("anna.keller@brunnthal.de said that the password is [secret removed: password]", DataRedaction.Redact(text, DataScreen.BuiltIn, DataKind.Secrets));
        Assert.Equal(text, DataRedaction.Redact(text, DataScreen.BuiltIn));
    }

    [Fact]
    public void Redacted_text_has_no_finding_and_redacting_it_again_changes_nothing()
    {
        var changed = 0;
        Prop.ForAll(DataTexts.Any(), text =>
        {
            var once = DataRedaction.Redact(text, DataScreen.BuiltIn, DataKind.Secrets, DataKind.PersonalData);
            changed += once == text ? 0 : 1;
            Assert.Empty(DataScreenTests.Found(once));
            Assert.Equal(once, DataRedaction.Redact(once, DataScreen.BuiltIn, DataKind.Secrets, DataKind.PersonalData));
        }).Check(Runs);
        Assert.True(changed > 500, $"the property saw only {changed} texts with data");
    }

    [Fact]
    public void Redacted_JSON_is_JSON_whose_strings_are_the_redacted_strings()
    {
        Prop.ForAll(DataTexts.Any(), DataTexts.Any(), (one, two) =>
        {
            // Half a surrogate pair is replaced here; another test keeps it.
            var (first, second) = (Sound(one), Sound(two));
            var json = JsonSerializer.SerializeToUtf8Bytes(new { a = first, list = new object[] { 12345678, second, new { deep = first, n = 4.5 } }, t = true });

            var redacted = JsonRedaction.Redact(json, DataScreen.BuiltIn, DataKind.PersonalData, DataKind.Secrets);

            using var document = JsonDocument.Parse(redacted);
            Assert.Equal(Redacted(first), document.RootElement.GetProperty("a").GetString());
            Assert.Equal(Redacted(second), document.RootElement.GetProperty("list")[1].GetString());
            Assert.Equal(Redacted(first), document.RootElement.GetProperty("list")[2].GetProperty("deep").GetString());
            Assert.Equal(redacted, JsonRedaction.Redact(redacted, DataScreen.BuiltIn, DataKind.PersonalData, DataKind.Secrets));
        }).Check(Runs.WithMaxTest(500));
    }

    [Fact]
    public void Every_byte_outside_the_findings_stays_as_it_was()
    {
        const string before = "{ \"anna.keller@brunnthal.de\" : 1,\r\n\t\"a\\u0062\":\"caf\\u00e9 \\/ \\ud800 x\", \"b\": [ 1.50e3, \"é \\\"";
        const string after = "\\\" \\u0041\", null ] ,\"n\":4539578763621486 }";
        var json = Encoding.UTF8.GetBytes(before + "anna.k\\u0065ller@brunnthal.de" + after);

        var redacted = JsonRedaction.Redact(json, DataScreen.BuiltIn, DataKind.PersonalData);

        Assert.Equal(before + "[personal data removed: e-mail]" + after, Encoding.UTF8.GetString(redacted));
    }

    [Fact]
    public void JSON_without_data_is_unchanged()
    {
        var json = "  {\"a\" : \"order 4711 \\n\\u00e9\", \"b\":\"\"}\n"u8.ToArray();

        Assert.Equal(json, JsonRedaction.Redact(json, DataScreen.BuiltIn, DataKind.PersonalData, DataKind.Secrets));
    }

    [Fact]
    public void What_is_no_JSON_is_an_error() =>
        Assert.ThrowsAny<JsonException>(() => JsonRedaction.Redact("{\"a\":"u8, DataScreen.BuiltIn, DataKind.PersonalData));

    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Redacted(string text) => DataRedaction.Redact(text, DataScreen.BuiltIn, DataKind.PersonalData, DataKind.Secrets);
}
