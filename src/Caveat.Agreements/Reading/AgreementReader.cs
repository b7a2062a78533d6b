namespace Caveat.Agreements.Reading;

/// <summary>Reads an agreement from its exact bytes (docs/reference/agreement.md). Never throws on any input; stateless and thread-safe.</summary>
public static class AgreementReader
{
    /// <summary>The largest document that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <param name="document">The bytes; they are kept, so do not change them afterwards.</param>
    /// <param name="fileName">How errors name the document.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> document, string fileName)
    {
        DocumentReading reading = DocumentReading.Read(document, fileName);
        return reading.Agreement is { } agreement
            ? new ReadResult.Parsed(agreement)
            : new ReadResult.Rejected(reading.Errors);
    }
}
