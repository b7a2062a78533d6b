using System.Text;
using Caveat.Agreements.Reading;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class EnforcementTests
{
    private static readonly string[] Labels = ["attested", "detected", "enforced"];

    [Theory]
    [InlineData("permit: nations BEL", "enforced")]
    [InlineData("permit: models vendor/*", "enforced")]
    [InlineData("permit: purposes staff-work", "attested")]
    [InlineData("exclude: organisations desk", "enforced")]
    [InlineData("forbid: organisations desk\nand: nations BEL\nand: vendors vendor\nand: models vendor/a", "enforced")]
    [InlineData("forbid: use spying\nwhen detected: refuse", "detected")]
    [InlineData("forbid: data secrets\nand: nations BEL\nwhen detected: refuse", "detected")]
    [InlineData("forbid: label above NATO RESTRICTED", "detected")]
    [InlineData("forbid: tools weapons", "detected")]
    [InlineData("forbid: nations BEL\nand: purposes staff-work", "attested")]
    [InlineData("forbid: use spying\nand: not declared warrant\nwhen detected: refuse", "attested")]
    [InlineData("require: human approval\nby: 1 of role reviewer\nwhen: nations BEL", "enforced")]
    [InlineData("require: human approval\nby: 1 of role reviewer\nwhen: data personal-data", "detected")]
    [InlineData("require: review before release\nby: person eve", "enforced")]
    [InlineData("require: review before release\nby: person eve\nwhen: declared warrant", "attested")]
    [InlineData("require: marking on answer", "enforced")]
    [InlineData("require: legal authority warrant", "attested")]
    [InlineData("limit: 1 requests per caller per day", "enforced")]
    [InlineData("limit: 1 tokens per caller per day", "detected")]
    [InlineData("limit: 1 EUR per caller per day", "detected")]
    [InlineData("protect: secrets\nwhen detected: refuse", "detected")]
    [InlineData("retain: sealed content for 1 days", "enforced")]
    [InlineData("residency: BEL", "attested")]
    [InlineData("report: every week to vendor", "attested")]
    [InlineData("except: clause 6\nwhen: nations BEL", "enforced")]
    [InlineData("except: clause 6\nwhen: declared warrant", "attested")]
    public void A_rule_takes_the_label_that_it_earns_and_every_weaker_one_but_stated(string rule, string best)
    {
        foreach (string label in Labels)
        {
            ReadResult result = AgreementReader.Read(Encoding.UTF8.GetBytes(Document.FullWith(rule, "enforcement: " + label)), "a.md");
            if (Array.IndexOf(Labels, label) <= Array.IndexOf(Labels, best))
            {
                Assert.IsType<ReadResult.Parsed>(result);
                continue;
            }

            string message = Assert.Single(Assert.IsType<ReadResult.Rejected>(result).Errors).Message;
            Assert.StartsWith($"\"{label}\" promises more than this rule can do, for ", message, StringComparison.Ordinal);
            Assert.Contains($": write \"{best}\"", message, StringComparison.Ordinal);
        }

        Assert.Contains("it has a rule", Rejection(rule, "stated"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overlay_restricts_something()
    {
        const string Overlay = """
            ---
            agreement: test
            version: 1
            in-force: 2026-01-01T00:00:00Z
            overlay: yes
            ---
            # A test

            | party | role | key | signs |
            |---|---|---|---|
            | nation | restricts it | unenrolled | required |

            | network | name |
            |---|---|
            | net-a | The first |

            ## 1. Network
            Where it runs.

            ```rule
            scope: network net-a
            ceiling: NATO UNCLASSIFIED
            enforcement: detected
            ```

            """;
        AgreementError error = Assert.Single(Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(Overlay), "a.md")).Errors);
        Assert.Equal("a.md:5:10: No clause of this overlay restricts what another agreement permits: add one that does, such as \"forbid: …\", or remove \"overlay\".", error.ToString());
        Assert.True(Samples.Parse(Overlay + "## 2. Nations\nNot these.\n\n```rule\nforbid: nations BEL\nenforcement: enforced\n```\n").IsOverlay);
    }

    private static string Rejection(string rule, string label) => Assert.Single(
        Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(Document.FullWith(rule, "enforcement: " + label)), "a.md")).Errors).Message;
}
