using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Gateway.Storage.Reviews;

/// <summary>The lists that a review's row holds as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(StoredApproval[]))]
internal sealed partial class ReviewJson : JsonSerializerContext
{
    public static string Write(ImmutableArray<ClauseReference> clauses) =>
        JsonSerializer.Serialize([.. clauses.Select(clause => clause.ToString())], Default.StringArray);

    public static string Write(ImmutableArray<ApprovalTerms> approvals) => JsonSerializer.Serialize(
        [.. approvals.Select(terms => new StoredApproval(terms.Clause.ToString(), terms.By.People, StoredWord.Of(terms.By.Role), terms.By.Person?.Value))],
        Default.StoredApprovalArray);

    public static ImmutableArray<ClauseReference> ReadClauses(string json) =>
        [.. JsonSerializer.Deserialize(json, Default.StringArray)!.Select(Clause)];

    public static ImmutableArray<ApprovalTerms> ReadApprovals(string json) =>
    [
        .. JsonSerializer.Deserialize(json, Default.StoredApprovalArray)!.Select(terms => new ApprovalTerms(
            Clause(terms.Clause),
            new Approvers(terms.People, StoredWord.Parse<ReviewRole>(terms.Role), terms.Person is null ? null : PersonId.Parse(terms.Person)))),
    ];

    private static ClauseReference Clause(string text) =>
        ClauseReference.TryParse(text, out var clause) ? clause : throw new FormatException($"The review's clause \"{text}\" cannot be read: write agreement/number.");
}
