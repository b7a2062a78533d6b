namespace Caveat.Gateway.Exchanges;

/// <summary>Why a caller gets no answer, before a surface puts it into its own shape.</summary>
/// <remarks>Holds no content of the prompt or the answer but the words of the marking that decided, which go to the caller and nowhere else: never log one.</remarks>
public sealed record GatewayError
{
    public required int Status { get; init; }

    /// <summary>A stable code for programs.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>Everything that is wrong, one sentence each, where there may be several.</summary>
    public IReadOnlyList<string>? Faults { get; init; }

    /// <summary>The field of the request that is at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The number of the clause that decided.</summary>
    public string? Clause { get; init; }

    public string? ClauseText { get; init; }

    /// <summary>How far a machine can hold the parties to that clause.</summary>
    public string? Enforcement { get; init; }

    /// <summary>The order that decided, where no clause did.</summary>
    public string? Order { get; init; }

    /// <summary>The review that it waits for, or that decided.</summary>
    public string? Review { get; init; }

    /// <summary>Whether its caller may ask a reviewer whether it was right.</summary>
    public bool MayAppeal { get; init; }

    public string? Agreement { get; init; }

    public int? AgreementVersion { get; init; }

    /// <summary>The grade that decided, as a marking.</summary>
    public string? Label { get; init; }

    /// <summary>The words of the marking or label that decided.</summary>
    public string? Marking { get; init; }

    /// <summary>Where in the request what decided was found.</summary>
    public string? FoundIn { get; init; }

    public string? Receipt { get; init; }

    /// <summary>What the caller may wait for, as in <c>Retry-After</c>.</summary>
    public string? RetryAfter { get; init; }

    public static GatewayError Of(RequestProblem problem) => new()
    {
        Status = problem.Status,
        Code = problem.Code,
        Message = problem.Message,
        Field = problem.Field,
    };
}
