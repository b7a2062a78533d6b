using System.Runtime.InteropServices;

namespace Caveat.Signing;

/// <summary>An EVP_MD_CTX that is freed once. Each signature takes its own: a context is not thread-safe, a key is.</summary>
internal sealed class SafeContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeContext(handle);
        return true;
    }
}
