using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Concave.Datasets.Proof;

/// <summary>Where one member of an object stands: its key in the key buffer, its bytes in the output.</summary>
internal readonly record struct Member(int Key, int KeyLength, int Start, int Length);

/// <summary>The members of the objects being written, innermost last, and the rule that orders them.</summary>
internal sealed class MemberOrder
{
    /// <summary>Up to here an insertion sort beats the library's, which allocates its comparer.</summary>
    private const int Few = 32;

    private readonly List<Member> _members = [];

    public int Count => _members.Count;

    public void Add(Member member) => _members.Add(member);

    public void Clear() => _members.Clear();

    public void Truncate(int count) => CollectionsMarshal.SetCount(_members, count);

    /// <summary>Orders the members from <paramref name="mark"/> on by key and moves their bytes accordingly.</summary>
    /// <param name="mark">Index of the object's first member.</param>
    /// <param name="keys">Unescaped keys.</param>
    /// <param name="body">The object's bytes after its brace: members, each but the first led by a comma.</param>
    /// <exception cref="JsonException">A key comes twice.</exception>
    public void Sort(int mark, ReadOnlySpan<byte> keys, Span<byte> body)
    {
        var members = CollectionsMarshal.AsSpan(_members)[mark..];
        if (IsOrdered(members, keys))
            return;
        var first = members[0].Start;
        if (members.Length <= Few)
            Insert(members, keys);
        else
            SortMany(members, keys.ToArray());
        for (var i = 1; i < members.Length; i++)
        {
            if (Compare(Key(keys, members[i - 1]), Key(keys, members[i])) == 0)
                throw new JsonException("A key comes twice in one object.");
        }

        Move(members, first, body);
    }

    /// <summary>By UTF-16 code units, told from UTF-8: only characters beyond the basic plane change places.</summary>
    internal static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
            return left.Length.CompareTo(right.Length);
        return Rank(left[same]).CompareTo(Rank(right[same]));
    }

    // A character from U+10000 on starts with a surrogate, D800 to DBFF, and so comes before U+E000 to U+FFFF,
    // whose UTF-8 starts with EE or EF; both come after every other.
    private static int Rank(byte lead) => lead >= 0xF0 ? lead - 2 : lead >= 0xEE ? lead + 0x10 : lead;

    private static bool IsOrdered(ReadOnlySpan<Member> members, ReadOnlySpan<byte> keys)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (Compare(Key(keys, members[i - 1]), Key(keys, members[i])) >= 0)
                return false;
        }

        return true;
    }

    private static void Insert(Span<Member> members, ReadOnlySpan<byte> keys)
    {
        for (var i = 1; i < members.Length; i++)
        {
            var member = members[i];
            var place = i;
            for (; place > 0 && Compare(Key(keys, member), Key(keys, members[place - 1])) < 0; place--)
                members[place] = members[place - 1];
            members[place] = member;
        }
    }

    private static void SortMany(Span<Member> members, byte[] keys) =>
        members.Sort((left, right) => Compare(Key(keys, left), Key(keys, right)));

    private static void Move(ReadOnlySpan<Member> members, int first, Span<byte> body)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(scratch);
        var at = 0;
        foreach (var member in members)
        {
            if (at > 0)
                body[at++] = (byte)',';
            scratch.AsSpan(member.Start - first, member.Length).CopyTo(body[at..]);
            at += member.Length;
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }

    private static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> keys, Member member) => keys.Slice(member.Key, member.KeyLength);
}
