namespace Caveat.Gateway.Apps;

/// <summary>How much an app has asked.</summary>
/// <param name="Requests">Exchanges that came to an end, whatever it was.</param>
/// <param name="Refused">Those of which the prompt or the answer was refused.</param>
/// <param name="Tokens">Of prompts and answers, as providers counted them, or estimated where one did not.</param>
internal readonly record struct AppUse(long Requests, long Refused, long Tokens, DateTimeOffset? LastUsed);
