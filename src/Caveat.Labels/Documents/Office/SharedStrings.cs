using System.Text;
using System.Xml;
using Caveat.Labels.Documents.Markup;

namespace Caveat.Labels.Documents.Office;

/// <summary>The strings that the cells of a workbook name by number (ISO/IEC 29500-1, 18.4).</summary>
internal sealed class SharedStrings : IMarkup
{
    private readonly List<string> _strings = [];
    private readonly StringBuilder _string = new();
    private readonly HashSet<int> _shown = [];
    private int _phonetics;

    /// <summary>The string of a number, which now counts as shown; null when there is none.</summary>
    public string? Show(int index)
    {
        if (index < 0 || index >= _strings.Count)
        {
            return null;
        }
        _shown.Add(index);
        return _strings[index];
    }

    /// <summary>What no cell shows is in the file all the same.</summary>
    public IEnumerable<string> Hidden => _strings.Where((_, index) => !_shown.Contains(index));

    public void Start(XmlReader element) => _phonetics += element.LocalName == "rPh" ? 1 : 0;

    public void Text(ReadOnlySpan<char> content, string parent)
    {
        if (parent == "t" && _phonetics == 0)
        {
            _string.Append(content);
        }
    }

    public void End(string name)
    {
        switch (name)
        {
            case "rPh":
                _phonetics--;
                break;
            case "si":
                _strings.Add(_string.ToString());
                _string.Clear();
                break;
        }
    }

    public void Finish()
    {
    }
}
