using System.Text;
using Caveat.Labels.Documents;

namespace Caveat.Labels.Tests.Documents;

/// <summary>What the tests of the format readers ask again and again.</summary>
internal static class Readings
{
    public static DocumentReading Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));

    public static DocumentReading Of(string name, byte[] content) => new DocumentReader().Read(name, content);

    /// <summary>The lines of a place, in order.</summary>
    public static string[] Lines(this DocumentReading reading, Place place) =>
        [.. reading.Passages.Where(passage => passage.Place == place).SelectMany(passage => passage.Text.Split(['\n', '\f'], StringSplitOptions.RemoveEmptyEntries))];
}
