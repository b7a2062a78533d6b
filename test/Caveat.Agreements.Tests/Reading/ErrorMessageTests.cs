using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Reading;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class ErrorMessageTests
{
    private const string LastLines = """
        ## 9. More
        More text.

        ```rule
        {0}
        ```

        """;

    [Theory]
    // Front matter
    [InlineData("version: 1", "versoin: 1", "3:1: \"versoin\" is not a key of the front matter; did you mean \"version\"?")]
    [InlineData("version: 1", "version: one", "3:10: \"one\" is not a version: write a whole number from 1.")]
    [InlineData("version: 1", "version: 2", "3:10: Version 2 does not say what it amends: add \"amends: sha256:…\" with the hash of version 1.")]
    [InlineData("version: 1", "version: 1\nversion: 1", "4:1: \"version\" is given twice: keep one, the first stands in line 3.")]
    [InlineData("version: 1", "version: 1\namends: sha256:12", "4:9: \"sha256:12\" is not a digest: write \"sha256:\" and the 64 lower-case hex digits of the amended version's exact bytes.")]
    [InlineData("agreement: test", "agreement: Test", "2:12: \"Test\" is not a valid agreement id: use lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.")]
    [InlineData("2026-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "4:11: \"2026-13-01T00:00:00Z\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01", "4:11: \"2026-01-01\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z\nuntil: 2026-01-01T00:00:00Z", "5:8: \"until\" is not after \"in-force\", so the agreement would never be in force: write a time later than 2026-01-01T00:00:00Z.")]
    [InlineData("version: 1", "version: 1\nthreshold: 3", "4:12: The threshold 3 does not fit the parties: write a number from 2, the required signatures, to 2, all parties.")]
    [InlineData("# A test", "A test", "6:1: Text stands before the title: start the document's body with \"# Title\".")]
    // Tables
    [InlineData("| unenrolled | required |\n| vendor", "| | required |\n| vendor", "10:26: The party has no key: write its public key, \"p384:…\", or \"unenrolled\" while this is a draft.")]
    [InlineData("| unenrolled | required |\n| vendor", "| p384:AAAA | required |\n| vendor", "10:26: \"p384:AAAA\" is not a party's public key: write the \"p384:…\" that `caveat agreement key` prints, or \"unenrolled\" while this is a draft.")]
    [InlineData("| vendor | supplies it | unenrolled | required |", "| vendor | supplies it | unenrolled | maybe |", "11:39: \"maybe\" does not say whether the party signs: use required, optional.")]
    [InlineData("| desk | A desk | office | BEL | office |", "| desk | A desk | office | BLE | office |", "20:28: \"BLE\" is not an ISO 3166-1 alpha-3 code of a nation; did you mean \"BEL\"?")]
    [InlineData("| desk | A desk | office | BEL | office |", "| desk | A desk | office | BEL | ofice |", "20:34: The parent \"ofice\" is not an organisation of the register; did you mean \"office\"?")]
    [InlineData("| office | An office | office | BEL | - |", "| office | An office | office | BEL | desk |", "19:39: \"office\" would be its own ancestor through its parent \"desk\": break the circle.")]
    [InlineData("| desk | A desk | office | BEL | office |", "| office | A desk | office | BEL | - |", "20:3: The organisation \"office\" is listed twice: keep one row, the first stands in line 19.")]
    [InlineData("| desk | A desk | office | BEL | office |", "| desk | A desk | office | BEL |", "20:1: The row has 4 cells and the table 5 columns: write one cell for each of \"organisation\", \"name\", \"kind\", \"nation\", \"parent\".")]
    [InlineData("| network | name |", "| netwrok | name |", "13:3: \"netwrok\" is not the first column of a table of an agreement; did you mean \"network\"?")]
    [InlineData("| purpose | description |", "| purpose | name |", "27:3: The table of purpose has the columns \"purpose, name\": write purpose, description, in this order.")]
    // Clauses
    [InlineData("## 2. Bodies", "## 1. Bodies", "40:1: Clause 1 stands twice: give this one another number, the first stands in line 31.")]
    [InlineData("## 2. Bodies", "## 2.a Bodies", "40:4: \"2.a\" is not a clause number: write digits and dots without leading zeros, such as 4.2.")]
    [InlineData("## 2. Bodies", "## Bodies", "43:1: The rule stands outside a clause: put it under a heading with a number, such as \"### 4.2 Title\".")]
    [InlineData("## 2. Bodies", "##2. Bodies", "40:2: \"##2. Bodies\" looks like a heading and is none: start it in the first column with one space after the \"#\".")]
    [InlineData("Who may use it.\n", "", "42:1: Clause 2 has a rule and no text: write above the rule what it means, for that is what the parties sign.")]
    [InlineData("Who may use it.", "Who may use it. <!-- not -->", "41:17: \"<\" here would start raw HTML, which can hide text: write a space after it or put \"\\\" before it.")]
    [InlineData("Who may use it.", "Who\tmay use it.", "41:4: A tab stands here: use spaces, which look the same everywhere.")]
    [InlineData("Who may use it.", "Who \u202emay use it.", "41:5: The character U+202E does not show: remove it, so that all readers see the same text.")]
    [InlineData("ceiling: NATO UNCLASSIFIED", "ceiling: NATO UNCLASSIFIED\nunread: reject", "37:9: \"reject\" is not what can happen to content that could not be read: use refuse, hold for reviewer, permit.")]
    [InlineData("ceiling: NATO UNCLASSIFIED", "ceiling: NATO UNCLASSIFIED\nreleased: hold for reviewer", "37:11: \"hold for reviewer\" is not what can happen to a released marking: use refuse, permit.")]
    [InlineData("ceiling: NATO UNCLASSIFIED", "ceiling: NATO UNCLASSIFIED\nunread: refuse, permit", "37:17: \"unread\" takes one value: remove \"permit\" and what follows it.")]
    [InlineData("ceiling: NATO UNCLASSIFIED", "ceiling: NATO UNCLASSIFIED\nunred: refuse", "37:1: \"unred\" is not a word that a line of a rule starts with; did you mean \"unread\"?")]
    public void A_fault_is_told_with_its_place_and_its_mend(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Document.Minimal, StringComparison.Ordinal);
        var at = Document.Minimal.IndexOf(sound, StringComparison.Ordinal);
        var text = Document.Minimal[..at] + broken + Document.Minimal[(at + sound.Length)..];
        Assert.Equal("a.md:" + expected, Errors(text)[0].ToString());
    }

    [Theory]
    [InlineData("permitt: nations BEL\nenforcement: enforced", "75:1: \"permitt\" is not a word that a line of a rule starts with; did you mean \"permit\"?")]
    [InlineData("permit: nation BEL\nenforcement: enforced", "75:9: \"nation\" is not what \"permit\" takes; did you mean \"nations\"?")]
    [InlineData("permit: nations\nenforcement: enforced", "75:9: \"permit: nations\" names nothing: say which.")]
    [InlineData("permit: nations BEL, XYZ\nenforcement: enforced", "75:22: \"XYZ\" is not an ISO 3166-1 alpha-3 code of a nation: write three capitals, such as BEL.")]
    [InlineData("permit: nations BEL,, USA\nenforcement: enforced", "75:21: \"permit\" has an empty value here: write one, or remove the comma.")]
    [InlineData("permit: nations BEL, BEL\nenforcement: enforced", "75:22: \"BEL\" is listed twice: remove one.")]
    [InlineData("permit: purposes staff-wrok\nenforcement: enforced", "75:18: \"staff-wrok\" is not a purpose of the register; did you mean \"staff-work\"?")]
    [InlineData("permit: organisations offices\nenforcement: enforced", "75:23: \"offices\" is not an organisation of the register; did you mean \"office\"?")]
    [InlineData("permit: models quote\nenforcement: enforced", "75:16: \"quote\" does not name models: write \"vendor/name\", or \"vendor/*\" for all of a vendor's.")]
    [InlineData("permit: models vendro/*\nenforcement: enforced", "75:16: \"vendro\" is not a vendor of the register; did you mean \"vendor\"?")]
    [InlineData("exclude: organisations of kind inteligence\nenforcement: enforced", "75:32: \"inteligence\" is not a kind of organisation of the register; did you mean \"intelligence\"?")]
    [InlineData("permit: nations BEL\nexclude: organisations office\nenforcement: enforced", "76:1: Two verbs, \"permit\" and \"exclude\", stand in one block: give each a clause of its own.")]
    [InlineData("permit: nations BEL", "74:1: The rule does not say how far it can be enforced: add \"enforcement:\" and one of stated, attested, detected, enforced.")]
    [InlineData("permit: nations BEL\nenforcement: enforcd", "76:14: \"enforcd\" is not a label of enforcement; did you mean \"enforced\"?")]
    [InlineData("scope: network net-a\nenforcement: detected", "75:1: The network has no ceiling: add \"ceiling:\" and the highest marking that may enter, such as NATO UNCLASSIFIED.")]
    [InlineData("scope: network net-a\nceiling: NATO HIGH\nenforcement: detected", "76:10: \"NATO HIGH\" is not a marking: write it in full, such as NATO UNCLASSIFIED or US SECRET.")]
    [InlineData("scope: network net-a\nceiling: NATO SECRET\nenforcement: detected", "71:1: Clause 9 brings the network \"net-a\" into scope again: it has its ceiling from clause 1, so keep one of them.")]
    [InlineData("permit: nations BEL\nceiling: NATO SECRET\nenforcement: enforced", "76:1: \"ceiling\" goes with \"scope\" only: remove it or add the line \"scope: …\".")]
    [InlineData("permit: nations BEL\nunread: permit\nenforcement: enforced", "76:1: \"unread\" goes with \"scope\" only: remove it or add the line \"scope: …\".")]
    [InlineData("permit: nations BEL\nreleased: permit\nenforcement: enforced", "76:1: \"released\" goes with \"scope\" only: remove it or add the line \"scope: …\".")]
    [InlineData("forbid: use spying\nenforcement: detected", "75:1: The clause does not say what happens: add \"when detected: refuse\" or \"when detected: hold for reviewer\".")]
    [InlineData("forbid: use spying\nwhen detected: shrug\nenforcement: detected", "76:16: \"shrug\" is not what can happen to it: use refuse, hold for reviewer.")]
    [InlineData("forbid: use spying\nwhen detected: refuse\nenforcement: enforced", "77:14: \"enforced\" promises more than this rule can do, for a use is only found by screening: write \"detected\", or \"attested\".")]
    [InlineData("permit: nations BEL\nenforcement: stated", "76:14: \"stated\" says that no machine acts on this clause, but it has a rule: write how far the rule reaches, or remove it.")]
    [InlineData("enforcement: enforced", "75:14: The block has no rule that could be enforced or detected: add one, or write \"attested\" or \"stated\".")]
    [InlineData("permit nations BEL\nenforcement: enforced", "75:1: \"permit nations BEL\" is not a line of a rule: write \"key: value\".")]
    public void A_fault_in_a_rule_is_told_with_its_place_and_its_mend(string rule, string expected) =>
        Assert.Equal("a.md:" + expected, Errors(Document.Minimal + LastLines.Replace("{0}", rule, StringComparison.Ordinal))[0].ToString());

    [Fact]
    public void A_ceiling_is_not_sold_as_enforced_because_markings_are_found_by_reading()
    {
        var text = Document.Minimal.Replace("ceiling: NATO UNCLASSIFIED\nenforcement: detected", "ceiling: NATO UNCLASSIFIED\nenforcement: enforced", StringComparison.Ordinal);
        Assert.Contains("markings are found by reading", Errors(text).Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_reported_at_once_in_the_order_of_the_document()
    {
        var text = Document.Minimal
            .Replace("version: 1", "versoin: 1", StringComparison.Ordinal)
            .Replace("| BEL | office |", "| BLE | office |", StringComparison.Ordinal)
            .Replace("permit: purposes staff-work", "permit: purposes staffwork", StringComparison.Ordinal);
        Assert.Equal([3, 20, 60], Errors(text).Select(error => error.Line));
    }

    [Theory]
    [InlineData("```rule\nenforcement: attested\n```\n", "Clause 5 has two rule blocks")]
    [InlineData("And more.\n", "Text follows the rule of clause 5")]
    [InlineData("## 9. More\nText\n===\n", "would make a heading of the line above")]
    [InlineData("## 9. More\n[a]: http://example.org\n", "would not be shown")]
    [InlineData("## 9. More\nSee ![all may](a.png).\n", "An image shows some readers")]
    [InlineData("## 9. More\n  ### 9.1 Inner\n", "looks like a heading and is none")]
    [InlineData("## 9. More\n- ### 9.1 Inner\n", "looks like a heading and is none")]
    [InlineData("## 9. More\n> | party | role |\n", "looks like a row of a table")]
    [InlineData("## 9. More\na | b\n--- | ---\n", "looks like a row of a table")]
    [InlineData("## 9. More\n> ```rule\n", "A fence stands where no rule block")]
    [InlineData("## 9. More\n~~~rule\n", "A fence stands where no rule block")]
    [InlineData("## 9. More\nText\n\n```rules\n```\n", "starts no rule block")]
    [InlineData("## 9. More\nText\n\n```rule\nenforcement: attested\n", "has no end")]
    [InlineData("## 9. More\nText\n| a | b |\n", "A table and text touch here")]
    public void Markdown_that_people_and_machine_would_read_differently_is_refused(string addition, string expected) =>
        Assert.Contains(Errors(Document.Minimal + addition), error => error.Message.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Invalid_UTF8_is_refused_where_it_stands()
    {
        byte[] bytes = [.. "---\nagreement: tést"u8, 0xff, .. "\n---\n"u8];
        AgreementError error = Assert.Single(Rejected(bytes));
        Assert.Equal((2, 16), (error.Line, error.Column));
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_more_than_a_mebibyte_is_refused_unread() =>
        Assert.Contains("1048577 bytes", Assert.Single(Rejected(new byte[AgreementReader.MaxBytes + 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_hundred_faults_are_shown_and_the_rest_counted()
    {
        var text = Document.Minimal + string.Concat(Enumerable.Repeat("a <b> c\n", 500));
        AgreementError[] errors = [.. Errors(text)];
        Assert.Equal(101, errors.Length);
        Assert.StartsWith("40", errors[^1].Message, StringComparison.Ordinal);
    }

    private static ImmutableArray<AgreementError> Errors(string text) => Rejected(Encoding.UTF8.GetBytes(text));

    private static ImmutableArray<AgreementError> Rejected(byte[] document) =>
        Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(document, "a.md")).Errors;
}
