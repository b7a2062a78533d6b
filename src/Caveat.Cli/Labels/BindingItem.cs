using System.Security.Cryptography.X509Certificates;
using Caveat.Labels.Bindings;
using Caveat.Labels.Bindings.Signatures;

namespace Caveat.Cli.Labels;

/// <summary>What became of checking a binding, as JSON has it.</summary>
internal sealed record BindingItem(string Where, bool Holds, bool IsTrusted, IReadOnlyList<string> Signatures, IReadOnlyList<string> Faults)
{
    public static BindingItem Of(FoundBinding binding, IReadOnlyList<X509Certificate2> trusted)
    {
        var check = binding.Verify(trusted);
        return new BindingItem(
            binding.Place,
            check.Holds,
            check.Signatures.Any(signature => signature is SignatureCheck.Trusted),
            [.. check.Signatures.Select(signature => signature.Text)],
            check.Faults);
    }
}
