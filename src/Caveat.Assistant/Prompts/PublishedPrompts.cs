using System.Collections.Immutable;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Prompts;

/// <summary>What the organisation publishes: Caveat's own starters for staff work, and the Markdown files of a folder.</summary>
/// <remarks>
/// A file is <c>id.en.md</c> or <c>id.fr.md</c>: its first line <c># Title</c>, its first paragraph what it is for, the rest
/// the text. A file with the id of a starter takes its place. Read once, at start.
/// </remarks>
internal sealed class PublishedPrompts
{
    private static readonly ImmutableArray<string> Starters = ["summary", "tasking", "minutes", "translate-to-french", "translate-to-english", "acronyms", "questions"];

    private readonly ImmutableDictionary<(string Language, string Id), Prompt> _files;
    private readonly ImmutableArray<string> _ids;

    private PublishedPrompts(ImmutableDictionary<(string, string), Prompt> files)
    {
        _files = files;
        _ids = [.. Starters, .. files.Keys.Select(key => key.Item2).Distinct().Except(Starters).Order(StringComparer.Ordinal)];
    }

    /// <exception cref="IOException">The folder or a file in it cannot be read as prompts: every fault, a line each.</exception>
    public static PublishedPrompts Read(string? folder)
    {
        var files = ImmutableDictionary.CreateBuilder<(string, string), Prompt>();
        List<string> faults = [];
        string[] found = folder is null ? [] : Directory.GetFiles(folder, "*.md");
        foreach (var file in found.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file).Split('.');
            if (name.Length != 2 || Locale.Find(name[1]) is null)
            {
                faults.Add($"\"{file}\" has a name without a language: write \"id.en.md\" or \"id.fr.md\".");
            }
            else if (Parse(name[0], File.ReadAllText(file)) is not { } prompt)
            {
                faults.Add($"\"{file}\" is no prompt: write \"# Title\" on its first line, then a paragraph on what it is for, then the text.");
            }
            else
            {
                files[(name[1], name[0])] = prompt;
            }
        }

        return faults.Count == 0 ? new PublishedPrompts(files.ToImmutable()) : throw new IOException(string.Join('\n', faults));
    }

    public IEnumerable<Prompt> In(Locale locale) => _ids.Select(id => Find(locale, id)).OfType<Prompt>();

    /// <summary>A prompt in the reader's language, else in another that it has.</summary>
    public Prompt? Find(Locale locale, string id) =>
        _files.GetValueOrDefault((locale.Code, id))
        ?? (Starters.Contains(id) ? new Prompt(id, locale[$"starters.{id}-title"], locale[$"starters.{id}-description"], locale[$"starters.{id}-text"], IsPublished: true)
            : Locale.All.Select(other => _files.GetValueOrDefault((other.Code, id))).FirstOrDefault(prompt => prompt is not null));

    private static Prompt? Parse(string id, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n\n", 3, StringSplitOptions.TrimEntries);
        return parts is [['#', ' ', ..] title, { Length: > 0 } description, { Length: > 0 } body] && !title.Contains('\n', StringComparison.Ordinal)
            ? new Prompt(id, title[2..].Trim(), description, body, IsPublished: true)
            : null;
    }
}
