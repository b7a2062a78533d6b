namespace Caveat.Agreements.Rules;

/// <summary>After which time a count begins again, on the calendar of UTC.</summary>
public enum LimitPeriod : byte
{
    Hour = 0,
    Day = 1,
    Month = 2,
}
