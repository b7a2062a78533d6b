using Caveat.Labels;

namespace Caveat.Agreements.Reading;

/// <summary>Reads a marking in full, as a ceiling or a term names it.</summary>
internal static class MarkingReader
{
    /// <summary>Null, and an error, where the word is no marking.</summary>
    public static Grade? Read(Word word, ErrorList errors)
    {
        if (Grade.TryParse(word.Text, out var grade) && grade != Grade.Unmarked)
        {
            return grade;
        }

        errors.Add(word, $"{Wording.Quote(word)} is not a marking: write it in full, such as NATO UNCLASSIFIED or US SECRET.");
        return null;
    }
}
