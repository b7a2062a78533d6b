using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Exports;

public sealed class PaperTests
{
    [Theory]
    [InlineData("NATO UNCLASSIFIED", "NATO UNCLASSIFIED")]
    [InlineData("UNMARKED", "UNMARKED")]
    [InlineData("NATO RESTRICTED", "UNMARKED", "NATO UNCLASSIFIED", "NATO RESTRICTED")]
    [InlineData("NATO SECRET", "nato  secret", "NATO CONFIDENTIAL")]
    [InlineData("EU RESTRICTED; NATO RESTRICTED", "NATO RESTRICTED", "EU RESTRICTED")]
    [InlineData("EU SECRET; NATO RESTRICTED", "NATO RESTRICTED", "EU SECRET")]
    [InlineData("WHATEVER; NATO RESTRICTED", "NATO RESTRICTED", "WHATEVER")]
    public void One_marking_stands_for_all_or_each_is_named(string joined, params string[] markings) =>
        Assert.Equal(joined, PaperMarkings.Join(markings));

    [Theory]
    [InlineData("NATO UNCLASSIFIED", "(NU)")]
    [InlineData("NATO SECRET", "(NS)")]
    [InlineData("WHATEVER", "(WHATEVER)")]
    [InlineData("UNMARKED", "(UNMARKED)")]
    public void A_portion_mark_is_short_where_there_is_a_short_form(string marking, string portion) =>
        Assert.Equal(portion, PaperMarkings.Portion(marking));

    [Fact]
    public void An_unmarked_paper_says_so_and_has_no_portion_marks()
    {
        var paper = Papers.OfAnswer(Papers.Answer("Words.", "UNMARKED"));
        Assert.Equal(("UNMARKED", (string?)null), (paper.Marking, paper.Parts[0].Portion));
    }

    [Fact]
    public void A_source_raises_the_marking_of_the_answer_that_cites_it()
    {
        Assert.Equal("NATO UNCLASSIFIED", Papers.OfAnswer(Papers.Answer("See [1].", "UNMARKED")).Marking);
        Assert.Equal("UNMARKED", Papers.OfAnswer(Papers.Answer("See nothing.", "UNMARKED")).Marking);
    }

    [Fact]
    public void Each_turn_bears_its_own_exchange_s_mark_and_the_pages_the_highest()
    {
        var paper = Papers.OfConversation(
            Papers.Question("One?"), Papers.Answer("One.", "NATO UNCLASSIFIED"), Papers.Question("Two?"), Papers.Answer("Two.", "NATO RESTRICTED"), Papers.Question("Three?"), Papers.Answer("Three.", "UNMARKED"));
        Assert.Equal("NATO RESTRICTED", paper.Marking);
        Assert.Equal(["(NU)", "(NU)", "(NR)", "(NR)", "(UNMARKED)", "(UNMARKED)"], paper.Parts.Select(part => part.Portion));
    }

    [Fact]
    public void Text_without_any_label_is_marked_as_high_as_the_network_may_hold() =>
        Assert.Equal("NATO RESTRICTED", Papers.OfAnswer(Papers.Answer("Words.", label: null)).Marking);

    [Fact]
    public void A_refused_question_bears_the_marking_that_it_was_refused_for()
    {
        var refusal = new RefusalView(403, "refused", "It is above the ceiling.", "2.1", "Nothing above the ceiling.", Marking: "NATO SECRET");
        var paper = Papers.OfConversation(Papers.Question("NATO SECRET text"), Papers.Answer("", label: null, TurnState.Refused, refusal));
        Assert.Equal(("NATO SECRET", "(NS)"), (paper.Marking, paper.Parts[0].Portion));
        Assert.Equal(["Refused: It is above the ceiling.", "Clause 2.1: Nothing above the ceiling."], paper.Parts[1].Remarks);
    }

    [Fact]
    public void An_answer_that_was_stopped_says_so() =>
        Assert.Single(Papers.OfAnswer(Papers.Answer(state: TurnState.Stopped)).Parts[0].Remarks);

    [Fact]
    public void Only_cited_sources_are_listed()
    {
        Assert.Single(Papers.OfAnswer(Papers.Answer("See [1].")).Parts[0].Sources);
        Assert.Empty(Papers.OfAnswer(Papers.Answer("See `[1]` and [2].")).Parts[0].Sources);
    }

    [Fact]
    public void The_facts_name_who_which_model_and_which_agreement()
    {
        var facts = Papers.OfAnswer(Papers.Answer(), Locale.French).Facts;
        Assert.Contains(("Modèle", "quoting-1, fourni par Example Vendor"), facts);
        Assert.Contains(("Accord", "Agreement on AI (department), version 2"), facts);
        Assert.Contains(("Par", "Ann Officer"), facts);
    }

    [Theory]
    [InlineData("Convoy <b>& escort", "Convoy-b-escort.docx")]
    [InlineData("../../etc/passwd", "etc-passwd.docx")]
    [InlineData("\r\nX: y\"", "X-y.docx")]
    [InlineData("…", "caveat.docx")]
    [InlineData("Réunion n° 4", "Réunion-n-4.docx")]
    public void A_file_s_name_has_only_letters_digits_and_hyphens(string title, string name) => Assert.Equal(name, ExportName.Of(title, ExportFormat.Word));

    [Fact]
    public void A_name_outside_ASCII_goes_in_both_forms_of_RFC_6266() =>
        Assert.Equal("attachment; filename=R_union.pdf; filename*=UTF-8''R%C3%A9union.pdf", ExportName.Disposition("Réunion", ExportFormat.Pdf));
}
