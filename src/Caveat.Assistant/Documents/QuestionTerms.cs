using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Caveat.Assistant.Documents;

/// <summary>What a question asks for: the words to look for, and whether it is about a document as a whole.</summary>
/// <param name="Terms">Words of the question in lower case that say something about what is asked; a number keeps its signs.</param>
/// <param name="IsAboutWhole">Whether it asks for a summary, a translation or the like.</param>
internal sealed record QuestionTerms(IReadOnlyList<string> Terms, bool IsAboutWhole)
{
    private const int Most = 64;

    /// <summary>Words of asking, which say nothing about what is asked.</summary>
    private static readonly FrozenSet<string> Asking = Words("""
        a about an and any are as at be been being but by can could did do does for from give had has have how i if in into is it its
        many may me much must my no not of on or our please say says should tell than that the their them there these they this those
        to us was we were what when where which who whom whose why will with would you your
        à ai ainsi après au aucun aux avec avez avoir avons c ce ceci cela celle celui ces cet cette chez ci combien comment d dans de
        depuis des dit dois doit doivent dont du elle elles en entre es est et étaient était été être eu fait faire faut fut il ils j je
        l la le les leur leurs lors lui m ma mais me mes moi mon n ne ni nos notre nous on ont ou où par pas peut peuvent plus pour
        pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si soient soit son sont sous sur ta te
        tes toi ton tous tout toute toutes tu un une vos votre vous y
        """);

    /// <summary>Words that ask for something made of a whole document.</summary>
    private static readonly FrozenSet<string> Whole = Words("""
        summary summaries summarise summarize summarised summarized overview outline gist abstract synopsis translate translation
        minutes acronym acronyms tasking briefing
        résumé résumés résume résumer résumez synthèse synthétise synthétiser synthétisez aperçu survol traduire traduis traduisez traduction
        acronyme acronymes sigles compte-rendu
        """);

    /// <summary>Words for the document or for the form of the answer: they find nothing when the whole is asked for.</summary>
    private static readonly FrozenSet<string> Form = Words("""
        document documents file files attachment attached text paper report study page pages draft drafting write make list bullet bullets
        point points key main short brief sentence sentences paragraph paragraphs word words one two three four five ten english french
        document documents fichier fichiers joint jointe pièce pièces texte rapport étude liste rédige rédiger rédigez fais faites clé clés
        principaux principales court courte bref brève phrase phrases paragraphe paragraphes mots deux trois quatre cinq dix anglais français
        lignes grandes
        """);

    public static QuestionTerms Of(string question)
    {
        var terms = new List<string>();
        foreach (var word in question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var trimmed = word.ToLowerInvariant().AsSpan().Trim(word.Where(sign => !IsLetter(sign)).Distinct().ToArray());
            if (trimmed.ContainsAnyInRange('0', '9'))
            {
                // 1,450 and STANAG-4774 are looked for as they are written.
                Add(trimmed.ToString());
            }
            else
            {
                foreach (var piece in Split(trimmed.ToString()))
                {
                    Add(piece);
                }
            }
        }

        var isAboutWhole = terms.Exists(Whole.Contains);
        return new QuestionTerms([.. terms.Where(term => !isAboutWhole || !(Whole.Contains(term) || Form.Contains(term))).Take(Most)], isAboutWhole);

        void Add(string term)
        {
            if (term.Length > 0 && !Asking.Contains(term) && !terms.Contains(term))
            {
                terms.Add(term);
            }
        }
    }

    /// <summary>The terms as quoted FTS5 strings, so that nothing in them is read as query syntax.</summary>
    public string ToQuery() => string.Join(" OR ", Terms.Select(term => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static IEnumerable<string> Split(string word)
    {
        var piece = new StringBuilder();
        foreach (var sign in word)
        {
            if (IsLetter(sign))
            {
                piece.Append(sign);
            }
            else if (piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        yield return piece.ToString();
    }

    /// <remarks>Combining marks belong to the letter before them, and the halves of a pair to one sign.</remarks>
    private static bool IsLetter(char sign) =>
        char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;

    private static FrozenSet<string> Words(string words) => FrozenSet.ToFrozenSet(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
