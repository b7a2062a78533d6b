using System.CommandLine;
using System.CommandLine.Parsing;
using Caveat.Cli.Scans;
using Caveat.Labels;

namespace Caveat.Cli.Commands;

/// <summary>The `caveat scan` command.</summary>
internal static class ScanCommand
{
    private const int MostJobs = 256;

    private static readonly Grade DefaultCeiling = new(PolicyId.Nato, Classification.Unclassified);

    /// <param name="standardInput">What a hyphen reads; standard input unless given.</param>
    public static Command Create(Func<Stream>? standardInput = null)
    {
        var paths = new Argument<string[]>("path") { Description = "Files and folders; - is standard input.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(NoMistypedOption);
        var ceiling = new Option<Grade>("--ceiling") { Description = "The highest marking that is fine.", CustomParser = ReadCeiling, DefaultValueFactory = _ => DefaultCeiling };
        var nation = new Option<PolicyId?>("--nation") { Description = "Whose words to prefer where nations spell different levels alike, such as FRA.", CustomParser = ReadNation };
        var include = new Option<PathGlob[]>("--include") { Description = "Read only the files of folders that match, such as '*.docx'.", CustomParser = ReadGlobs };
        var exclude = new Option<PathGlob[]>("--exclude") { Description = "Leave out files and folders that match, such as .git or 'build/**'.", CustomParser = ReadGlobs };
        var jobs = new Option<int>("--jobs") { Description = "How many files are read at once.", CustomParser = ReadJobs, DefaultValueFactory = _ => Environment.ProcessorCount };
        var noOcr = new Option<bool>("--no-ocr") { Description = "Do not read the text of images; they count as unread." };
        var uses = new Option<bool>("--uses") { Description = "Look for prohibited uses, too." };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object a line and file. Holds the words of the markings." };
        var show = new Option<bool>("--show") { Description = "Print the words that were found, too. They may be classified: mind where they go." };
        var sarif = new Option<string?>("--sarif") { Description = "Write a SARIF 2.1.0 log to this file, too." };
        var command = new Command("scan", "Look for classification markings in files of all kinds. Exits 0 when nothing stands above the ceiling, 1 when something does, 2 on a usage error, 3 when something could not be read.")
        {
            paths, ceiling, json, sarif, show, nation, noOcr, include, exclude, jobs, uses,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new ScanRequest(parsed.GetRequiredValue(paths))
            {
                Ceiling = parsed.GetValue(ceiling),
                Nation = parsed.GetValue(nation),
                Includes = parsed.GetValue(include) ?? [],
                Excludes = parsed.GetValue(exclude) ?? [],
                Jobs = parsed.GetValue(jobs),
                Ocr = !parsed.GetValue(noOcr),
                Uses = parsed.GetValue(uses),
                Json = parsed.GetValue(json),
                Show = parsed.GetValue(show),
                Sarif = parsed.GetValue(sarif),
            };
            var invocation = parsed.InvocationConfiguration;
            return new ScanRun(request, invocation.Output, invocation.Error, standardInput ?? Console.OpenStandardInput).RunAsync(cancellationToken);
        });
        return command;
    }

    private static Grade ReadCeiling(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Grade.TryParse(text, out var grade))
        {
            result.AddError($"'--ceiling {text}' is not a marking in full; write one such as \"NATO UNCLASSIFIED\", \"EU RESTRICTED\" or \"US SECRET\".");
        }
        return grade;
    }

    private static PolicyId? ReadNation(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length == 3 && text.All(char.IsAsciiLetter) && PolicyId.TryParse(text, out var nation))
        {
            return nation;
        }
        result.AddError($"'--nation {text}' is not a nation; write its ISO 3166-1 code of three letters, such as FRA.");
        return null;
    }

    private static PathGlob[] ReadGlobs(ArgumentResult result)
    {
        var globs = new List<PathGlob>();
        foreach (var token in result.Tokens)
        {
            if (PathGlob.TryParse(token.Value, out var glob))
            {
                globs.Add(glob);
            }
            else
            {
                result.AddError($"'{token.Value}' is not a pattern of paths; write one such as '*.docx' or 'drafts/**', of 256 characters at most.");
            }
        }
        return [.. globs];
    }

    private static int ReadJobs(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, out var jobs) || jobs is < 1 or > MostJobs)
        {
            result.AddError($"'--jobs {text}' is not a number of files; give 1 to {MostJobs}.");
        }
        return jobs;
    }

    // A mistyped option would otherwise be a file that does not exist.
    private static void NoMistypedOption(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value is ['-', _, ..] && !Path.Exists(token.Value))
            {
                result.AddError($"'{token.Value}' is not an option of scan, and there is no such file; see 'caveat scan --help'.");
            }
        }
    }
}
