using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Analysis;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>The signed text as HTML: every line of it, with each rule also in words.</summary>
internal sealed class AnnexText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private readonly Agreement _agreement;
    private readonly AnnexWords _words;
    private readonly Html _html;
    private readonly Language[] _languages;
    private Clause? _clause;
    private bool _inTranslation;

    public AnnexText(Agreement agreement, AnnexWords words, Html html)
    {
        (_agreement, _words, _html) = (agreement, words, html);
        _languages = agreement.Languages.Length > 1
            ? [.. agreement.Languages.Where(language => language == Language.English || language == Language.French).DefaultIfEmpty(words.Language)]
            : [words.Language];
    }

    public void Write()
    {
        var document = Markdown.Parse(Body(), Pipeline);
        Disarm(document);
        // The title stands on the cover.
        foreach (var block in document.Where(block => block is not HeadingBlock { Level: 1 }))
        {
            Write(block);
        }

        EndClause();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading when TranslationOf(heading) is { } language:
                EndTranslation();
                _html.Raw($"<div class=\"translation\" lang=\"{language.Code}\">\n");
                _inTranslation = true;
                _html.Element("h3", _clause!.In(language).Title);
                break;
            case HeadingBlock heading:
                EndClause();
                _clause = ClauseOf(heading);
                Render(heading);
                break;
            case FencedCodeBlock { Info: "rule" } rule when _clause is { } clause:
                EndTranslation();
                WriteRule(clause, rule.Lines.ToString().TrimEnd());
                _clause = null;
                break;
            default:
                Render(block);
                break;
        }
    }

    /// <summary>A clause that no rule block ended is stated.</summary>
    private void EndClause()
    {
        EndTranslation();
        if (_clause is { Text.Length: > 0 } clause)
        {
            _html.Raw("<p class=\"only\">");
            WriteLabel(clause.Enforcement);
            _html.Raw("</p>\n");
        }

        _clause = null;
    }

    private void EndTranslation()
    {
        if (_inTranslation)
        {
            _html.Raw("</div>\n");
            _inTranslation = false;
        }
    }

    private void WriteRule(Clause clause, string lines)
    {
        _html.Raw($"<div class=\"rule {AnnexPage.ClassOf(clause.Enforcement)}\">\n");
        WriteLabel(clause.Enforcement);
        foreach (var language in _languages.Where(_ => clause.Rule is not null))
        {
            string sentences = string.Join(' ', new[] { RuleSentence.Of(clause.Rule!, language), RuleSentence.TimesOf(clause, language), RuleSentence.WaiverOf(clause, language) }.Where(text => text.Length > 0));
            _html.Element("div", AnnexWords.In(language).InWords, "class=\"part\"").Element("p", sentences, $"lang=\"{language.Code}\"");
        }

        _html.Element("div", _words.Rule, "class=\"part\"").Element("pre", lines).Raw("</div>\n");
    }

    private void WriteLabel(Enforcement label) => _html
        .Element("span", _words.LabelNames[(int)label], $"class=\"label {AnnexPage.ClassOf(label)}\"")
        .Element("span", _words.LabelMeanings[(int)label], "class=\"meaning\"");

    private void Render(Block block)
    {
        using StringWriter writer = new();
        HtmlRenderer renderer = new(writer);
        Pipeline.Setup(renderer);
        renderer.Render(block);
        _html.Raw(writer.ToString());
    }

    private Clause? ClauseOf(HeadingBlock heading)
    {
        string label = TextOf(heading).Split(' ')[0].TrimEnd('.');
        return ClauseNumber.TryParse(label, out var number) ? _agreement.Clauses.FirstOrDefault(clause => clause.Number == number) : null;
    }

    /// <summary>A heading under a clause that starts with a language of the agreement begins that language's text.</summary>
    private Language? TranslationOf(HeadingBlock heading) =>
        _clause is not null && Language.TryParse(TextOf(heading).Split(' ')[0], out var language) && _clause.Translations.Any(text => text.Language == language) ? language : null;

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }));

    /// <summary>The body without front matter, and without the byte order of lines mattering.</summary>
    private string Body()
    {
        string[] lines = Encoding.UTF8.GetString(_agreement.Source.Span).Split('\n');
        int end = Array.FindIndex(lines, 1, line => line.TrimEnd('\r') == "---");
        return string.Join('\n', lines.Skip(end + 1));
    }

    /// <summary>Links go where people can read that they go, and nothing is loaded or run.</summary>
    private static void Disarm(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            bool safe = Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";
            link.Url = safe && !link.IsImage ? link.Url : "#";
            link.IsImage = false;
        }

        foreach (var cell in document.Descendants<TableCell>())
        {
            if (cell.Descendants<LiteralInline>().FirstOrDefault()?.Content.ToString().StartsWith("p384:", StringComparison.Ordinal) == true)
            {
                cell.GetAttributes().AddClass("key");
            }
        }
    }
}
