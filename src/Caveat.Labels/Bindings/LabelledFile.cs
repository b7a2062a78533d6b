using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Caveat.Labels.Bindings.Carriers;
using Caveat.Labels.Bindings.Signatures;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Bindings;

/// <summary>A file with the bindings that it carries inside (Office Open XML, PDF) or beside it (<c>name.ext.bdo</c>), read at one moment. Not thread-safe.</summary>
/// <remarks>The file is untrusted. Labels of nested documents and of vendors' schemes are the document reader's to find.</remarks>
public sealed class LabelledFile
{
    private readonly ILabelCarrier? _inside;
    private readonly SidecarCarrier _beside;

    private LabelledFile(string path, ReadOnlyMemory<byte> content, ILabelCarrier? inside)
    {
        (Path, _inside, _beside) = (path, inside, new SidecarCarrier(path, content));
        var bindings = ImmutableArray.CreateBuilder<FoundBinding>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var carrier in Carriers)
        {
            problems.AddRange(carrier.Problems);
            foreach (var carried in carrier.Bindings)
            {
                if (BindingXml.TryRead(carried.Xml, out var binding, out var error))
                {
                    bindings.Add(new FoundBinding(carried, binding, carrier));
                    problems.AddRange(binding.Problems);
                }
                else
                {
                    problems.Add($"The binding in {carried.Place} cannot be read: {error}");
                }
            }
        }
        (Bindings, Problems) = (bindings.ToImmutable(), problems.ToImmutable());
    }

    public string Path { get; }

    public ImmutableArray<FoundBinding> Bindings { get; }

    /// <summary>One sentence for each label that may be there and could not be read; treat them as unread content.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>The labels of all bindings, each once.</summary>
    public IEnumerable<ConfidentialityLabel> Labels => Bindings.SelectMany(found => found.Binding.Labels).Distinct();

    private IEnumerable<ILabelCarrier> Carriers => _inside is null ? [_beside] : [_inside, _beside];

    /// <summary>Reads a file of at most <paramref name="maxBytes"/>. What is no Office or PDF file can have a sidecar.</summary>
    public static bool TryOpen(string path, long maxBytes, [NotNullWhen(true)] out LabelledFile? file, [NotNullWhen(false)] out string? error)
    {
        file = null;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > maxBytes)
            {
                error = $"\"{path}\" is refused: it has {length} bytes and the limit is {maxBytes}.";
                return false;
            }
            ReadOnlyMemory<byte> content = File.ReadAllBytes(path);
            ILabelCarrier? inside = PdfCarrier.Recognises(content.Span) ? new PdfCarrier(path, content)
                : OfficeCarrier.Recognises(content.Span) && new OfficePackage(content) is var package && package.Names.Contains(OfficePackage.ContentTypes) ? new OfficeCarrier(path, package)
                : null;
            file = new LabelledFile(path, content, inside);
            error = null;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error = $"\"{path}\" cannot be read: {failure.Message}";
            return false;
        }
    }

    /// <summary>Writes a label for the whole file: the originator's where there is none yet, else as an alternative beside it. The file, or its sidecar, is replaced in one step.</summary>
    /// <param name="besideFile">Whether the label goes into a sidecar although the file could carry it.</param>
    /// <param name="signer">A certificate with its ECDSA private key to sign with; null signs nothing.</param>
    /// <param name="place">The file that was written.</param>
    /// <param name="error">Why nothing was written. An originator's label is never overwritten, and a signed one never touched.</param>
    public bool TryAdd(ConfidentialityLabel label, bool besideFile, X509Certificate2? signer, [NotNullWhen(true)] out string? place, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(label);
        place = null;
        var existing = Bindings.FirstOrDefault(found => !found.Binding.Labels.IsEmpty);
        error = Objection(label, existing);
        if (error is not null)
        {
            return false;
        }
        var carrier = existing?.Carrier ?? (besideFile || _inside is null ? _beside : _inside);
        try
        {
            var xml = existing is null
                ? BindingXml.Write(Whole(carrier, label with { Role = LabelRole.Originator }, withDigests: carrier.IsDetached || signer is not null))
                : BindingXml.Add(existing.Xml, label with { Role = LabelRole.Alternative });
            if (signer is not null)
            {
                xml = BindingSigner.Sign(xml, signer);
            }
            if (!carrier.TryWrite(xml, existing?.Place, out var written, out error))
            {
                return false;
            }
            AtomicFile.Replace(carrier.Target, written);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error = $"\"{carrier.Target}\" cannot be written: {failure.Message}";
            return false;
        }
        place = carrier.Target;
        return true;
    }

    private string? Objection(ConfidentialityLabel label, FoundBinding? existing) =>
        !Problems.IsEmpty ? $"\"{Path}\" has a label that cannot be read, so that none is added: {Problems[0]}"
        : !LabelXml.TryWrite(label, out _, out var fault) ? fault
        : existing is null ? null
        : Labels.FirstOrDefault(other => other.Label.Policy == label.Label.Policy) is { } same
            ? $"\"{Path}\" already has a label of the policy {same.Label.Policy} ({same.Label.Classification}), and an originator's label is never overwritten: give one of another policy, which is added as an alternative."
        : existing.Binding.Signatures > 0 ? $"\"{Path}\" has a signed label, and another beside it would break the signature: ask its signer."
        : null;

    // Inside a file digests come with a signature only: any save by Office breaks them, and without a signature they would prove nothing.
    private static Binding Whole(ILabelCarrier carrier, ConfidentialityLabel label, bool withDigests)
    {
        var whole = carrier.WholeFile;
        var digests = ImmutableArray.CreateBuilder<DataDigest>();
        foreach (var reference in whole)
        {
            if (withDigests && carrier.Data(reference.Uri) is { } bytes)
            {
                digests.Add(new DataDigest(reference.Uri, [.. SHA384.HashData(bytes.Span)]));
            }
        }
        return new Binding([new MetadataBinding([label], [.. whole])]) { Digests = digests.ToImmutable() };
    }
}
