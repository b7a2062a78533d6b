using System.Text.Json;

namespace Caveat.Cli.Labels;

/// <summary>What a label command found or did, as JSON has it; fields without a value are left out.</summary>
internal sealed record LabelAnswer(string Path)
{
    /// <summary><c>shown</c>, <c>set</c>, <c>agrees</c>, <c>disagrees</c>, <c>refused</c> or <c>unreadable</c>.</summary>
    public required string Result { get; init; }

    public IReadOnlyList<LabelItem>? Labels { get; init; }

    public GradeItem? Dominant { get; init; }

    /// <summary>Why no one label stands for all; <see cref="Dominant"/> is then the least that may be assumed.</summary>
    public string? Escalation { get; init; }

    /// <summary>The highest visible marking.</summary>
    public GradeItem? Visible { get; init; }

    public IReadOnlyList<BindingItem>? Bindings { get; init; }

    /// <summary>The file that was written.</summary>
    public string? Written { get; init; }

    public IReadOnlyList<string>? Problems { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, LabelJson.Default.LabelAnswer);
}
