using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Storage;

/// <summary>Who submits, confirms or judges: a caller's name and, where its key belongs to one, the person of the agreement.</summary>
/// <remarks>Two actors count as one when either agrees, so that a second key gives nobody a second vote.</remarks>
public sealed record Actor(string Name, PersonId? Person = null)
{
    public static Actor Of(Caller caller) => new(caller.Name, caller.Person);

    /// <summary>From two columns.</summary>
    internal static Actor Stored(string name, string? person) => new(name, person is null ? null : PersonId.Parse(person));
}
