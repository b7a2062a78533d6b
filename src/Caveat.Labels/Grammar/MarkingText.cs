using System.Diagnostics.CodeAnalysis;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Banner lines and portion marks to labels and back, by strict grammars. Stateless and thread-safe.</summary>
/// <remarks>
/// For labels that are declared, set or shown; to find markings in any text there is the marking reader. What is written reads back as the same label.
/// NATO (ADatP-4774 tables 17 and 18), EU, UK and nations: owner, classification, categories, in English, French or the nation's languages, with or
/// without accents. United States: DoDM 5200.01 volume 2 and the CUI Marking Handbook, with <c>//DEU SECRET</c> and <c>//JOINT</c> for information of others.
/// </remarks>
public static class MarkingText
{
    private const int MaxLength = 4096;

    /// <summary>Reads a banner, or a portion mark in parentheses, by the policies that come with the library.</summary>
    /// <param name="policy">Whose marking it is; null finds out, and refuses words that several policies share.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Label? label, [NotNullWhen(false)] out MarkingFault? fault, PolicyId? policy = null) =>
        TryParse(text, SecurityPolicies.BuiltIn, out label, out fault, policy);

    /// <summary>Reads a banner, or a portion mark in parentheses.</summary>
    public static bool TryParse(string text, SecurityPolicies policies, [NotNullWhen(true)] out Label? label, [NotNullWhen(false)] out MarkingFault? fault, PolicyId? policy = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(policies);
        var parse = Parse(text, policies, policy);
        fault = parse.Faults.Count > 0 ? parse.Faults[0] : null;
        label = fault is null ? parse.Label : null;
        return label is not null;
    }

    /// <summary>Writes a valid label, or says in one sentence why it cannot be written.</summary>
    /// <param name="language">Of a banner: <c>en</c>, <c>fr</c> or a language of the nation; the policy's first when it has no such words.</param>
    public static bool TryRender(Label label, [NotNullWhen(true)] out string? marking, [NotNullWhen(false)] out string? error, MarkingForm form = MarkingForm.Banner, string language = "") =>
        TryRender(label, SecurityPolicies.BuiltIn, out marking, out error, form, language);

    /// <summary>Writes a valid label, or says in one sentence why it cannot be written.</summary>
    public static bool TryRender(Label label, SecurityPolicies policies, [NotNullWhen(true)] out string? marking, [NotNullWhen(false)] out string? error, MarkingForm form = MarkingForm.Banner, string language = "")
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(language);
        marking = null;
        // An invalid label has no marking: its rendering could read as a weaker one. Fails closed.
        if (policies.Validate(label) is [var invalid, ..])
        {
            error = invalid;
            return false;
        }
        _ = policies.TryFind(label.Policy, out var policy);
        var isPortion = form is MarkingForm.Portion or MarkingForm.ForeignPortion;
        error = null;
        marking = form is MarkingForm.ForeignBanner or MarkingForm.ForeignPortion || policy!.Grammar == MarkingGrammar.Joint ? ForeignWriter.Write(policy!, label, isPortion, out error)
            : policy.Grammar == MarkingGrammar.Sections ? SectionWriter.Write(policy, label, isPortion)
            : PhraseWriter.Write(policy, label, isPortion, language);
        return marking is not null;
    }

    /// <summary>Writes a label that <see cref="TryRender(Label, out string?, out string?, MarkingForm, string)"/> accepts.</summary>
    /// <exception cref="ArgumentException">The label is not valid, or has no words in that form.</exception>
    public static string Render(Label label, MarkingForm form = MarkingForm.Banner, string language = "") =>
        TryRender(label, out var marking, out var error, form, language) ? marking : throw new ArgumentException(error, nameof(label));

    /// <summary>Reads with all faults, for the banner check.</summary>
    internal static MarkingParse Parse(string text, SecurityPolicies policies, PolicyId? policy)
    {
        if (text.Length > MaxLength)
        {
            return MarkingParse.Broken($"The text has {text.Length} characters, and no marking has more than {MaxLength}.", 1);
        }
        var folded = FoldedText.Of(text);
        var isPortion = folded.Text is ['(', .., ')'] && folded.Text.AsSpan(1, folded.Text.Length - 2).IndexOfAny('(', ')') < 0;
        if (isPortion)
        {
            // The parenthesis becomes white space, so that columns stay those of the text.
            folded = FoldedText.Of(text.Replace('(', ' ').Replace(')', ' '));
        }
        if (folded.Text.Length == 0)
        {
            return MarkingParse.Broken("The text is empty: public material is marked PUBLIC.", 1);
        }
        if (folded.Text.StartsWith("//", StringComparison.Ordinal))
        {
            var foreign = new ForeignReader(policies, folded, isPortion).Read();
            return policy is { } expected && foreign.Label is { } read && !(policies.TryFind(expected, out var wanted) && wanted.IsCalled(read.Policy))
                ? MarkingParse.Broken($"The marking is of {read.Policy} and not of {expected}.", 1)
                : foreign;
        }
        if (policy is not { } one)
        {
            return ParseAny(folded, policies, isPortion);
        }
        return policies.TryFind(one, out var found) ? ParseOne(folded, found, isPortion) : MarkingParse.Broken($"The policy \"{one}\" is not known here.", 1);
    }

    private static MarkingParse ParseOne(FoldedText text, SecurityPolicy policy, bool isPortion) => policy.Grammar switch
    {
        MarkingGrammar.Sections => new SectionReader(policy, text, isPortion).Read(),
        MarkingGrammar.Joint => MarkingParse.Broken($"A marking of {policy.Id} starts with //JOINT.", 1),
        _ => new PhraseReader(PhraseBook.Of(policy, isPortion), text).Read(),
    };

    private static MarkingParse ParseAny(FoldedText text, SecurityPolicies policies, bool isPortion)
    {
        MarkingParse? best = null;
        List<Label> labels = [];
        foreach (var policy in policies.All.Where(policy => policy.Grammar != MarkingGrammar.Joint))
        {
            var parse = ParseOne(text, policy, isPortion);
            if (parse is { Label: { } label, Faults.Count: 0 })
            {
                labels.Add(label);
            }
            if (best is null || Rank(parse) > Rank(best))
            {
                best = parse;
            }
        }
        return labels.Count == 0 && (best is null || Rank(best) <= 1)
            ? MarkingParse.Broken($"\"{text.WordAt(0)}\" begins no marking that is known: start with an owner and a classification, such as NATO SECRET.", text.ColumnOf(0))
            : labels.Count <= 1 ? best!
            // Fails closed: the same words are different levels in different nations.
            : MarkingParse.Broken($"The marking is one of {string.Join(", ", labels.Select(label => label.Policy))}: say of which policy.", 1);
    }

    // A valid label, then one with faults, then the attempt that came furthest; the first policy wins a tie.
    private static int Rank(MarkingParse parse) =>
        parse.Label is null ? parse.Faults[0].Column + (parse.IsMalformed ? 1 : 0)
        : parse.Faults.Count > 0 ? MaxLength + 2
        : MaxLength + 3;
}
