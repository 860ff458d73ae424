using System.Text;
using Concave.Datasets.Proof;
using CsCheck;

namespace Concave.Datasets.Tests.Proof;

public sealed class MerkleTreeTests
{
    // The eight leaves that implementations of Certificate Transparency share as test vectors.
    private static readonly byte[][] Leaves = Array.ConvertAll(
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"],
        Convert.FromHexString);

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_known_trees_have_their_known_roots(int leaves, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(Leaves[..leaves])));

    [Fact]
    public void Every_leaf_of_a_tree_of_any_size_is_proved_and_no_other_leaf_or_place_is() =>
        Gen.Int[1, 70].SelectMany(n => Gen.Select(Gen.Const(n), Gen.Int[0, n - 1])).Sample((count, index) =>
        {
            var leaves = Enumerable.Range(0, count).Select(i => Encoding.ASCII.GetBytes($"leaf {i}")).ToArray();
            var root = MerkleTree.Root(leaves);
            var proof = MerkleTree.InclusionProof(leaves, index);
            Assert.True(MerkleTree.VerifyInclusion(root, leaves[index], index, count, proof));
            Assert.False(MerkleTree.VerifyInclusion(root, "another"u8, index, count, proof));
            Assert.False(MerkleTree.VerifyInclusion(root, leaves[index], index, count, [.. proof, root]));
            Assert.False(MerkleTree.VerifyInclusion(root, leaves[index], count, count, proof));
            if (index > 0)
                Assert.False(MerkleTree.VerifyInclusion(root, leaves[index], index - 1, count, proof));
            if (proof.Count > 0)
                Assert.False(MerkleTree.VerifyInclusion(root, leaves[index], index, count, [.. proof.Skip(1)]));
        });

    [Fact]
    public void A_leaf_and_a_node_of_the_same_bytes_hash_differently()
    {
        var (left, right) = (MerkleTree.LeafHash("a"u8), MerkleTree.LeafHash("b"u8));

        Assert.NotEqual(MerkleTree.LeafHash([.. left, .. right]), MerkleTree.NodeHash(left, right));
    }
}
