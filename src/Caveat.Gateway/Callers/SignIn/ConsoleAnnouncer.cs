using System.Globalization;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>Writes one line for each code: <c>Sign-in code for officer: 1234-5678 (good once, until 14:05 UTC)</c>.</summary>
/// <param name="output">Thread-safe, as <see cref="Console.Out"/> is.</param>
public sealed class ConsoleAnnouncer(TextWriter output) : ISignInAnnouncer
{
    public void Announce(IssuedCode code)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Sign-in code for {code.Name}: {code.Code.Reveal()} (good once, until {code.Until.UtcDateTime:HH:mm} UTC)"));
        output.Flush();
    }
}
