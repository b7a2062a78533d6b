using Caveat.Agreements;
using Caveat.Agreements.Analysis;
using Caveat.Agreements.History;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>An agreement as one page of HTML that needs nothing else, fit to print on A4 and attach to a contract.</summary>
internal sealed class AnnexPage(Agreement agreement, SignatureTally? tally, AnnexWords words)
{
    private static readonly string[] Classes = ["stated", "attested", "detected", "enforced"];

    private readonly Html _html = new();

    public static string ClassOf(Enforcement label) => Classes[(int)label];

    public string Write()
    {
        var language = words.Language.Code;
        _html.Raw($"<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Element("title", $"{agreement.Title} ({agreement.Id} {agreement.Version})")
            .Raw($"<style>\n{AnnexStyle.Of($"{agreement.Id} v{agreement.Version} · {agreement.Digest}", words.Page, words.Of)}\n</style>\n</head>\n<body>\n");
        WriteCover();
        WriteSignatures();
        WriteLabels();
        _html.Raw("<section class=\"text\">\n").Element("h2", words.Text).Element("p", words.TextNote, "class=\"note\"");
        new AnnexText(agreement, words, _html).Write();
        _html.Raw("</section>\n");
        WriteVerification();
        return _html.Raw("</body>\n</html>\n").ToString();
    }

    private void WriteCover()
    {
        _html.Raw("<header class=\"cover\">\n").Element("p", words.Annex, "class=\"eyebrow\"").Element("h1", agreement.Title);
        if (tally is not { IsMet: true })
        {
            _html.Element("p", tally is null ? words.Draft : words.Incomplete, "class=\"draft\"");
        }

        _html.Raw("<dl class=\"facts\">\n");
        Fact(words.Agreement, agreement.Id.Value);
        Fact(words.Version, $"{agreement.Version}");
        Fact(words.InForce, $"{words.From} {Time(agreement.InForce.From)}{(agreement.InForce.Until is { } until ? $", {words.Until} {Time(until)}" : $", {words.NoEnd}")}");
        if (agreement.AppliesTo is not Applicability.Everyone)
        {
            Fact(words.AppliesTo, AppliesTo());
        }

        if (!agreement.YieldsTo.IsEmpty)
        {
            Fact(words.YieldsTo, string.Join(", ", agreement.YieldsTo));
        }

        if (agreement.IsOverlay)
        {
            Fact(words.Overlay, words.OverlayMeaning);
        }

        Fact(words.Threshold, $"{agreement.Threshold} / {agreement.Parties.Length}");
        Fact(words.Hash, agreement.Digest.Value, "class=\"mono\"");
        if (agreement.Amends is { } amends)
        {
            Fact(words.Amends, amends.Value, "class=\"mono\"");
        }

        _html.Raw("</dl>\n</header>\n");
    }

    private void WriteSignatures()
    {
        _html.Element("h2", words.Signatures).Raw("<table>\n<thead><tr>");
        foreach (var head in (string[])[words.Party, words.Role, words.Key, words.State])
        {
            _html.Raw("<th>").Text(head).Raw("</th>");
        }

        _html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var party in agreement.Parties)
        {
            var state = tally?.Parties.First(signature => signature.Party.Id == party.Id).State ?? SignatureState.Missing;
            _html.Raw("<tr><td>").Text(party.Id.Value).Raw("</td><td>").Text(party.Role)
                .Raw("</td><td class=\"key\">").Text(party.Key?.Fingerprint ?? "-")
                .Raw($"</td><td><span class=\"{(state == SignatureState.Good ? "good" : "lack")}\">").Text(words.States[(int)state])
                .Raw("</span> (").Text(party.SignatureRequired ? words.Required : words.Optional).Raw(")</td></tr>\n");
        }

        _html.Raw("</tbody>\n</table>\n");
    }

    private void WriteLabels()
    {
        _html.Element("h2", words.Labels).Raw("<div class=\"meanings\">\n");
        // The strongest first.
        for (var label = Classes.Length - 1; label >= 0; label--)
        {
            _html.Element("span", words.LabelNames[label], $"class=\"label {Classes[label]}\"").Element("span", words.LabelMeanings[label]);
        }

        _html.Raw("</div>\n");
    }

    private void WriteVerification()
    {
        _html.Raw("<section class=\"verify\">\n").Element("h2", words.Verify).Raw("<ol>\n");
        foreach (var step in AnnexVerification.Steps(agreement, words.Language == Language.French))
        {
            _html.Raw("<li>").Text(step.Text);
            if (step.Command.Length > 0)
            {
                _html.Raw("<br>").Element("code", step.Command);
            }

            _html.Raw("</li>\n");
        }

        _html.Raw("</ol>\n</section>\n");
    }

    private void Fact(string name, string value, string attributes = "") => _html.Element("dt", name).Element("dd", value, attributes);

    private string Time(DateTimeOffset time) => RuleSentence.Time(time, words.Language);

    private string AppliesTo() => agreement.AppliesTo switch
    {
        Applicability.ToNations nations => string.Join(", ", nations.Values),
        Applicability.ToVendors vendors => string.Join(", ", vendors.Values),
        Applicability.ToOrganisations organisations => string.Join(", ", [.. organisations.Selection.Ids.Select(id => id.Value), .. organisations.Selection.Kinds.Select(kind => kind.Value)]),
        _ => "",
    };
}
