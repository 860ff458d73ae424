using System.Numerics;
using System.Security.Cryptography;

namespace Concave.Datasets.Proof;

/// <summary>The Merkle tree of RFC 9162 §2.1 with SHA-256: leaves are hashed behind 0x00, nodes behind 0x01.</summary>
public static class MerkleTree
{
    private const int Size = SHA256.HashSizeInBytes;

    /// <summary>The tree hash of the leaves in order, 32 bytes; the SHA-256 of nothing when there is none.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves) =>
        leaves.Count == 0 ? SHA256.HashData([]) : Root(Hashes(leaves), 0, leaves.Count);

    /// <summary>The inclusion proof of one leaf (RFC 9162 §2.1.3.1): sibling hashes from the leaf up.</summary>
    /// <param name="leaves">All leaves, at least one.</param>
    /// <param name="index">0-based place of the leaf.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var hashes = Hashes(leaves);
        List<byte[]> path = [];
        var (start, count) = (0, leaves.Count);
        while (count > 1)
        {
            var left = Split(count);
            var goLeft = index - start < left;
            path.Add(goLeft ? Root(hashes, start + left, count - left) : Root(hashes, start, left));
            (start, count) = goLeft ? (start, left) : (start + left, count - left);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether the proof leads from the leaf to the root (RFC 9162 §2.1.3.2).</summary>
    /// <param name="root">The tree hash that is trusted.</param>
    /// <param name="leaf">The leaf's bytes, not their hash.</param>
    /// <param name="index">0-based place the leaf is claimed to have.</param>
    /// <param name="count">Leaves of the tree.</param>
    /// <param name="proof">Sibling hashes from the leaf up.</param>
    public static bool VerifyInclusion(ReadOnlySpan<byte> root, ReadOnlySpan<byte> leaf, long index, long count, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= count)
            return false;
        var (place, last) = (index, count - 1);
        var hash = LeafHash(leaf);
        foreach (var sibling in proof)
        {
            if (last == 0 || sibling.Length != Size)
                return false;
            var right = (place & 1) == 1 || place == last;
            hash = right ? NodeHash(sibling, hash) : NodeHash(hash, sibling);
            // A last node without a sibling climbs unpaired until it is somebody's right child.
            while (right && (place & 1) == 0 && place != 0)
                (place, last) = (place >> 1, last >> 1);
            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>SHA-256 over 0x00 and the leaf.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> leaf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(leaf);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 over 0x01 and both children.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * Size)];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Size)..]);
        return SHA256.HashData(node);
    }

    private static byte[][] Hashes(IReadOnlyList<byte[]> leaves)
    {
        var hashes = new byte[leaves.Count][];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = LeafHash(leaves[i]);
        return hashes;
    }

    private static byte[] Root(byte[][] hashes, int start, int count)
    {
        if (count == 1)
            return hashes[start];
        var left = Split(count);
        return NodeHash(Root(hashes, start, left), Root(hashes, start + left, count - left));
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>.</summary>
    private static int Split(int count) => 1 << (31 - BitOperations.LeadingZeroCount((uint)(count - 1)));
}
