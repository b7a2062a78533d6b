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
        "é", "\u202e", "😀", "unenrolled", "p384:", "2026-01-01T00:00:00Z", "sha256:", "-", " ", "1", "2147483648", "\0",
    ];

    private static readonly byte[][] Seeds =
    [
        Samples.Bytes("nato-unclassified.v1.md"),
        Samples.Bytes("department-classified.v2.md"),
        Encoding.UTF8.GetBytes(Document.Minimal),
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
