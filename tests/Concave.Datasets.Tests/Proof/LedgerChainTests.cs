using System.Text;
using Concave.Datasets.Proof;
using Concave.Kernel.Records;

namespace Concave.Datasets.Tests.Proof;

public sealed class LedgerChainTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_leaf_is_the_canonical_form_of_six_fields()
    {
        var leaf = Encoding.UTF8.GetString(LedgerChain.LeafOf(Entry(0, 1)));

        Assert.Equal(
            """{"at":"2026-03-02T09:00:00.000Z","batch":"00000000-0000-0000-0000-000000000000","digest":"d0","entry":"00000000-0000-0000-0000-000000000001","kind":"judgment","subject":"00000000-0000-0000-0000-000000000065"}""",
            leaf);
    }

    [Fact]
    public void Seals_that_follow_each_other_hold()
    {
        var (entries, seals) = Ledger();

        Assert.Empty(LedgerChain.Check(entries, seals));
        Assert.Equal(seals[0].Chain, seals[1].Previous);
        Assert.Equal(LedgerChain.Beginning, seals[0].Previous);
        Assert.Equal(3, seals[1].FirstIndex);
    }

    [Fact]
    public void A_changed_entry_breaks_the_root_of_its_seal()
    {
        var (entries, seals) = Ledger();
        entries[4] = entries[4] with { Digest = "other" };

        Assert.Equal("seal 2", Assert.Single(LedgerChain.Check(entries, seals)).Where);
    }

    [Fact]
    public void A_removed_entry_is_missed_by_place_and_by_seal()
    {
        var (entries, seals) = Ledger();
        entries.RemoveAt(1);

        var faults = LedgerChain.Check(entries, seals);

        Assert.Contains(faults, f => f.Where.StartsWith("entry 2 ", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Where == "ledger");
        Assert.Contains(faults, f => f.Where == "seal 1");
    }

    [Fact]
    public void An_entry_added_behind_the_last_seal_is_found()
    {
        var (entries, seals) = Ledger();
        entries.Add(Entry(5, 3));

        Assert.Contains(LedgerChain.Check(entries, seals), f => f.What.Contains("seal 3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_seal_redone_over_other_entries_no_longer_fits_the_chain_after_it()
    {
        var (entries, seals) = Ledger();
        entries[0] = entries[0] with { Digest = "other" };
        seals[0] = LedgerChain.SealOver(null, new(2026, 3, 2), entries[..3]);

        Assert.Equal("seal 2", Assert.Single(LedgerChain.Check(entries, seals)).Where);
    }

    [Fact]
    public void A_seal_that_is_not_hexadecimal_is_a_fault_and_not_a_crash()
    {
        var (entries, seals) = Ledger();
        seals[1] = seals[1] with { Previous = "zz", Root = "" };

        Assert.All(LedgerChain.Check(entries, seals), f => Assert.Equal("seal 2", f.Where));
    }

    [Fact]
    public void Nothing_cannot_be_sealed() =>
        Assert.Throws<ArgumentException>(() => LedgerChain.SealOver(null, new(2026, 3, 2), []));

    private static (List<LedgerEntryRecord> Entries, List<SealRecord> Seals) Ledger()
    {
        List<LedgerEntryRecord> entries = [Entry(0, 1), Entry(1, 1), Entry(2, 1), Entry(3, 2), Entry(4, 2)];
        var first = LedgerChain.SealOver(null, new(2026, 3, 2), entries[..3]);
        return (entries, [first, LedgerChain.SealOver(first, new(2026, 3, 3), entries[3..])]);
    }

    private static LedgerEntryRecord Entry(int index, int seal) =>
        new(index, seal, Id(index + 1), "judgment", Id(index + 101), Guid.Empty, $"d{index}", Start.AddMinutes(index));

    private static Guid Id(int n) => new($"00000000-0000-0000-0000-{n:x12}");
}
