using System.Numerics;
using Integrator.Webhooks;

namespace Integrator.Tests.Webhooks;

public sealed class Field25519Tests
{
    [Fact]
    public void SumsDifferencesAndProductsAreThoseOfWholeNumbers()
    {
        // Numbers at the edges of the limbs and of the prime, and some without a pattern.
        List<BigInteger> numbers = [0, 1, 2, 18, 19, 20, Field25519.Prime - 1, Field25519.Prime - 2, Field25519.Prime - 19, (BigInteger.One << 255) - 1];
        numbers.AddRange(Enumerable.Range(1, 5).SelectMany(static limb => new[] { (BigInteger.One << (51 * limb)) - 1, BigInteger.One << ((51 * limb) - 1) }));
        var random = new Random(25519);
        for (var count = 0; count < 60; count++)
        {
            var bytes = new byte[32];
            random.NextBytes(bytes);
            numbers.Add(new BigInteger(bytes, isUnsigned: true));
        }

        foreach (var x in numbers)
        {
            foreach (var y in numbers)
            {
                var (a, b) = (Field25519.Of(x), Field25519.Of(y));
                Assert.Equal((x + y) % Field25519.Prime, (a + b).Value);
                Assert.Equal((x * y) % Field25519.Prime, (a * b).Value);
                Assert.Equal((((x - y) % Field25519.Prime) + Field25519.Prime) % Field25519.Prime, (a - b).Value);
                Assert.Equal((x + x + y + y) * (x + (2 * Field25519.Prime) - y) % Field25519.Prime, ((a + a + (b + b)) * (a - b)).Value);
            }
        }
    }
}
