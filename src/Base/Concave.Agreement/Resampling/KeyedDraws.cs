namespace Concave.Agreement;

/// <summary>
/// Random numbers that follow from a key and a stream alone (SplitMix64), so a replicate can be replayed by itself,
/// in any order, on any machine.
/// </summary>
internal struct KeyedDraws(ulong key, ulong stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix(key) ^ Mix((stream * Golden) + 1));

    /// <summary>Uniform in (0, 1): 53 bits, never an end.</summary>
    internal double Uniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    internal ulong Next() => Mix(_state += Golden);

    /// <summary>Binomial: inversion for small means, Hörmann's transformed rejection (BTRS, 1993) above.</summary>
    internal long Binomial(long n, double p)
    {
        if (n <= 0 || p <= 0)
            return 0;
        if (p >= 1)
            return n;
        if (p > 0.5)
            return n - Binomial(n, 1 - p);
        return n * p < 10 ? Invert(n, p) : Reject(n, p);
    }

    private long Invert(long n, double p)
    {
        var odds = p / (1 - p);
        var chance = Math.Exp(n * Math.Log(1 - p));
        var (u, k) = (Uniform(), 0L);
        while (u > chance && k < n)
        {
            u -= chance;
            k++;
            chance *= odds * (n - k + 1) / k;
        }

        return k;
    }

    private long Reject(long n, double p)
    {
        var q = 1 - p;
        var spread = Math.Sqrt(n * p * q);
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var centre = (n * p) + 0.5;
        var inside = 0.92 - (4.2 / b);
        var alpha = (2.83 + (5.1 / b)) * spread;
        var logOdds = Math.Log(p / q);
        var mode = Math.Floor((n + 1) * p);
        var atMode = Gamma.Log(mode + 1) + Gamma.Log(n - mode + 1);
        while (true)
        {
            var u = Uniform() - 0.5;
            var v = Uniform();
            var edge = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / edge) + b) * u) + centre);
            if (edge >= 0.07 && v <= inside)
                return (long)k;
            if (k < 0 || k > n)
                continue;
            v *= alpha / ((a / (edge * edge)) + b);
            if (Math.Log(v) <= atMode - Gamma.Log(k + 1) - Gamma.Log(n - k + 1) + ((k - mode) * logOdds))
                return (long)k;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
