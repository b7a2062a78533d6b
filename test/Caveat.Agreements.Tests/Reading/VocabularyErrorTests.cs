using System.Text;
using Caveat.Agreements.Reading;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class VocabularyErrorTests
{
    [Theory]
    // Conditions
    [InlineData("forbid: use spying\nand: nation BEL\nwhen detected: refuse\nenforcement: detected", "106:6: \"nation\" is not what \"and\" takes; did you mean \"nations\"?")]
    [InlineData("forbid: tools weapon\nenforcement: detected", "105:15: \"weapon\" is not a class of tools of the register; did you mean \"weapons\"?")]
    [InlineData("forbid: purposes staffwork\nenforcement: attested", "105:18: \"staffwork\" is not a purpose of the register; did you mean \"staff-work\"?")]
    [InlineData("forbid: declared warant\nenforcement: attested", "105:18: \"warant\" is not a declaration of the register; did you mean \"warrant\"?")]
    [InlineData("forbid: not\nenforcement: attested", "105:9: \"not\" is not what \"forbid\" takes: use use, purposes, organisations, nations, vendors, models, data, label above, tools, declared, not declared.")]
    [InlineData("forbid: label above SECRET\nenforcement: detected", "105:21: \"SECRET\" is not a marking: write it in full, such as NATO UNCLASSIFIED or US SECRET.")]
    [InlineData("forbid: label above US SECRET, NATO SECRET\nenforcement: detected", "105:32: \"label above\" takes one marking: remove \"NATO SECRET\".")]
    [InlineData("forbid: tools weapons, unknown, unknown\nenforcement: detected", "105:33: \"unknown\" is listed twice: remove one.")]
    [InlineData("forbid: nations BEL\nand: nations BEL\nenforcement: enforced", "106:6: The term \"nations BEL\" stands twice in this condition: remove one.")]
    [InlineData("forbid: nations BEL\nwhen: nations USA\nenforcement: enforced", "106:1: \"when\" goes with require, limit and except only: remove it, or write \"and\" in its place.")]
    [InlineData("require: marking on answer\nand: nations USA\nenforcement: enforced", "106:1: \"and\" goes on from \"when\", which is not here: write the first term as \"when: …\".")]
    [InlineData("permit: nations BEL\nand: nations USA\nenforcement: enforced", "106:1: \"and\" goes with forbid, require, limit and except only: remove it.")]
    [InlineData("forbid: nations BEL\nwhen detected: refuse\nenforcement: enforced", "106:1: \"when detected\" is for a term \"use\" or \"data\", which screening finds, and this clause has none: write \"then\" in its place.")]
    [InlineData("forbid: use spying\nwhen detected: refuse\nthen: refuse\nenforcement: detected", "107:1: \"then\" is for what needs no screening, and this clause has a term \"use\" or \"data\": write \"when detected\" in its place.")]
    // Requirements
    [InlineData("require: approval\nenforcement: enforced", "105:10: \"approval\" is not what \"require\" takes: use human approval, legal authority, marking on answer, review before release.")]
    [InlineData("require: human approval\nenforcement: enforced", "105:1: The clause does not say who approves: add \"by:\", as in \"by: 1 of role reviewer\" or \"by: person\" and a person of the register.")]
    [InlineData("require: human approval of it\nby: 1 of role reviewer\nenforcement: enforced", "105:25: \"require: human approval\" takes nothing more: remove \"of it\", or write a condition after \"when:\".")]
    [InlineData("require: human approval\nby: 0 of role reviewer\nenforcement: enforced", "106:5: \"0 of role reviewer\" does not say who approves: write \"N of role ROLE\" with a number from 1 to 9, or \"person\" and a person of the register.")]
    [InlineData("require: human approval\nby: 2 of role reviewr\nenforcement: enforced", "106:15: \"reviewr\" is not a role of people who approve; did you mean \"reviewer\"?")]
    [InlineData("require: human approval\nby: person adah\nenforcement: enforced", "106:12: \"adah\" is not a person of the register; did you mean \"ada\"?")]
    [InlineData("require: marking on answer\nby: person ada\nenforcement: enforced", "106:1: \"by\" goes with \"human approval\" and \"review before release\" only: remove it.")]
    [InlineData("require: legal authority\nenforcement: attested", "105:10: \"require: legal authority\" names nothing: say which declaration.")]
    [InlineData("require: legal authority warrent\nenforcement: attested", "105:26: \"warrent\" is not a declaration of the register; did you mean \"warrant\"?")]
    // Limits
    [InlineData("limit: many requests per caller per day\nenforcement: enforced", "105:8: \"many\" is not an amount: write a whole number of at most 15 digits.")]
    [InlineData("limit: 10 requests\nenforcement: enforced", "105:8: \"10 requests\" is not a limit: write it as in \"1000 requests per organisation per day\".")]
    [InlineData("limit: 10 request per caller per day\nenforcement: enforced", "105:11: \"request\" is not what a limit counts; did you mean \"requests\"?")]
    [InlineData("limit: 10 requests per person per day\nenforcement: enforced", "105:24: \"person\" is not whose use a limit counts together: use caller, organisation, nation, network.")]
    [InlineData("limit: 10 requests per caller per year\nenforcement: enforced", "105:35: \"year\" is not a period of a limit: use hour, day, month.")]
    [InlineData("limit: 10.5 requests per caller per day\nenforcement: enforced", "105:8: \"10.5\" is not an amount: write a whole number of at most 15 digits.")]
    [InlineData("limit: 10.5 EUR per caller per day\nenforcement: detected", "105:8: \"10.5\" is not an amount: write a whole number of at most 15 digits, or one with a point and two digits after it.")]
    [InlineData("limit: 0 requests per caller per day\nenforcement: enforced", "105:8: A limit of 0 is a prohibition: write \"forbid\" and, where it starts later, \"from\".")]
    [InlineData("limit: 10 requests per caller per day, 20\nenforcement: enforced", "105:40: \"20\" does not say from when: write a time after it, as in \"… from 2027-01-01T00:00:00Z\", or remove it.")]
    [InlineData("limit: 10 requests per caller per day, 20 from June\nenforcement: enforced", "105:48: \"June\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.")]
    [InlineData("limit: 10 requests per caller per day, 20 from 2026-07-01T00:00:00Z, 30 from 2026-07-01T00:00:00Z\nenforcement: enforced", "105:78: \"2026-07-01T00:00:00Z\" is not after 2026-07-01T00:00:00Z: write the values in the order of their times.")]
    // Protections and duties
    [InlineData("protect: secret\nwhen detected: refuse\nenforcement: detected", "105:10: \"secret\" is not a kind of data that is protected; did you mean \"secrets\"?")]
    [InlineData("protect: secrets\nenforcement: detected", "105:1: The clause does not say what happens: add \"when detected: refuse\" or \"when detected: hold for reviewer\".")]
    [InlineData("protect: personal-data\nenforcement: detected", "105:1: The clause does not say what happens: add \"when detected: refuse\", \"when detected: hold for reviewer\" or \"when detected: redact\".")]
    [InlineData("protect: secrets\nwhen detected: redact\nenforcement: detected", "106:16: A secret is not redacted, because who pasted one should know that it is burnt: write \"refuse\" or \"hold for reviewer\".")]
    [InlineData("retain: sealed content for 90 days, 80 days\nenforcement: enforced", "105:37: \"80 days\" does not say what is kept: write it as in \"sealed content for 90 days\".")]
    [InlineData("retain: content for 90 days\nenforcement: enforced", "105:9: \"content for 90 days\" does not say what is kept: write it as in \"sealed content for 90 days\".")]
    [InlineData("retain: sealed content for many days\nenforcement: enforced", "105:28: \"many days\" is not a number of days: write it as in \"90 days\", with a whole number from 1 to 999999.")]
    [InlineData("retain: sealed content for 3 months\nenforcement: enforced", "105:28: \"3 months\" is not a number of days: write it as in \"90 days\", with a whole number from 1 to 999999.")]
    [InlineData("residency: BEL, XX\nenforcement: attested", "105:17: \"XX\" is not an ISO 3166-1 alpha-3 code of a nation: write three capitals, such as BEL.")]
    [InlineData("report: weekly\nenforcement: attested", "105:9: \"weekly\" does not say when and to whom: write it as in \"every month to PARTY\", with a party of the agreement.")]
    [InlineData("report: every year to vendor\nenforcement: attested", "105:15: \"year\" is not how often a report is due: use week, month, quarter.")]
    [InlineData("report: every month\nenforcement: attested", "105:9: \"every month\" does not say when and to whom: write it as in \"every month to PARTY\", with a party of the agreement.")]
    [InlineData("report: every month to vendors\nenforcement: attested", "105:24: \"vendors\" is not a party of the register; did you mean \"vendor\"?")]
    // Exceptions
    [InlineData("except: clause 6\nenforcement: enforced", "105:1: An exception without a condition would take the whole clause away: add \"when:\", or remove the clause that it names.")]
    [InlineData("except: clause 7\nwhen: nations BEL\nenforcement: enforced", "105:16: There is no clause \"7\" to make an exception from: name one of this agreement.")]
    [InlineData("except: clause 9\nwhen: nations BEL\nenforcement: enforced", "105:16: Clause 9 would be an exception from itself: name the clause that it weakens.")]
    [InlineData("except: clause 2\nwhen: nations BEL\nenforcement: enforced", "105:16: Clause 2 has no rule that can have an exception: name a clause with forbid, exclude, require, limit, protect or residency.")]
    [InlineData("except: clause six\nwhen: nations BEL\nenforcement: enforced", "105:16: \"six\" is not a clause number: write digits and dots, such as 4.2.")]
    [InlineData("except: clause 6, 7\nwhen: nations BEL\nenforcement: enforced", "105:19: An exception weakens one clause: give the one for \"7\" a clause of its own.")]
    [InlineData("except: clause 6\nwhen: nations BEL\nthen: refuse\nenforcement: enforced", "107:7: \"refuse\" is not what an exception can do: use permit, hold for reviewer.")]
    // Intervals and waivers
    [InlineData("forbid: nations BEL\nfrom: tomorrow\nenforcement: enforced", "106:7: \"tomorrow\" is not a time: write it in UTC as 2026-03-02T17:00:00Z.")]
    [InlineData("forbid: nations BEL\nfrom: 2026-07-01T00:00:00Z\nuntil: 2026-07-01T00:00:00Z\nenforcement: enforced", "107:8: \"until\" is not after \"from\", so the clause would never count: write a time later than 2026-07-01T00:00:00Z.")]
    [InlineData("scope: network net-a\nceiling: NATO SECRET from 2026-07-01T00:00:00Z\nenforcement: detected", "106:27: The first value holds until the first time of the series, so it has no time of its own: write it without \"from\".")]
    [InlineData("from: 2026-07-01T00:00:00Z\nenforcement: attested", "105:1: \"from\" goes with permit, forbid, exclude, require, limit, protect, retain, residency, report and except only: remove it.")]
    [InlineData("permit: nations BEL\nwaiver: by court of rank general, for at most 3 days, notice within 1 days\nenforcement: enforced", "106:1: \"waiver\" goes with forbid, exclude, require, limit, protect and residency only: remove it.")]
    [InlineData("forbid: nations BEL\nwaiver: by office-of-review\nenforcement: enforced", "106:9: The clause does not say in full how it may be waived: write \"waiver: by AUTHORITY of rank RANK, for at most 30 days, notice within 7 days\".")]
    [InlineData("forbid: nations BEL\nwaiver: by court of rank general, for at most 3 days, notice within 1 days\nenforcement: enforced", "106:12: The authority \"court\" may not waive: name one that may, or add \"waive\" to its row.")]
    [InlineData("forbid: nations BEL\nwaiver: by office-of-revue of rank general, for at most 3 days, notice within 1 days\nenforcement: enforced", "106:12: \"office-of-revue\" is not an authority of the register; did you mean \"office-of-review\"?")]
    [InlineData("forbid: nations BEL\nwaiver: by office-of-review of rank generals, for at most 3 days, notice within 1 days\nenforcement: enforced", "106:37: Nobody of \"office-of-review\" who can sign has the rank \"generals\"; did you mean \"general\"?")]
    [InlineData("forbid: nations BEL\nwaiver: by office-of-review of rank general, for at most 3 weeks, notice within 1 days\nenforcement: enforced", "106:58: \"3 weeks\" is not a number of days: write it as in \"90 days\", with a whole number from 1 to 999999.")]
    public void A_fault_in_a_rule_is_told_with_its_place_and_its_mend(string rule, string expected) =>
        Assert.Equal("a.md:" + expected, First(Document.FullWith(rule)));

    [Theory]
    // Tables
    [InlineData("| fire_* | weapons | acts |", "| search_* | weapons | acts |", "34:3: The tool \"search_*\" is listed twice: keep one row, the first stands in line 33.")]
    [InlineData("| fire_* | weapons | acts |", "| fire * | weapons | acts |", "34:3: \"fire *\" is not a pattern of tools' names: use visible ASCII without spaces, at most 200 characters, and \"*\" for any characters.")]
    [InlineData("| fire_* | weapons | acts |", "| fire_* | unknown | acts |", "34:12: \"unknown\" stands for the tools that no row names: give this class another id.")]
    [InlineData("| fire_* | weapons | acts |", "| fire_* | weapons | act |", "34:22: \"act\" is not what a tool does; did you mean \"acts\"?")]
    [InlineData("terminate suspend waive | 2 |", "terminate wave | 2 |", "43:55: \"wave\" is nothing that an authority may do; did you mean \"waive\"?")]
    [InlineData("terminate suspend waive | 2 |", "terminate terminate | 2 |", "43:55: \"terminate\" is listed twice: remove one.")]
    [InlineData("terminate suspend waive | 2 |", "| 2 |", "43:45: The authority \"office-of-review\" may do nothing: write one or more of terminate, suspend, stay, reinstate, supersede, waive, with spaces between.")]
    [InlineData("terminate suspend waive | 2 |", "terminate suspend waive | 3 |", "43:71: The authority \"office-of-review\" needs 3 signatures, and 2 of its people can sign: list more in the table of people, with their keys, or write a smaller number.")]
    [InlineData("terminate suspend waive | 2 |", "terminate suspend waive | two |", "43:71: \"two\" is not a number of signatures: write a whole number from 1 to 64.")]
    [InlineData("| general | office-of-review | unenrolled |", "| general | office-of-revue | unenrolled |", "48:25: \"office-of-revue\" is not an authority of the register; did you mean \"office-of-review\"?")]
    [InlineData("| general | office-of-review | unenrolled |", "| General | office-of-review | unenrolled |", "48:15: \"General\" is not a valid rank id: use lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.")]
    [InlineData("| general | office-of-review | unenrolled |", "| general | office-of-review | p384:AAAA |", "48:44: \"p384:AAAA\" is not a person's public key: write the \"p384:…\" that `caveat agreement key` prints, or \"unenrolled\" while this is a draft.")]
    [InlineData("| general | office-of-review | unenrolled |", "| general | office-of-review | - |", "43:71: The authority \"office-of-review\" needs 2 signatures, and 1 of its people can sign: list more in the table of people, with their keys, or write a smaller number.")]
    [InlineData("| warrant | A court issued a warrant |", "| warrant | |", "38:13: \"warrant\" has no plain words beside it: say what it is.")]
    [InlineData("enforcement: detected\n```\n\n## 2.", "from: 2026-07-01T00:00:00Z\nenforcement: detected\n```\n\n## 2.", "59:1: \"from\" goes with permit, forbid, exclude, require, limit, protect, retain, residency, report and except only: remove it, and date the ceiling instead, as in \"NATO UNCLASSIFIED, NATO RESTRICTED from 2027-01-01T00:00:00Z\".")]
    // Front matter
    [InlineData("version: 1", "version: 1\napplies-to: BEL", "4:13: \"BEL\" is not what \"applies-to\" takes: use nations, vendors, organisations.")]
    [InlineData("version: 1", "version: 1\napplies-to: nations BEL, XXX", "4:26: \"XXX\" is not an ISO 3166-1 alpha-3 code of a nation: write three capitals, such as BEL.")]
    [InlineData("version: 1", "version: 1\napplies-to: vendors vendro", "4:21: \"vendro\" is not a vendor of the register; did you mean \"vendor\"?")]
    [InlineData("version: 1", "version: 1\nyields-to: test", "4:12: \"test\" is this agreement, which cannot yield to itself: name another or remove it.")]
    [InlineData("version: 1", "version: 1\nyields-to: Alliance", "4:12: \"Alliance\" is not a valid agreement id: use lower-case letters, digits and single hyphens, starting with a letter, at most 64 characters.")]
    [InlineData("version: 1", "version: 1\noverlay: no", "4:10: \"no\" does not say whether this is an overlay: write \"yes\", or remove the line where it is none.")]
    public void A_fault_in_a_table_or_the_front_matter_is_told_with_its_place_and_its_mend(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Document.Full, StringComparison.Ordinal);
        int at = Document.Full.IndexOf(sound, StringComparison.Ordinal);
        Assert.Equal("a.md:" + expected, First(Document.Full[..at] + broken + Document.Full[(at + sound.Length)..]));
    }

    private static string First(string text) =>
        Assert.IsType<ReadResult.Rejected>(AgreementReader.Read(Encoding.UTF8.GetBytes(text), "a.md")).Errors[0].ToString();
}
