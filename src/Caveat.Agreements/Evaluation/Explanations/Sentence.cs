using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>What is told of a decision, put into words only when someone asks. Holds nothing of the prompt.</summary>
/// <param name="Clause">The clause that it is about; null where it is about none.</param>
/// <param name="Values">Ids, markings and times, in the order that the form asks for.</param>
internal sealed record Sentence(SentenceForm Form, Clause? Clause, params string[] Values)
{
    /// <summary>Who must approve, where the form asks for it.</summary>
    public Approvers By { get; init; }

    /// <summary>In French, or else in English.</summary>
    public string In(Language language) => language == Language.French ? FrenchSentences.Of(this) : EnglishSentences.Of(this);
}
