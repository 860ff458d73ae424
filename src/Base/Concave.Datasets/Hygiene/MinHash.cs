using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Concave.Datasets.Hygiene;

/// <summary>The least hash in each of 32 bins, and the empty bins filled from their neighbours.</summary>
internal struct MinHash
{
    internal const int Lanes = 32;
    private const int Window = 16;
    private const ulong Far = ulong.MaxValue;
    private const int LongWord = 48;

    private Bins _bins;

    internal void Begin() => ((Span<ulong>)_bins).Fill(Far);

    internal void Add(ReadOnlySpan<char> text, ref ulong numbers)
    {
        Span<ulong> bins = _bins;
        var rest = text;
        while (true)
        {
            rest = rest.TrimStart();
            if (rest.Length == 0)
                break;
            var length = rest.IndexOfAny(' ', '\n', '\t');
            length = length < 0 ? rest.Length : length;

            // Scripts without blanks: a window at every fourth character or so, chosen by the character itself.
            if (length > LongWord)
            {
                for (var i = 0; i < length; i++)
                {
                    if ((rest[i] & 3) == 0)
                        Take(bins, rest[i..]);
                }
            }
            else
            {
                Take(bins, rest);
            }

            rest = rest[length..];
        }

        for (int at; (at = text.IndexOfAnyInRange('0', '9')) >= 0; text = text[at..])
        {
            text = text[at..];
            at = text.IndexOfAnyExceptInRange('0', '9');
            at = at < 0 ? text.Length : at;
            var number = 0UL;
            foreach (var digit in text[..at])
                number = unchecked((number * 31) + digit);
            numbers = unchecked(numbers + Mixed(number, 0x9E37_79B9_7F4A_7C15));
        }
    }

    internal void End(Span<ushort> lanes)
    {
        Span<ulong> bins = _bins;
        var each = Lanes / lanes.Length;
        for (var i = 0; i < lanes.Length; i++)
        {
            for (var away = 0; away < Lanes; away++)
            {
                var bin = bins[((i * each) + away) % Lanes];
                if (bin == Far)
                    continue;
                lanes[i] = (ushort)unchecked(bin + ((ulong)away * 40503));
                break;
            }
        }
    }

    private static void Take(Span<ulong> bins, ReadOnlySpan<char> from)
    {
        Span<ushort> end = stackalloc ushort[Window];
        if (from.Length < Window)
        {
            end.Clear();
            MemoryMarshal.Cast<char, ushort>(from).CopyTo(end);
        }

        // Bit 5 tells large from small ASCII letters; setting it everywhere costs little difference elsewhere.
        var characters = from.Length < Window ? Vector256.Create((ReadOnlySpan<ushort>)end) : Vector256.Create(MemoryMarshal.Cast<char, ushort>(from[..Window]));
        var window = (characters | Vector256.Create((ushort)0x20)).AsUInt64();
        var hash = Mixed(window[0] ^ 0xA076_1D64_78BD_642F, window[1] ^ 0xE703_7ED1_A0B4_28DB) ^ Mixed(window[2] ^ 0x8EBC_6AF0_9C88_C6E3, window[3] ^ 0x5899_65CC_7537_4CC3);
        hash = Mixed(hash, 0x9E37_79B9_7F4A_7C15);
        ref var bin = ref bins[(int)(hash >> 59)];
        hash &= 0x07FF_FFFF_FFFF_FFFF;
        if (hash < bin)
            bin = hash;
    }

    private static ulong Mixed(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }

    [InlineArray(Lanes)]
    private struct Bins
    {
        private ulong _bin;
    }
}
