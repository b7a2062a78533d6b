using System.Text;

namespace Caveat.Labels.Documents.Tools;

/// <summary>How a tool ended.</summary>
/// <param name="Complaint">The start of what it printed as errors; may hold content, so it goes into no message.</param>
internal sealed record ToolOutcome(string Tool, int ExitCode, string Complaint)
{
    public byte[] Output { get; init; } = [];

    public string Text => Encoding.UTF8.GetString(Output);

    public bool Succeeded => ExitCode == 0;
}
