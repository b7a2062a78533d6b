using System.Globalization;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>Chooses for each clause the term to look it up by: the one whose most common value the fewest clauses name.</summary>
internal static class KeyChoice
{
    /// <summary>Stands for the class that an unknown tool does not have; no class can be called so.</summary>
    public const string UnknownTool = "*";

    public static ILookup<TermDimension, (string Key, Restriction Restriction)> Choose(IReadOnlyList<Restriction> restrictions)
    {
        Dictionary<(TermDimension, string), int> crowds = [];
        foreach (var keys in restrictions.SelectMany(restriction => restriction.When.Terms).Select(KeysOf))
        {
            foreach (string key in keys.Values)
            {
                crowds[(keys.Dimension, key)] = crowds.GetValueOrDefault((keys.Dimension, key)) + 1;
            }
        }

        return restrictions
            .SelectMany(restriction =>
            {
                var (dimension, values) = restriction.When.Terms
                    .Select(KeysOf)
                    .Where(keys => keys.Dimension != TermDimension.None)
                    .OrderBy(keys => keys.Values.Max(value => crowds[(keys.Dimension, value)]))
                    .ThenBy(keys => keys.Dimension)
                    .FirstOrDefault((TermDimension.None, [""]));
                return values.Select(value => (Dimension: dimension, Entry: (value, restriction)));
            })
            .ToLookup(entry => entry.Dimension, entry => entry.Entry);
    }

    private static (TermDimension Dimension, string[] Values) KeysOf(Term term) => term switch
    {
        Term.OfUses uses => (TermDimension.Use, [.. uses.Values.Select(value => value.Value)]),
        Term.OfData data => (TermDimension.Data, [.. data.Values.Select(value => value.Value)]),
        Term.OfTools tools => (TermDimension.Tool, [.. tools.Values.Select(value => value.Value), .. tools.Unknown ? [UnknownTool] : (string[])[]]),
        Term.Declared declared => (TermDimension.Declaration, [.. declared.Values.Select(value => value.Value)]),
        Term.LabelAbove label => (TermDimension.Label, [((int)label.Grade.Classification).ToString(CultureInfo.InvariantCulture)]),
        Term.OfModels models => (TermDimension.Model, [.. models.Values.Select(value => value.ToString())]),
        Term.OfPurposes purposes => (TermDimension.Purpose, [.. purposes.Values.Select(value => value.Value)]),
        Term.OfNations nations => (TermDimension.Nation, [.. nations.Values.Select(value => value.Value)]),
        Term.OfVendors vendors => (TermDimension.Vendor, [.. vendors.Values.Select(value => value.Value)]),
        Term.OfOrganisations { Selection.Ids.IsEmpty: false } organisations => (TermDimension.Organisation, [.. organisations.Selection.Ids.Select(value => value.Value)]),
        Term.OfOrganisations organisations => (TermDimension.Kind, [.. organisations.Selection.Kinds.Select(value => value.Value)]),
        // What is absent cannot be looked up.
        _ => (TermDimension.None, []),
    };
}
