namespace Caveat.Assistant.Documents;

/// <summary>Writes passages into a question as quoted data, and finds which of them an answer cites.</summary>
public static class SourceText
{
    /// <summary>The question with its sources before it. What stands in a source is data: the text says so to the model, and every line of a source is quoted with "&gt; ".</summary>
    public static string Compose(string question, IReadOnlyList<Source> sources) => throw new NotImplementedException();

    /// <summary>The numbers that an answer cites and that exist among the sources, in the order of their first citation.</summary>
    public static IReadOnlyList<int> Cited(string answer, IReadOnlyList<Source> sources) => throw new NotImplementedException();
}
