using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Integrator.Auth;

/// <summary>Proof Key for Code Exchange (RFC 7636).</summary>
internal static class Pkce
{
    private const int VerifierBytes = 32;

    public static string Verifier(Func<int, byte[]> randomBytes) => Base64Url.EncodeToString(randomBytes(VerifierBytes));

    /// <summary>Section 4.2.</summary>
    public static string Challenge(PkceMethod method, string verifier) => method == PkceMethod.Plain ? verifier : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
