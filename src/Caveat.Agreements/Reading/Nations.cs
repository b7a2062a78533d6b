using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Reading;

/// <summary>The sentence for a nation that is none.</summary>
internal static class Nations
{
    public static string Complaint(Word word, ErrorList errors) =>
        errors.AreRead && Wording.Nearest(word.Text, Iso3166.Codes) is { } near
            ? $"{Wording.Quote(word)} is not an ISO 3166-1 alpha-3 code of a nation; did you mean \"{near}\"?"
            : $"{Wording.Quote(word)} is not an ISO 3166-1 alpha-3 code of a nation: write three capitals, such as BEL.";
}
