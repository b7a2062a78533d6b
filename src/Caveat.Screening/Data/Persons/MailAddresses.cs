using System.Collections.Frozen;

namespace Caveat.Screening.Data.Persons;

/// <summary>E-mail addresses of persons; addresses of an office (<c>info@</c>) and of documentation (RFC 2606) are nobody's.</summary>
internal static class MailAddresses
{
    // RFC 5321, section 4.5.3.1.
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Roles = Set(
        "info contact contacts support admin administrator office sales noreply no reply do not donotreply postmaster webmaster abuse help helpdesk desk press media hr jobs careers recruiting recruitment "
        + "service services customer customers team mail hello security privacy dpo legal billing accounts accounting finance newsletter news root hostmaster enquiries enquiry inquiries feedback git "
        + "kontakt presse bewerbung post poststelle accueil secretariat standard direction communication bureau duty officer watch ops operations room reception events event marketing "
        + "it is user users username you your name first last firstname lastname someone somebody example test everyone all staff subscribe unsubscribe list lists announce dev devel developers build ci bot robot daemon "
        + "mailer system alerts alert monitoring notifications notification orders order booking bookings library archive foia public affairs centre center registry central postbox mailbox department division unit "
        + "j1 j2 j3 j4 j5 j6 s1 s2 s3 s4 s6 g1 g2 g3 g4 g6 cell section branch email e inbox ssh deploy www data partners procurement tenders payroll consulate embassy visa access assist sender recipient from to abc xyz foo bar baz partnerships intake");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unreal = Set("example test invalid local localhost localdomain internal png jpg jpeg gif svg webp ico css js ts mjs json yaml yml so dll service");

    public static DataMatch Read(ReadOnlySpan<char> text, int floor, int at)
    {
        var start = at;
        while (start > floor && at - start <= LongestLocal && IsLocal(text[start - 1]))
        {
            start--;
        }
        if (start < at && Edge.IsEscaped(text, start + 1))
        {
            start++;
        }
        while (start < at && text[start] is '.' or '-' or '+' or '_' or '%')
        {
            start++;
        }
        var local = text[start..at];
        if (local.Length is 0 or > LongestLocal || local[^1] == '.' || IsOfOffice(local) || (start > 0 && text[start - 1] is '/' or ':' && start > 1 && text[start - 2] is '/' or ':'))
        {
            return default;
        }
        var end = at + 1;
        while (end < text.Length && end - at <= LongestDomain && IsDomain(text[end]))
        {
            end++;
        }
        while (text[end - 1] is '.' or '-')
        {
            end--;
        }
        return end > at && IsReal(text[(at + 1)..end]) ? DataForm.Mail.At(start, end, Confidence.Likely) : default;
    }

    private static bool IsOfOffice(ReadOnlySpan<char> local)
    {
        var plus = local.IndexOf('+');
        local = plus > 0 ? local[..plus] : local;
        var digits = 0;
        var letters = 0;
        var isOffice = true;
        Span<char> lower = stackalloc char[LongestLocal];
        for (var at = 0; at < local.Length;)
        {
            var end = at;
            while (end < local.Length && !(local[end] is '.' or '-' or '_'))
            {
                digits += char.IsAsciiDigit(local[end]) ? 1 : 0;
                letters += char.IsLetter(local[end]) ? 1 : 0;
                end++;
            }
            isOffice &= end == at || Roles.Contains(Lower(local[at..end], lower)) || !local[at..end].ContainsAnyInRange('A', 'z');
            at = end + 1;
        }
        // Identifiers of messages and devices are mostly digits.
        return isOffice || letters == 0 || digits >= 8;
    }

    private static bool IsReal(ReadOnlySpan<char> domain)
    {
        var point = domain.LastIndexOf('.');
        if (point <= 0)
        {
            return false;
        }
        var top = domain[(point + 1)..];
        var rest = domain[..point];
        var second = rest[(rest.LastIndexOf('.') + 1)..];
        return top.Length is >= 2 and <= 24 && !top.ContainsAnyExceptInRange('A', 'z') && (char.IsAsciiLetterLower(top[^1]) == char.IsAsciiLetterLower(top[0]))
            && rest.ContainsAnyInRange('A', 'z') && !rest.StartsWith('.') && rest.IndexOf("..", StringComparison.Ordinal) < 0
            && !Unreal.Contains(Lower(top, stackalloc char[24]))
            && !(second.Length == 7 && second.Equals("example", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' || (c > 0x7F && char.IsLetter(c));

    private static bool IsDomain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' || (c > 0x7F && char.IsLetter(c));

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = word.ToLowerInvariant(into);
        return into[..Math.Max(0, length)];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
