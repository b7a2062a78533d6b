namespace Caveat.Assistant.Documents;

/// <summary>The document that the demonstration offers to try with: a fictional study of twelve pages.</summary>
internal static class SampleDocument
{
    public const string Name = "Northern Route Study.pdf";

    public static Stream Open() => typeof(SampleDocument).Assembly.GetManifestResourceStream("samples/northern-route-study.pdf")
        ?? throw new InvalidOperationException("The sample document is missing from the build.");
}
