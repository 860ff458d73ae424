namespace Concave.Benchmarks.Import;

/// <summary>Made-up text of 4,000 words by xorshift64: quick, and the same everywhere.</summary>
internal sealed class Words
{
    private const int Vocabulary = 4000;

    private readonly string[] known = new string[Vocabulary];
    private ulong state = 88172645463325252;

    internal Words()
    {
        for (var i = 0; i < Vocabulary; i++)
            known[i] = string.Create(2 + (int)(Next() % 8), this, (letters, words) =>
            {
                foreach (ref var letter in letters)
                    letter = (char)('a' + (words.Next() % 26));
            });
    }

    internal string Some(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => known[Next() % Vocabulary]));

    private ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }
}
