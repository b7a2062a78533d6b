using System.Globalization;
using Caveat.Labels.Documents.Tools;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>What <c>pdfinfo</c> says about a document.</summary>
/// <param name="Properties">The entries of the information dictionary, standard and custom, in their order.</param>
internal sealed record PdfFacts(int Pages, bool IsEncrypted, IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    private const int KeyLength = 80;

    public static PdfFacts Read(PdfFile file, DocumentBuilder into)
    {
        var facts = file.Run("pdfinfo", ["-enc", "UTF-8", file.Path], into);
        if (!facts.Succeeded)
        {
            throw new InvalidDataException(
                facts.Complaint.Contains("Incorrect password", StringComparison.Ordinal) ? "it is encrypted: save it without a password."
                : Encrypts(facts) ? "it is encrypted in a way that cannot be opened: save it without protection."
                : "it is damaged or no PDF document: save it again.");
        }
        // The last of a name: a title with line breaks could spell the earlier ones.
        var pages = Entries(facts.Text).LastOrDefault(entry => entry.Key == "Pages").Value;
        var encrypted = Entries(facts.Text).LastOrDefault(entry => entry.Key == "Encrypted").Value ?? "";
        return int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new PdfFacts(count, encrypted.StartsWith("yes", StringComparison.Ordinal), Entries(file.Run("pdfinfo", ["-enc", "UTF-8", "-isodates", "-custom", file.Path], into).Text))
            : throw new InvalidDataException("its pages cannot be counted: save it again.");
    }

    public void AddTo(DocumentBuilder into, DocumentPart part, DocumentReader reader)
    {
        var named = Properties.GroupBy(property => property.Key).ToDictionary(group => group.Key, group => group.First().Value);
        MachineLabels.ReadProperties(named, part.Within("document information"), hasLabelList: false, into, reader);
        foreach (var (key, value) in Properties)
        {
            into.Add(new Passage(value, Place.Property, part.Within(key)));
        }
    }

    private static bool Encrypts(ToolOutcome facts) => facts.Complaint.Contains("ncrypt", StringComparison.Ordinal);

    // One line an entry, "Key:  value"; a line that is none goes on with the value before it.
    private static List<KeyValuePair<string, string>> Entries(string output)
    {
        List<KeyValuePair<string, string>> entries = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon is > 0 and <= KeyLength)
            {
                entries.Add(new(line[..colon], line[(colon + 1)..].Trim()));
            }
            else if (entries.Count > 0)
            {
                entries[^1] = new(entries[^1].Key, entries[^1].Value + "\n" + line.Trim());
            }
            else
            {
                entries.Add(new("document information", line.Trim()));
            }
        }
        return entries;
    }
}
