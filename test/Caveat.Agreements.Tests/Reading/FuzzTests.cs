using System.Text;
using Caveat.Agreements.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "---", "\n", "\r\n", "|", "`", "```rule", "```", "# ", "## 4.2 ", "agreement: ", "version: ", "amends: ", "in-force: ", "until: ",
        "permit: ", "forbid: ", "exclude: ", "scope: ", "organisations of kind ", "nations ", ",", "models a/*", "enforcement: ", "<", "\t",
        "require: human approval", "by: 2 of role ", "by: person ", "limit: 5 EUR per nation per day, 6 from ", "protect: ", "except: clause ", "residency: ",
        "report: every month to ", "retain: sealed content for ", "when: ", "and: ", "then: ", "from: ", "waiver: by a of rank b, for at most 1 days, ", "label above ",
        "tools unknown", "not declared ", "#### fr ", "languages: en, fr", "applies-to: ", "overlay: yes", "| tool | class | effect |", "| authority | name | may | needs |",
        "é", "\u202e", "😀", "unenrolled", "p384:", "2026-01-01T00:00:00Z", "sha256:", "-", " ", "1", "2147483648", "\0",
    ];

    /// <summary>A document with every verb.</summary>
    private static readonly string EveryRule = Document.Full + string.Concat(new[]
    {
        "forbid: use spying\nand: tools weapons, unknown\nand: label above NATO RESTRICTED\nwhen detected: hold for reviewer",
        "exclude: organisations of kind intelligence\nwaiver: by office-of-review of rank general, for at most 30 days, notice within 7 days",
        "require: human approval\nby: 2 of role reviewer\nwhen: not declared warrant\nand: nations BEL, USA",
        "require: legal authority warrant, control-required\nwhen: purposes staff-work",
        "require: review before release\nby: person ada\nfrom: 2026-02-01T00:00:00Z\nuntil: 2026-03-01T00:00:00Z",
        "limit: 10.50 EUR per organisation per month, 20 from 2026-07-01T00:00:00Z\nwhen: models vendor/*",
        "protect: personal-data\nwhen detected: redact",
        "retain: sealed content for 90 days",
        "residency: BEL, FRA",
        "report: every quarter to vendor, department",
        "except: clause 6\nwhen: declared warrant\nthen: hold for reviewer",
    }.Select((rule, index) => $"## {index + 10}. More\nText.\n\n```rule\n{rule}\nenforcement: attested\n```\n\n"));

    private static readonly byte[][] Seeds =
    [
        Samples.Bytes("nato-unclassified.v1.md"),
        Samples.Bytes("department-classified.v2.md"),
        Encoding.UTF8.GetBytes(Document.Minimal),
        Encoding.UTF8.GetBytes(EveryRule),
        Samples.Enrolled(Document.Minimal).Source.ToArray(),
    ];

    private static readonly Gen<byte[]> Noise =
        from pieces in Gen.Elements(Pieces).ArrayOf()
        select Encoding.UTF8.GetBytes(string.Concat(pieces));

    private static readonly Gen<byte[]> Mutants =
        from seed in Gen.Elements(Seeds)
        from edits in (from at in Gen.Choose(0, 100_000)
                       from drop in Gen.Choose(0, 12)
                       from insert in Gen.OneOf(Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes), Gen.Choose(0, 255).Select(value => new[] { (byte)value }))
                       select (at, drop, insert)).ListOf()
        select edits.Aggregate(seed, (bytes, edit) => Edit(bytes, edit.at % (bytes.Length + 1), edit.drop, edit.insert));

    [Fact]
    public void No_noise_makes_the_reader_throw_and_every_error_lies_in_the_document() => CheckAll(Noise, 500);

    [Fact]
    public void No_edit_of_a_sound_document_makes_the_reader_throw_and_every_error_lies_in_it() => CheckAll(Mutants, 1_000);

    [Fact]
    public void The_seeds_are_sound() => Assert.All(Seeds, seed => Assert.IsType<ReadResult.Parsed>(AgreementReader.Read(seed, "a.md")));

    [Theory]
    [InlineData('-')]
    [InlineData('#')]
    [InlineData('|')]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('<')]
    [InlineData('1')]
    public void A_line_of_half_a_mebibyte_is_read_to_its_end(char character) =>
        Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(Document.Minimal + "## 9. More\n" + new string(character, 1 << 19) + "x\n| a\n"), "a.md"));

    private static void CheckAll(Gen<byte[]> documents, int count) =>
        Prop.ForAll(documents.ToArbitrary(), document =>
        {
            if (AgreementReader.Read(document, "a.md") is not ReadResult.Rejected rejected)
            {
                return;
            }

            var lines = Encoding.UTF8.GetString(document).Split('\n');
            Assert.NotEmpty(rejected.Errors);
            Assert.All(rejected.Errors, error =>
            {
                Assert.InRange(error.Line, 1, lines.Length);
                Assert.InRange(error.Column, 1, lines[error.Line - 1].Length + 1);
                Assert.DoesNotContain('\n', error.Message);
            });
            Assert.Equal(rejected.Errors.OrderBy(error => error.Line).ThenBy(error => error.Column), rejected.Errors);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    private static byte[] Edit(byte[] bytes, int at, int drop, byte[] insert) =>
        [.. bytes[..at], .. insert, .. bytes[Math.Min(bytes.Length, at + drop)..]];
}
