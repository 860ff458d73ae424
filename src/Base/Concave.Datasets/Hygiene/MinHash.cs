using System.Numerics;
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
        var start = -1; // of the word that is under way
        var before = 1u; // whether the character before is a blank
        for (var at = 0; at < text.Length; at += Window)
        {
            // Where a word begins and the one before has ended, or the other way round, sixteen characters at a time.
            var blanks = Blanks(text[at..]);
            for (var turns = (blanks ^ ((blanks << 1) | before)) & 0xFFFF; turns != 0; turns &= turns - 1)
            {
                var turn = at + BitOperations.TrailingZeroCount(turns);
                if (start >= 0)
                    Word(bins, text, start, turn);
                start = start >= 0 ? -1 : turn;
            }

            before = blanks >> (Window - 1);
        }

        if (start >= 0)
            Word(bins, text, start, text.Length);
        numbers = unchecked(numbers + Numbers(text));
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

    private static ulong Numbers(ReadOnlySpan<char> text)
    {
        var sum = 0UL;
        for (int at; (at = text.IndexOfAnyInRange('0', '9')) >= 0; text = text[at..])
        {
            text = text[at..];
            at = text.IndexOfAnyExceptInRange('0', '9');
            at = at < 0 ? text.Length : at;
            var number = 0UL;
            foreach (var digit in text[..at])
                number = unchecked((number * 31) + digit);
            sum = unchecked(sum + Mixed(number, 0x9E37_79B9_7F4A_7C15));
        }

        return sum;
    }

    // One bit a character, the lowest for the first, set for blanks and control characters and beyond the end.
    private static uint Blanks(ReadOnlySpan<char> text)
    {
        if (text.Length >= Window)
            return Vector256.LessThanOrEqual(Vector256.Create(MemoryMarshal.Cast<char, ushort>(text[..Window])), Vector256.Create((ushort)' ')).ExtractMostSignificantBits();
        var blanks = 0xFFFFu;
        for (var i = 0; i < text.Length; i++)
            blanks ^= text[i] > ' ' ? 1u << i : 0;
        return blanks;
    }

    private static void Word(Span<ulong> bins, ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start <= LongWord)
        {
            Take(bins, text[start..]);
            return;
        }

        // Scripts without blanks: a window at every fourth character or so, chosen by the character itself.
        for (var i = start; i < end; i++)
        {
            if ((text[i] & 3) == 0)
                Take(bins, text[i..]);
        }
    }

    private static void Take(Span<ulong> bins, ReadOnlySpan<char> from)
    {
        if (from.Length >= Window)
            Take(bins, MemoryMarshal.Cast<char, ulong>(from[..Window]));
        else
            TakeEnd(bins, from);
    }

    private static void TakeEnd(Span<ulong> bins, ReadOnlySpan<char> end)
    {
        Span<char> window = stackalloc char[Window];
        window.Clear();
        end.CopyTo(window);
        Take(bins, MemoryMarshal.Cast<char, ulong>(window));
    }

    private static void Take(Span<ulong> bins, ReadOnlySpan<ulong> window)
    {
        // Bit 5 tells large from small ASCII letters; setting it everywhere costs little difference elsewhere.
        const ulong small = 0x0020_0020_0020_0020;
        var hash = Mixed((window[0] | small) ^ 0xA076_1D64_78BD_642F, (window[1] | small) ^ 0xE703_7ED1_A0B4_28DB)
            ^ Mixed((window[2] | small) ^ 0x8EBC_6AF0_9C88_C6E3, (window[3] | small) ^ 0x5899_65CC_7537_4CC3);
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
