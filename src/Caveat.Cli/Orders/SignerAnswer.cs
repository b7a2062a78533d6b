using Caveat.Agreements.History;
using Caveat.Agreements.Signed;

namespace Caveat.Cli.Orders;

/// <summary>One person's signature: <c>good</c>, <c>missing</c> or <c>wrong</c>.</summary>
internal sealed record SignerAnswer(string Person, string Name, string State)
{
    public static SignerAnswer Of(PersonSignature signature) => new(
        signature.Person.Id.Value,
        signature.Person.Name,
        signature.State switch
        {
            SignatureState.Good => "good",
            SignatureState.Wrong => "wrong",
            _ => "missing",
        });
}
