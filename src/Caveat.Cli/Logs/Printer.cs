using Spectre.Console;

namespace Caveat.Cli.Logs;

/// <summary>Says a command's answer: sentences for people, or one JSON object.</summary>
internal sealed class Printer(bool json, TextWriter output, TextWriter errors)
{
    /// <summary>Prints the answer and gives the exit code that goes with it.</summary>
    public int Say(LogAnswer answer, params IReadOnlyList<string> lines)
    {
        var code = answer.Result switch
        {
            "verified" or "shown" or "made" or "serving" => ExitCode.Verified,
            "unusable" => ExitCode.Unusable,
            _ => ExitCode.NotVerified,
        };
        if (json)
        {
            output.WriteLine(answer.ToJson());
            return code;
        }

        var target = code == ExitCode.Verified ? output : errors;
        foreach (var line in lines)
        {
            target.WriteLine(line);
        }

        return code;
    }

    /// <summary>Draws a table, for people only.</summary>
    public void Draw(Table table)
    {
        if (json)
        {
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width to fold rows at.
            console.Profile.Width = 400;
        }

        console.Write(table);
    }

    /// <summary>Says beside the answer what somebody should see to.</summary>
    public void Warn(string sentence) => errors.WriteLine(sentence);

    /// <summary>Nothing was found out, because of the input.</summary>
    public int Unusable(string problem) => Say(new LogAnswer { Result = "unusable", Problem = problem }, problem);
}
