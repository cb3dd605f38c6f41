using System.Numerics;

namespace Integrator.Webhooks;

/// <summary>A number modulo 2^255 - 19, in five limbs of 51 bits. Its time may depend on the number: it is for public data only.</summary>
internal readonly struct Field25519
{
    private const int Bits = 51;
    private const ulong Mask = (1UL << Bits) - 1;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;
    private readonly ulong _e;

    // Carries once; limbs stay below 2^52, so that neither sums nor products overflow.
    private Field25519(ulong a, ulong b, ulong c, ulong d, ulong e)
    {
        b += a >> Bits;
        c += b >> Bits;
        d += c >> Bits;
        e += d >> Bits;
        (_a, _b, _c, _d, _e) = ((a & Mask) + (19 * (e >> Bits)), b & Mask, c & Mask, d & Mask, e & Mask);
    }

    public static BigInteger Prime { get; } = BigInteger.Pow(2, 255) - 19;

    /// <summary>The number itself, from zero up to the prime.</summary>
    public BigInteger Value => (_a + ((BigInteger)_b << Bits) + ((BigInteger)_c << (2 * Bits)) + ((BigInteger)_d << (3 * Bits)) + ((BigInteger)_e << (4 * Bits))) % Prime;

    /// <summary>The field element of a number.</summary>
    public static Field25519 Of(BigInteger value)
    {
        value %= Prime;
        value += value.Sign < 0 ? Prime : 0;
        return new(Limb(value, 0), Limb(value, 1), Limb(value, 2), Limb(value, 3), Limb(value, 4));
    }

    public static Field25519 operator +(Field25519 x, Field25519 y) => new(x._a + y._a, x._b + y._b, x._c + y._c, x._d + y._d, x._e + y._e);

    // Four times the prime is added first, so that no limb becomes negative.
    public static Field25519 operator -(Field25519 x, Field25519 y) => new(
        x._a + (4 * (Mask - 18)) - y._a, x._b + (4 * Mask) - y._b, x._c + (4 * Mask) - y._c, x._d + (4 * Mask) - y._d, x._e + (4 * Mask) - y._e);

    public static Field25519 operator *(Field25519 x, Field25519 y)
    {
        // What is beyond 2^255 comes back nineteen times.
        var (b, c, d, e) = (19 * y._b, 19 * y._c, 19 * y._d, 19 * y._e);
        var r0 = Product(x._a, y._a) + Product(x._b, e) + Product(x._c, d) + Product(x._d, c) + Product(x._e, b);
        var r1 = Product(x._a, y._b) + Product(x._b, y._a) + Product(x._c, e) + Product(x._d, d) + Product(x._e, c);
        var r2 = Product(x._a, y._c) + Product(x._b, y._b) + Product(x._c, y._a) + Product(x._d, e) + Product(x._e, d);
        var r3 = Product(x._a, y._d) + Product(x._b, y._c) + Product(x._c, y._b) + Product(x._d, y._a) + Product(x._e, e);
        var r4 = Product(x._a, y._e) + Product(x._b, y._d) + Product(x._c, y._c) + Product(x._d, y._b) + Product(x._e, y._a);
        r1 += r0 >> Bits;
        r2 += r1 >> Bits;
        r3 += r2 >> Bits;
        r4 += r3 >> Bits;
        var first = ((ulong)r0 & Mask) + (19 * (ulong)(r4 >> Bits));
        return new(first, (ulong)r1 & Mask, (ulong)r2 & Mask, (ulong)r3 & Mask, (ulong)r4 & Mask);
    }

    private static ulong Limb(BigInteger value, int index) => (ulong)((value >> (index * Bits)) & Mask);

    private static UInt128 Product(ulong x, ulong y) => Math.BigMul(x, y);
}
