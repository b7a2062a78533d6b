namespace Caveat.Gateway.Exchanges;

/// <summary>How much the gateway reads, in bytes, and how long it goes on alone; configured under <c>Limits</c>.</summary>
public sealed class ExchangeLimits
{
    /// <summary>The largest request body.</summary>
    public int RequestBytes { get; set; } = 8 << 20;

    /// <summary>The largest answer that is not streamed.</summary>
    public int AnswerBytes { get; set; } = 32 << 20;

    /// <summary>The largest single event of a streaming answer, with what is held back before it.</summary>
    public int EventBytes { get; set; } = 4 << 20;

    /// <summary>How many seconds exchanges go on while the database cannot be reached.</summary>
    public int StateSeconds { get; set; } = 300;

    public void Validate(ICollection<string> errors)
    {
        Require(RequestBytes, "Limits:RequestBytes", errors);
        Require(AnswerBytes, "Limits:AnswerBytes", errors);
        Require(EventBytes, "Limits:EventBytes", errors);
        if (StateSeconds is < 10 or > 86_400)
        {
            errors.Add($"Limits:StateSeconds is \"{StateSeconds}\": give seconds from 10 to 86400.");
        }
    }

    private static void Require(int bytes, string key, ICollection<string> errors)
    {
        if (bytes is < 1024 or > 1 << 30)
        {
            errors.Add($"{key} is \"{bytes}\": give bytes from 1024 to {1 << 30}.");
        }
    }
}
