using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Caveat.Cli.AgreementFiles;

/// <summary>Says a command's answer, to people or as one JSON object, and gives its exit code.</summary>
internal sealed class Report(bool json, TextWriter output, TextWriter errors)
{
    private const int Good = 0;
    private const int NotValid = 1;
    private const int BadUsage = 2;

    private readonly IAnsiConsole _console = Console(output);

    /// <param name="show">Writes for people: tables to the console, and lines that must survive copying to the writer.</param>
    public int Say<T>(T answer, JsonTypeInfo<T> form, bool valid, Action<IAnsiConsole, TextWriter> show, params IEnumerable<string> faults)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(answer, form));
            return valid ? Good : NotValid;
        }

        show(_console, output);
        foreach (var fault in faults)
        {
            errors.WriteLine(fault);
        }

        return valid ? Good : NotValid;
    }

    /// <summary>Nothing was found out, because of the input.</summary>
    public int Unusable(string problem)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new() { Result = "unusable", Errors = [problem] }, AnswerJson.Default.FaultAnswer));
        }
        else
        {
            errors.WriteLine(problem);
        }

        return BadUsage;
    }

    /// <summary>The document or its signatures are not valid.</summary>
    public int Invalid(IReadOnlyList<string> faults) =>
        Say(new() { Result = "invalid", Errors = faults }, AnswerJson.Default.FaultAnswer, valid: false, (_, _) => { }, faults);

    /// <summary>Colours and wrapping are for terminals: in a file or a pipe they would be noise.</summary>
    private static IAnsiConsole Console(TextWriter output)
    {
        const int Unwrapped = 200;
        if (output == System.Console.Out && !System.Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var plain = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        plain.Profile.Width = Unwrapped;
        return plain;
    }
}
