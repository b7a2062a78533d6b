using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Registers;

namespace Caveat.Gateway.Declarations;

/// <summary>What a caller says about an exchange besides its content. Immutable.</summary>
internal sealed record RequestDeclarations
{
    public static RequestDeclarations None { get; } = new();

    /// <summary>The declared label; null where there is none.</summary>
    public DeclaredLabel? Label { get; init; }

    /// <summary>What the caller answers for, such as a legal authority; each once, in ascending order.</summary>
    public ImmutableArray<DeclarationId> Values { get; init; } = [];

    /// <summary>How long the caller waits for reviewers before it is told that it is held.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The language for refusals; the default value where the caller does not say.</summary>
    public Language Language { get; init; }
}
