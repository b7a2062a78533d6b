using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Screening.Tests;

/// <summary>Generates texts made of the pieces that the readers look for, whole, broken and disguised.</summary>
internal static class Texts
{
    private static readonly string[] Fragments =
    [
        "NATO SECRET", "nato", "SECRET", "secret", "TOP SECRET", "COSMIC", "EU", "UE/EU", "RESTREINT", "CONFIDENTIAL", "UNCLASSIFIED", "//NOFORN", "REL TO", "USA, GBR",
        "(NS) ", "(S)", "(U)", "(C)", "(TS//SI)", "(B)", "(NATO SECRET) ", "TS//SI", "Classification:", "N A T O", "S E C R E T", "S-E-C-R-E-T", "S3CRET", "NAT0", "NATOSECRET", "nato_secret",
        "- ", "* ", "1. ", "**", "# ", "> ", "[", "]", "(", ")", "//", "/", ",", ".", "?", "!", ":", "=", "\"", "|", "<b>", "</b>", "- NATO RESTRICTED\n- NATO SECRET\n- NATO CONFIDENTIAL\n",
        "build", "a", "watch", "list", "watchlist", "watch-list", "w a t c h l i s t", "of", "the", "citizens", "c1tizens", "cit\u200Bizens", "c i t i z e n s", "who attended", "protest", "protests",
        "from", "purchased", "location", "location data", "locati0n", "track", "tracking", "face recognition", "faces", "at the rally", "journalists", "journ-alists", "U.S.", "persons", "geofence", "phones",
        "drone", "dr0ne", "engages", "targets", "without human approval", "without", "human", "approval", "autonomous", "remove", "fire control", "confirmation", "kill", "on its own", "weapon",
        "Explain", "Summarise", "what does", "history", "said", "prohibited", "how to build", "people", "every", "soup", "Monday", "I", "x", "7", "$ecret", "@", "$", "^", "_", "'", "`",
        "citizens\u2019", "\u201Cwatch list\u201D", "prot\u00E9sts", "\u2026", "\u2022 ", "SECR\u00CAT", "clo\u00DFe", "\u2013", "\u20AC", "\u00DF", "(N\u015A) ", "Classi-fication (NR) ", "a. 1) (TS) ", "the old town (NS) ", "[NS) ", "\u2045NS) ", "\u00AB", "\u00B9", "\u2215\u2215NOFORN",
        "\u0410", "\u0435", "\u00E9", "e\u0301", "\uD835\uDC12", "\uD83D\uDE00", "\uD800", "\uDC00", "\uFB01", "\u200B", "\u00AD", "\uFF33\uFF25", "\u2014", "\u2028", "\0", "\uDB40\uDC53",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    ];

    private static readonly string[] Separators = [" ", " ", " ", " ", " ", "", "\n", "\n\n", "\r\n", ". ", "  ", "\t", "\u00A0", "-", "      ", "\r"];

    private static readonly string[] Concepts =
    [
        "build", "find out which", "watch list", "w-a-t-c-h list", "watch-list", "list", "l!st", "database of", "citizens", "c1tizens", "citi-zens", "every citizen", "every\nresident", "union members", "union, members", "onion members",
        "location data", "location\ndata", "locati0n data", "location d@ta", "location-data", "location of data", "phone was", "license plates", "protest", "who attended", "were present", "track", "tr4ck", "keep tabs", "keep t4bs", "find out wh1ch", "union memb3rs", "license pl@tes", "keep", "faces",
        "tr\u00E0ck", "f\u00E6ces", "watch\u2011list", "watch\u00A0list", "citizen\u2019s", "\u201Cfaces\u201D", "\u2022 list", "a\u00DFembly", "keep\u2026 tabs", "kee\u00FE tabs", "cit\u0456zens", "cit\u200Bizens",
        "drone", "weapon system", "air defence", "engages", "fires at", "opens", "on its own", "on its 0wn", "without any human", "without a human", "no remote link", "humans", "approval", "remove", "fire control",
    ];

    private static readonly string[] Fillers = ["and", "so", "museum", "the", "garden", "I", "a", "it's", "2nd", "x-ray", "e.g.", "half-way", "$5", "well@home", "caf\u00E9", "\u2014", "\u201Cso\u201D", "isn\u2019t", "Gr\u00F6\u00DFe", "\uD83D\uDE00", "a!bc", "(or", "on)", "which", "its"];

    /// <summary>Texts of up to some sixty fragments.</summary>
    public static Arbitrary<string> Any() => Gen.Elements(Fragments)
        .Zip(Gen.Elements(Separators), (fragment, separator) => fragment + separator)
        .ListOf()
        .Select(parts => string.Concat(parts))
        .ToArbitrary();

    /// <summary>One sentence of concepts, plain and disguised, with other words before and between them.</summary>
    public static Arbitrary<string> Stretched()
    {
        var filler = from word in Gen.Elements(Fillers)
                     from times in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(4, 45)))
                     select Repeat(word + " ", times);
        var part = from concept in Gen.Elements(Concepts)
                   from between in filler
                   select concept + " " + between;
        return (from before in Gen.Choose(0, 90)
                from parts in part.ListOf()
                select Repeat("on ", before) + string.Concat(parts)).ToArbitrary();
    }

    /// <summary>Texts with the lengths of the deltas that they arrive in.</summary>
    public static Arbitrary<(string Text, int[] Cuts)> InDeltas() => Any().Generator
        .Zip(Gen.Choose(1, 40).ArrayOf(), (text, cuts) => (text, cuts))
        .ToArbitrary();

    /// <summary>One text with padding far beyond every bound.</summary>
    public static string Padded(string before, string padding, int times, string after) =>
        new StringBuilder(before).Insert(before.Length, padding, times).Append(after).ToString();

    public static IEnumerable<string> Deltas(string text, int[] cuts)
    {
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            var length = cuts.Length == 0 ? 1 : Math.Min(cuts[i % cuts.Length], text.Length - at);
            yield return text.Substring(at, Math.Min(length, text.Length - at));
            at += length;
        }
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
