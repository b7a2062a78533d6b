namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>applies-to:</c> of the front matter.</summary>
internal static class ApplicabilityReader
{
    private static readonly string[] Dimensions = ["nations", "vendors", "organisations"];

    public static Applicability Read(Word? word, NameReader names, ErrorList errors)
    {
        if (word is not { } value || Phrase.OpenList(value.Parts(), "applies-to", Dimensions, errors) is not var (dimension, words))
        {
            return new Applicability.Everyone();
        }

        return dimension switch
        {
            "nations" => new Applicability.ToNations(names.Nations(words)),
            "vendors" => new Applicability.ToVendors(names.Vendors(words)),
            _ => new Applicability.ToOrganisations(names.Organisations(words)),
        };
    }
}
