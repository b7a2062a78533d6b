using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Labels.Documents.Mail;

/// <summary>Tells a message's own text from what it quotes: lines that begin with <c>&gt;</c>, and all that follows a line that introduces an earlier message.</summary>
/// <remarks>A guess that decides nothing alone: both kinds of text are read for markings.</remarks>
internal static partial class QuotedHistory
{
    private const int IntroductionLength = 300;
    private const int HeaderLines = 4;

    // "On 3 May, Anna wrote:" in the languages of the alliance.
    private const string Wrote =
        "wrote|schrieb|a écrit|ha scritto|escribió|va escriure|escreveu|schreef|skrev|skrifaði|kirjoitti|kirjutas|rakstīja|rašė|napisał|napisała|napsal|napsala|napísal|napísala|" +
        "írta|a scris|napisao|napisala|napisal|je napisao|написа|написал|ја напиша|напиша|έγραψε|yazdı|shkroi";

    // "Original Message" and "Forwarded Message" between dashes.
    private const string Earlier =
        "original|ursprüngliche|origine|originale|oprindelig|opprinnelig|ursprungligt|oorspronkelijk|oryginalna|původní|pôvodná|eredeti|izvorna|izvirno|originalna|первоначално|оригинално|" +
        "αρχικό|orijinal|özgün|alkuperäinen|algne|oriģināl|pradinis|forwarded|weitergeleitet|transféré|inoltrato|reenviado|encaminhada|reencaminhada|doorgestuurd|vidaresänt|videresend|videresendt|" +
        "przekazana|přeposlaná|továbbított|проследено|препратено|προωθημένο|iletilen|välitetty|redirecționat|proslijeđena|proslijeđeno|posredovano";

    public static IEnumerable<(string Text, bool IsQuoted)> Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var piece = new StringBuilder();
        var pieceIsQuoted = false;
        var restIsQuoted = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var marked = lines[i].StartsWith('>');
            var introduces = !marked && !restIsQuoted && Introduces(lines, i);
            // Where the quoted lines are marked, the answer may stand between and below them.
            restIsQuoted |= introduces && !NextIsMarked(lines, i);
            var isQuoted = marked || introduces || restIsQuoted;
            if (isQuoted != pieceIsQuoted && piece.Length > 0)
            {
                yield return (piece.ToString(), pieceIsQuoted);
                piece.Clear();
            }
            pieceIsQuoted = isQuoted;
            // Without its mark the quoted line begins as it did in its own message.
            piece.Append(marked ? lines[i].AsSpan().TrimStart("> ") : lines[i]).Append('\n');
        }
        if (piece.Length > 0)
        {
            yield return (piece.ToString(), pieceIsQuoted);
        }
    }

    private static bool Introduces(string[] lines, int at)
    {
        var line = lines[at].AsSpan().Trim();
        if (line.Length is < 4 or > IntroductionLength)
        {
            return false;
        }
        return Attribution().IsMatch(line) || Divider().IsMatch(line) || (Sender().IsMatch(line) && HasSentLine(lines, at + 1));
    }

    // Outlook's block: From, Sent, To, Subject, in any order after the first.
    private static bool HasSentLine(string[] lines, int from)
    {
        for (var i = from; i < Math.Min(from + HeaderLines, lines.Length); i++)
        {
            if (lines[i].Length <= IntroductionLength && Sent().IsMatch(lines[i]))
            {
                return true;
            }
        }
        return false;
    }

    private static bool NextIsMarked(string[] lines, int at)
    {
        for (at++; at < lines.Length; at++)
        {
            if (!string.IsNullOrWhiteSpace(lines[at]))
            {
                return lines[at].StartsWith('>');
            }
        }
        return false;
    }

    [GeneratedRegex(@"(^|\W)(" + Wrote + @")(\W.{0,80})?:$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^(-{3,}|_{3,}).{0,30}(" + Earlier + @").{0,40}(-{3,}|_{3,})$|^begin forwarded message:$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^\W{0,2}(from|von|de|da|van|fra|från|frá|od|feladó|από|от|lähettäjä|saatja|nuo|no|kimden|nga)\W{0,2}:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sender();

    [GeneratedRegex(
        @"^\W{0,2}(sent|date|gesendet|datum|envoyé|inviato|data|enviado|fecha|verzonden|sendt|dato|skickat|sent|lähetetty|päivämäärä|saadetud|kuupäev|nosūtīts|datums|išsiųsta|wysłano|odesláno|odoslané|elküldve|dátum|trimis|poslano|послано|изпратено|испратено|дата|στάλθηκε|εστάλη|ημερομηνία|gönderildi|tarih|dërguar)\W{0,2}:",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sent();
}
