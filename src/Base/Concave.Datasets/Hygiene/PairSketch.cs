using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Hygiene;

/// <summary>
/// What is kept of a pair to know it again when it is nearly repeated: 88 bytes of MinHash (Broder 1997; one permutation
/// with rotation, Shrivastava and Li 2014) over the windows of sixteen characters that begin at each word, of the two
/// responses together and of the prompt, and a sum over the numbers in them.
/// </summary>
/// <remarks>The sides may be swapped; letter case of ASCII and the place of a word do not matter much, numbers do.</remarks>
[InlineArray(Words)]
public struct PairSketch : IEquatable<PairSketch>
{
    internal const int Words = 11;
    internal const int Lanes = MinHash.Lanes;
    private const int PromptLanes = 8;
    private const int NearLanes = 27;
    private const int NearPromptLanes = 6;

    private ulong _word;

    /// <summary>The sketch of a pair.</summary>
    public static PairSketch Of(ReadPair pair) => Of([.. pair.Prompt.Select(m => m.Content)], pair.ResponseA, pair.ResponseB);

    /// <summary>The sketch of a prompt's turns and two responses.</summary>
    public static PairSketch Of(IReadOnlyList<string> prompt, string responseA, string responseB)
    {
        PairSketch sketch = default;
        var lanes = MemoryMarshal.Cast<ulong, ushort>((Span<ulong>)sketch);
        var numbers = 0UL;
        MinHash hash = default;
        hash.Begin();
        hash.Add(responseA, ref numbers);
        hash.Add(responseB, ref numbers);
        hash.End(lanes[..Lanes]);
        hash.Begin();
        foreach (var turn in prompt)
            hash.Add(turn, ref numbers);
        hash.End(lanes.Slice(Lanes, PromptLanes));
        sketch[Words - 1] = numbers;
        return sketch;
    }

    /// <summary>True when prompt and responses are nearly the same and the numbers in them are the same.</summary>
    public readonly bool IsNear(in PairSketch other)
    {
        if (this[Words - 1] != other[Words - 1])
            return false;
        var mine = MemoryMarshal.Cast<ulong, ushort>((ReadOnlySpan<ulong>)this);
        var theirs = MemoryMarshal.Cast<ulong, ushort>((ReadOnlySpan<ulong>)other);
        return Same(mine[..Lanes], theirs[..Lanes]) >= NearLanes && Same(mine.Slice(Lanes, PromptLanes), theirs.Slice(Lanes, PromptLanes)) >= NearPromptLanes;
    }

    /// <inheritdoc/>
    public readonly bool Equals(PairSketch other) => ((ReadOnlySpan<ulong>)this).SequenceEqual(other);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PairSketch other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[Words - 1]);

    public static bool operator ==(PairSketch one, PairSketch other) => one.Equals(other);

    public static bool operator !=(PairSketch one, PairSketch other) => !one.Equals(other);

    private static int Same(ReadOnlySpan<ushort> one, ReadOnlySpan<ushort> other)
    {
        var same = 0;
        for (var i = 0; i < one.Length; i++)
            same += one[i] == other[i] ? 1 : 0;
        return same;
    }
}
