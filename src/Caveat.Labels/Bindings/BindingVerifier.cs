using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Caveat.Labels.Bindings.Signatures;

namespace Caveat.Labels.Bindings;

/// <summary>Checks a binding against the data that it speaks of, and its signatures (STANAG 4778; ADatP-4778.2 chapter 2). Stateless and thread-safe.</summary>
/// <remarks>A binding without signatures can hold: then anyone may have written it. Only certificates that the caller gives are trusted, and their dates are the caller's to check.</remarks>
public static class BindingVerifier
{
    /// <param name="trusted">Certificates of signers whom the caller trusts.</param>
    /// <param name="data">Gives the bytes that a URI of the binding names within its carrier; null when there are none. It must not look anywhere else.</param>
    public static BindingCheck Verify(ReadOnlyMemory<byte> xml, IReadOnlyList<X509Certificate2> trusted, Func<string, ReadOnlyMemory<byte>?> data)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        ArgumentNullException.ThrowIfNull(data);
        if (!BindingXml.TryRead(xml, out var binding, out var error) || !UntrustedXml.TryLoad(xml, out XmlDocument? document, out error))
        {
            return new BindingCheck([], [error]);
        }
        var signatures = new SignatureVerifier(document, trusted).Verify().ToImmutableArray();
        var faults = ImmutableArray.CreateBuilder<string>();
        faults.AddRange(binding.Problems);
        faults.AddRange(signatures.OfType<SignatureCheck.Broken>().Select(broken => broken.Text));
        if (binding.Bindings.All(bound => bound.Labels.IsEmpty))
        {
            faults.Add("It binds no label.");
        }
        foreach (var reference in binding.Bindings.SelectMany(bound => bound.Data).Where(reference => !IsSelf(reference.Uri)).DistinctBy(reference => reference.Uri))
        {
            if (data(reference.Uri) is null)
            {
                faults.Add($"It binds \"{ShownText.Of(reference.Uri)}\", which is not there.");
            }
        }
        foreach (var digest in binding.Digests.Where(digest => !IsSelf(digest.Uri)))
        {
            if (digest.Sha384.IsEmpty)
            {
                // Fails closed: another algorithm or a transform is not checked, so it does not hold.
                faults.Add($"Its digest of \"{ShownText.Of(digest.Uri)}\" is not a plain SHA-384.");
            }
            else if (data(digest.Uri) is not { } bytes)
            {
                faults.Add($"It has a digest of \"{ShownText.Of(digest.Uri)}\", which is not there.");
            }
            else if (!SHA384.HashData(bytes.Span).AsSpan().SequenceEqual(digest.Sha384.AsSpan()))
            {
                faults.Add($"\"{ShownText.Of(digest.Uri)}\" was changed after it was labelled.");
            }
        }
        return new BindingCheck(signatures, faults.ToImmutable());
    }

    // The carrier itself, or an element of the binding.
    private static bool IsSelf(string uri) => uri.Length == 0 || uri[0] == '#';
}
