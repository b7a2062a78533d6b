using Caveat.Labels;

namespace Caveat.Gateway.Declarations;

/// <summary>The label that a caller declared for an exchange; where several were declared, the highest.</summary>
/// <param name="Words">The label as the caller is told of it.</param>
/// <param name="Where">Where it was declared, in words: <c>the header "Caveat-Label"</c>.</param>
internal sealed record DeclaredLabel(Grade Grade, string Words, string Where)
{
    public static DeclaredLabel? Highest(DeclaredLabel? first, DeclaredLabel second) =>
        first is null || second.Grade.Exceeds(first.Grade) ? second : first;
}
