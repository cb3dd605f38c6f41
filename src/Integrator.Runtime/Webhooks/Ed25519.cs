using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Integrator.Webhooks;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032, section 5.1.7). It handles public data only, so its time may depend on the data. It is strict: numbers
/// must be in their range, points must be written in their one form, and a key or a commitment of small order is refused.
/// </summary>
internal static class Ed25519
{
    private static readonly BigInteger s_prime = Field25519.Prime;
    private static readonly BigInteger s_order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger s_d = Modulo(-121665 * Inverse(121666));
    private static readonly Field25519 s_twiceD = Field25519.Of(2 * s_d);
    private static readonly BigInteger s_rootOfMinusOne = BigInteger.ModPow(2, (s_prime - 1) / 4, s_prime);
    private static readonly Point s_identity = Affine(0, 1);
    private static readonly Point s_base = Decoded(Encoded(Modulo(4 * Inverse(5))))!.Value;

    /// <summary>Whether the signature of the message is that of the key's owner. Anything malformed is not.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (key.Length != 32 || signature.Length != 64)
        {
            return false;
        }

        var scalar = Number(signature[32..]);
        if (scalar >= s_order || Decoded(key) is not { } owner || Decoded(signature[..32]) is not { } commitment || IsSmall(owner) || IsSmall(commitment))
        {
            return false;
        }

        var challenge = Number(SHA512.HashData([.. signature[..32], .. key, .. message])) % s_order;

        // [S]B = R + [k]A without the cofactor, which accepts no more than the equation with it.
        return IsSame(Times(s_base, scalar), Sum(commitment, Times(owner, challenge)));
    }

    private static BigInteger Modulo(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, s_prime);
        return rest.Sign < 0 ? rest + s_prime : rest;
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(value, s_prime - 2, s_prime);

    private static BigInteger Number(ReadOnlySpan<byte> littleEndian) => new(littleEndian, isUnsigned: true);

    private static byte[] Encoded(BigInteger y)
    {
        var bytes = new byte[32];
        y.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }

    // Section 5.1.3. Null if the bytes are not the one form of a point on the curve.
    private static Point? Decoded(ReadOnlySpan<byte> bytes)
    {
        var isOdd = bytes[31] >> 7 == 1;
        var y = Number(bytes) - (isOdd ? BigInteger.One << 255 : 0);
        if (y >= s_prime)
        {
            return null;
        }

        var (u, v) = (Modulo((y * y) - 1), Modulo((s_d * y * y) + 1));
        var x = Modulo(u * BigInteger.ModPow(v, 3, s_prime) * BigInteger.ModPow(u * BigInteger.ModPow(v, 7, s_prime), (s_prime - 5) / 8, s_prime));
        if (Modulo(v * x * x) != u)
        {
            x = Modulo(x * s_rootOfMinusOne);
            if (Modulo(v * x * x) != u)
            {
                return null;
            }
        }

        if (x.IsZero && isOdd)
        {
            return null;
        }

        x = x.IsEven == isOdd ? s_prime - x : x;
        return Affine(x, y);
    }

    private static Point Affine(BigInteger x, BigInteger y) => new(Field25519.Of(x), Field25519.Of(y), Field25519.Of(1), Field25519.Of(x * y));

    // Section 5.1.4.
    private static Point Sum(Point p, Point q)
    {
        var (a, b) = ((p.Y - p.X) * (q.Y - q.X), (p.Y + p.X) * (q.Y + q.X));
        var (c, d) = (p.T * q.T * s_twiceD, (p.Z + p.Z) * q.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(e * f, g * h, f * g, e * h);
    }

    private static Point Times(Point point, BigInteger scalar)
    {
        var sum = s_identity;
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Sum(sum, sum);
            sum = ((scalar >> bit) & 1) == 1 ? Sum(sum, point) : sum;
        }

        return sum;
    }

    private static bool IsSame(Point p, Point q) => ((p.X * q.Z) - (q.X * p.Z)).Value.IsZero && ((p.Y * q.Z) - (q.Y * p.Z)).Value.IsZero;

    private static bool IsSmall(Point point) => IsSame(Times(point, 8), s_identity);

    /// <summary>A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.</summary>
    private readonly record struct Point(Field25519 X, Field25519 Y, Field25519 Z, Field25519 T);
}
