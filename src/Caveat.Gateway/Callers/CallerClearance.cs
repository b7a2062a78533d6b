using Caveat.Labels;

namespace Caveat.Gateway.Callers;

/// <summary>A clearance as a marking, and what it comes to on a network.</summary>
internal static class CallerClearance
{
    /// <summary>Such as <c>NATO RESTRICTED</c>; <c>UNMARKED</c> for who may see public material only.</summary>
    public static string Format(Grade clearance) => clearance == Grade.Unmarked ? "UNMARKED" : clearance.ToString();

    /// <summary>The highest grade that a caller may see where the ceiling is this one.</summary>
    public static Grade On(Grade ceiling, Caller caller) => caller.Clearance is { } clearance && !clearance.Exceeds(ceiling) ? clearance : ceiling;
}
