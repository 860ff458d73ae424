using System.Security.Cryptography;
using Concave.Delivery.Links;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;
using Microsoft.EntityFrameworkCore;

namespace Concave.Delivery.Tests.Features;

public sealed class DownloadTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-delivery-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_ticket_becomes_one_link_and_the_log_says_who_took_what(TestDatabase database)
    {
        await using var bench = await Sealed(database);
        var link = await Redeem(bench, await Issue(bench));

        using var saved = new MemoryStream();
        await using (var opened = (await Follow(bench, link.Value!)).Value!)
            await opened.CopyTo(saved, default);

        var delivery = Assert.Single((await bench.Bench.Get<ListDeliveries>().Handle(new(bench.Seeded.ProjectId), bench.Client, default)).Value!);
        Assert.Equal(delivery.PackedDigest, Convert.ToHexStringLower(SHA256.HashData(saved.ToArray())));
        var log = Assert.Single(await Log(bench));
        Assert.Equal((bench.Client.Id, DownloadStep.Completed, delivery.PackedBytes), (log.By, log.State, log.Bytes));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Of_many_who_redeem_one_ticket_at_once_one_gets_a_link(TestDatabase database)
    {
        await using var bench = await Sealed(database);
        var ticket = await Issue(bench);

        var links = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Redeem(bench, ticket))));

        Assert.Single(links, l => !l.Failed);
        Assert.All(links.Where(l => l.Failed), l => Assert.Equal("ticket-used", l.Problem!.Code));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task Expired_and_revoked_tickets_open_nothing(TestDatabase database)
    {
        await using var bench = await Sealed(database);
        var (late, taken, turned) = (await Issue(bench, hours: 1), await Issue(bench), await Issue(bench));
        var link = (await Redeem(bench, turned)).Value!;
        foreach (var ticket in (TicketView[])[taken, turned])
            Assert.Null((await bench.Bench.Get<RevokeTicket>().Handle(new(ticket.TicketId), bench.Lead, default)).Problem);

        Assert.Equal("ticket-revoked", (await Redeem(bench, taken)).Problem?.Code);
        Assert.Equal("ticket-revoked", (await Follow(bench, link)).Problem?.Code);
        bench.Bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ticket-expired", (await Redeem(bench, late)).Problem?.Code);
        Assert.Equal("ticket-unknown", (await bench.Bench.Get<RedeemTicket>().Handle(new("dl-guess"), bench.Client, default)).Problem?.Code);
        Assert.Empty(await Log(bench));
    }

    [Fact]
    public async Task A_link_dies_soon_and_cannot_be_changed()
    {
        await using var bench = await Sealed(TestDatabase.Sqlite);
        var link = (await Redeem(bench, await Issue(bench))).Value!;
        var other = (await Redeem(bench, await Issue(bench))).Value!;
        var (ticket, until, signature) = Parts(link);

        Assert.InRange(link.ExpiresAt - bench.Bench.Clock.GetUtcNow(), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
        Assert.Equal("link-invalid", await Code(bench, new(ticket, until + 3600, signature)));
        Assert.Equal("link-invalid", await Code(bench, new(Parts(other).Ticket, until, signature)));
        Assert.Equal("link-invalid", await Code(bench, new(ticket, until, "")));
        Assert.Equal("link-invalid", await Code(bench, new(ticket, until, new string('*', 43))));
        Assert.Equal("link-invalid", await Code(bench, new(ticket, until, signature[..^1])));
        Assert.Null(await Code(bench, new(ticket, until, signature)));
        bench.Bench.Clock.SetUtcNow(link.ExpiresAt);
        Assert.Equal("link-expired", await Code(bench, new(ticket, until, signature)));
    }

    [Fact]
    public async Task A_ticket_lives_no_longer_than_the_plan_allows()
    {
        await using var bench = await Sealed(TestDatabase.Sqlite);
        var delivery = (await bench.Seal()).Value!.DeliveryId;
        var issue = bench.Bench.Get<IssueTicket>();
        var most = bench.Seeded.Plan.LinkDays * 24;

        Assert.Equal("ticket-life", (await issue.Handle(new(delivery, most + 1), bench.Client, default)).Problem?.Code);
        Assert.Equal("ticket-life", (await issue.Handle(new(delivery, 0), bench.Client, default)).Problem?.Code);
        Assert.Null((await issue.Handle(new(delivery, most), bench.Client, default)).Problem);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task For_another_client_nothing_of_it_exists(TestDatabase database)
    {
        await using var bench = await Sealed(database);
        var (other, _) = await bench.Another(DeliveryBench.Sample with { Seed = 2 });
        var stranger = DeliveryBench.ClientOf(other);
        var delivery = (await bench.Seal()).Value!.DeliveryId;
        var ticket = await Issue(bench);

        Assert.Equal("project-not-found", (await bench.Bench.Get<ListDeliveries>().Handle(new(bench.Seeded.ProjectId), stranger, default)).Problem?.Code);
        Assert.Equal("batch-unknown", (await bench.Bench.Get<ShowSealing>().Handle(new(bench.Seeded.BatchId), stranger, default)).Problem?.Code);
        Assert.Equal("delivery-unknown", (await bench.Bench.Get<IssueTicket>().Handle(new(delivery), stranger, default)).Problem?.Code);
        Assert.Equal("delivery-unknown", (await bench.Bench.Get<ListDownloads>().Handle(new(delivery), stranger, default)).Problem?.Code);
        Assert.Equal("ticket-unknown", (await bench.Bench.Get<RedeemTicket>().Handle(new(ticket.Ticket), stranger, default)).Problem?.Code);
        Assert.Equal("ticket-unknown", (await bench.Bench.Get<RevokeTicket>().Handle(new(ticket.TicketId), stranger, default)).Problem?.Code);
        Assert.Equal("role-missing", (await bench.Bench.Get<ListDeliveries>().Handle(new(bench.Seeded.ProjectId), new(stranger.Id, Roles.Annotator), default)).Problem?.Code);
        Assert.False((await Redeem(bench, ticket)).Failed);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("shortened")]
    [InlineData("lengthened")]
    [InlineData("swapped")]
    [InlineData("missing")]
    [InlineData("not ours")]
    public async Task A_blob_that_is_not_what_was_sealed_is_noticed_before_a_byte_leaves(string how)
    {
        await using var bench = await Sealed(TestDatabase.Sqlite);
        var delivery = (await bench.Seal()).Value!.DeliveryId;
        var link = (await Redeem(bench, await Issue(bench))).Value!;
        await Damage(bench, how);

        Assert.Equal("delivery-damaged", (await Follow(bench, link)).Problem?.Code);
        Assert.Equal(DownloadStep.Damaged, Assert.Single(await Log(bench)).State);
        var target = Path.Combine(folder.FullName, "release");
        Assert.Equal("delivery-damaged", (await bench.Bench.Get<ExportDelivery>().Handle(new(delivery, target), bench.Lead, default)).Problem?.Code);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public async Task A_reader_who_goes_away_is_in_the_log_with_what_they_took()
    {
        await using var bench = await Sealed(TestDatabase.Sqlite);
        var link = (await Redeem(bench, await Issue(bench))).Value!;

        await using (var opened = (await Follow(bench, link)).Value!)
            await Assert.ThrowsAsync<NotSupportedException>(() => opened.CopyTo(new MemoryStream(new byte[100_000]), default));

        var log = Assert.Single(await Log(bench));
        Assert.Equal((DownloadStep.Broken, 1L << 16), (log.State, log.Bytes));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task The_log_and_the_tickets_cannot_be_rewritten(TestDatabase database)
    {
        await using var bench = await Sealed(database);
        var link = (await Redeem(bench, await Issue(bench))).Value!;
        await using (var opened = (await Follow(bench, link)).Value!)
            await opened.CopyTo(Stream.Null, default);
        await using var db = bench.Bench.Store.Read();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.DownloadEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.DownloadEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.By, Guid.Empty)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.TicketUses.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.DownloadTickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, DateTimeOffset.MaxValue)));
        Assert.DoesNotContain(await db.DownloadTickets.Select(t => t.Hash).ToListAsync(), h => h.Length != 32);
    }

    private static async Task<DeliveryBench> Sealed(TestDatabase database)
    {
        var bench = await DeliveryBench.Open(database);
        Assert.Null((await bench.Seal()).Problem);
        return bench;
    }

    private static async Task<TicketView> Issue(DeliveryBench bench, int? hours = null) =>
        (await bench.Bench.Get<IssueTicket>().Handle(new((await bench.Seal()).Value!.DeliveryId, hours), bench.Client, default)).Value!;

    private static Task<Result<DownloadLink>> Redeem(DeliveryBench bench, TicketView ticket) =>
        bench.Bench.Get<RedeemTicket>().Handle(new(ticket.Ticket), bench.Client, default);

    private static Task<Result<DownloadStream>> Follow(DeliveryBench bench, DownloadLink link)
    {
        var (ticket, until, signature) = Parts(link);
        return bench.Bench.Get<DownloadDelivery>().Handle(new(ticket, until, signature), default);
    }

    private static async Task<string?> Code(DeliveryBench bench, DownloadDelivery.Request request)
    {
        var opened = await bench.Bench.Get<DownloadDelivery>().Handle(request, default);
        if (opened.Value is { } stream)
            await stream.DisposeAsync();
        return opened.Problem?.Code;
    }

    private static (Guid Ticket, long Until, string Signature) Parts(DownloadLink link)
    {
        var cut = link.Url.Split('?');
        var query = cut[1].Split('&').Select(p => p.Split('=', 2)[1]).ToArray();
        return (Guid.Parse(cut[0].Split('/')[^1]), long.Parse(query[0], System.Globalization.CultureInfo.InvariantCulture), query[1]);
    }

    private static async Task<IReadOnlyList<DownloadView>> Log(DeliveryBench bench) =>
        (await bench.Bench.Get<ListDownloads>().Handle(new((await bench.Seal()).Value!.DeliveryId), bench.Client, default)).Value!;

    private static async Task Damage(DeliveryBench bench, string how)
    {
        var blob = Assert.Single(bench.Blobs());
        var bytes = await File.ReadAllBytesAsync(blob);
        switch (how)
        {
            case "flipped":
                bytes[bytes.Length / 2] ^= 1;
                await File.WriteAllBytesAsync(blob, bytes);
                break;
            case "shortened":
                await File.WriteAllBytesAsync(blob, bytes[..^100]);
                break;
            case "lengthened":
                var other = await Other(bench);
                await File.WriteAllBytesAsync(blob, [.. bytes[..(bytes.Length / 2)], .. other]);
                break;
            case "swapped":
                await File.WriteAllBytesAsync(blob, await Other(bench));
                break;
            case "missing":
                File.Delete(blob);
                break;
            case "not ours":
                await File.WriteAllTextAsync(blob, "a sample text in its place");
                break;
        }
    }

    /// <summary>What another file of the same project looks like when it is sealed with the project's key: it opens, and is not this one.</summary>
    private static async Task<byte[]> Other(DeliveryBench bench)
    {
        await bench.Bench.Get<Data.Blobs.SealedBlobs>().Put(bench.Seeded.ProjectId, "sample/other", new MemoryStream(new byte[200_000]), default);
        return await File.ReadAllBytesAsync(bench.Blobs().Single(b => b.EndsWith("other", StringComparison.Ordinal)));
    }
}
