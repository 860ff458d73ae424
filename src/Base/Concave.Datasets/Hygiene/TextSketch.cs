using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Concave.Datasets.Hygiene;

/// <summary>
/// 64 bytes of MinHash by which a text is known again when it is nearly repeated: the same windows as those of
/// <see cref="PairSketch"/>. Texts whose bands meet are worth comparing in full; of two texts that share 60 % of their
/// windows 999 in 1,000 meet.
/// </summary>
[InlineArray(MinHash.Lanes / 4)]
public struct TextSketch
{
    private ulong _word;

    /// <summary>The sketch of a text.</summary>
    public static TextSketch Of(ReadOnlySpan<char> text)
    {
        TextSketch sketch = default;
        MinHash hash = default;
        var numbers = 0UL;
        hash.Begin();
        hash.Add(text, ref numbers);
        hash.End(MemoryMarshal.Cast<ulong, ushort>((Span<ulong>)sketch));
        return sketch;
    }

    /// <summary>Sixteen keys, each of two lanes and its place: texts with a key in common may be near.</summary>
    public readonly IEnumerable<ulong> Bands()
    {
        var lanes = MemoryMarshal.Cast<ulong, uint>((ReadOnlySpan<ulong>)this).ToArray();
        return lanes.Select((pair, place) => ((ulong)place << 32) | pair);
    }
}
