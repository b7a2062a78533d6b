using Caveat.Screening.Reading;

namespace Caveat.Gateway.Exchanges;

/// <summary>What an answer holds: what readers found in its text, the tools that it calls, what it cost. For one answer and one thread.</summary>
internal sealed class AnswerReading
{
    private List<string>? _calls;

    public TextReading Text { get; } = new();

    /// <summary>The names of the tools that it calls, each once, in the order of their first call.</summary>
    public IReadOnlyList<string> Calls => _calls ?? (IReadOnlyList<string>)[];

    /// <summary>Tokens of prompt and answer together, as the provider counted them; null where it did not say.</summary>
    public long? Tokens { get; set; }

    public bool IsEmpty => Text.IsEmpty && _calls is null;

    /// <param name="name">A tool's name as the answer has it.</param>
    public void Call(string name)
    {
        var known = ToolName.Recorded(name);
        if (_calls is null || !_calls.Contains(known))
        {
            (_calls ??= []).Add(known);
        }
    }
}
