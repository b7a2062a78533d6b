using System.Runtime.InteropServices;

namespace Caveat.Signing;

/// <summary>An EVP_PKEY that is freed once; OpenSSL wipes a private key when it frees it.</summary>
internal sealed class SafeKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeKey(handle);
        return true;
    }
}
