using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Caveat.Signing;

/// <summary>The few OpenSSL calls that Ed25519 needs; the base class library has no Ed25519.</summary>
internal static partial class Libcrypto
{
    // EVP_PKEY_ED25519, include/openssl/evp.h.
    public const int Ed25519 = 1087;

    private const string Library = "libcrypto";

    // The same file that .NET's own cryptography loads comes first, so that one patched library serves both.
    private static readonly string[] Candidates = ["libcrypto.so.3", "libcrypto.so", "libcrypto.3.dylib"];

    // INVARIANT: the resolver stands before the first call, whichever type makes it.
#pragma warning disable CA2255 // A module initialiser is the one place that is early enough.
    [ModuleInitializer]
    internal static void Bind() => NativeLibrary.SetDllImportResolver(typeof(Libcrypto).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            "OpenSSL's 'libcrypto.so.3' was not found, and signatures cannot be made or checked without it; install OpenSSL 3 (Debian: libssl3).");
    }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial SafeKey NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial SafeKey NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_private_key")]
    public static partial int GetPrivateKey(SafeKey key, Span<byte> destination, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetPublicKey(SafeKey key, Span<byte> destination, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    public static partial SafeContext NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(SafeContext context, nint keyContext, nint digest, nint engine, SafeKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(
        SafeContext context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int VerifyInit(SafeContext context, nint keyContext, nint digest, nint engine, SafeKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(
        SafeContext context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint length);
}
