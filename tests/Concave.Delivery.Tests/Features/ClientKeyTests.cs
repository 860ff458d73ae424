using System.Diagnostics;
using System.Security.Cryptography;
using Concave.Delivery.Recipients;
using Concave.Delivery.Tests.Fixtures;
using Concave.Kernel;
using Concave.Testing;

namespace Concave.Delivery.Tests.Features;

public sealed class ClientKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("concave-client-key-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_client_with_a_key_gets_a_file_that_openssl_opens_with_it_and_nobody_else(TestDatabase database)
    {
        await using var bench = await DeliveryBench.Open(database);
        var delivery = (await bench.Seal()).Value!;
        var key = NewKey("own", 3072);
        var used = await Use(bench, key, bench.Client);
        Assert.Equal(ClientKeyRules.Fingerprint(Load(key)), used.Value!.Fingerprint);

        var file = await Download(bench, delivery.DeliveryId);

        Assert.EndsWith(".tar.p7m", file, StringComparison.Ordinal);
        var opened = Path.Combine(folder.FullName, "opened.tar");
        Assert.Equal(0, Openssl("cms", "-decrypt", "-inform", "DER", "-in", file, "-inkey", Path.Combine(folder.FullName, "own.key"), "-out", opened));
        Assert.Equal(delivery.PackedDigest, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(opened, TestContext.Current.CancellationToken))));
        NewKey("other", 3072);
        var guessed = Path.Combine(folder.FullName, "guessed.tar");
        Openssl("cms", "-decrypt", "-inform", "DER", "-in", file, "-inkey", Path.Combine(folder.FullName, "other.key"), "-out", guessed);
        Assert.False(File.Exists(guessed) && Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(guessed, TestContext.Current.CancellationToken))) == delivery.PackedDigest);
        var log = (await bench.Bench.Get<ListDownloads>().Handle(new(delivery.DeliveryId), bench.Client, default)).Value!.Single();
        Assert.Equal((Links.DownloadStep.Completed, new FileInfo(file).Length), (log.State, log.Bytes));

        Assert.Null((await Use(bench, pem: null, bench.Client)).Value);
        Assert.EndsWith(".tar", await Download(bench, delivery.DeliveryId), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_client_chooses_the_key_and_only_one_that_is_strong_enough()
    {
        await using var bench = await DeliveryBench.Open(TestDatabase.Sqlite);
        var good = NewKey("good", 3072);

        Assert.Equal("client-key-is-clients", (await Use(bench, good, bench.Lead)).Problem?.Code);
        Assert.Equal("project-not-found", (await Use(bench, good, bench.Client with { ClientId = Guid.Empty })).Problem?.Code);
        Assert.Equal("project-not-found", (await Use(bench, good, new(bench.Lead.Id, Roles.Lead | Roles.Client, Guid.Empty))).Problem?.Code);
        foreach (var bad in new[] { "", "x", NewKey("weak", 2048), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" })
            Assert.Equal("client-key-invalid", (await Use(bench, bad, bench.Client)).Problem?.Code);
        Assert.Null((await bench.Bench.Get<UseClientKey>().Show(bench.Seeded.ProjectId, bench.Lead, default)).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(100_000)]
    public async Task An_envelope_of_any_length_opens(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        using var key = Load(NewKey("own", 3072));
        using var envelope = new Envelope(key, length);
        using MemoryStream file = new();
        await file.WriteAsync(envelope.Head, TestContext.Current.CancellationToken);
        await using (var enclosed = envelope.Enclose(new MemoryStream(plain)))
            await enclosed.CopyToAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(envelope.Length, file.Length);
        var path = Path.Combine(folder.FullName, "file.p7m");
        await File.WriteAllBytesAsync(path, file.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(0, Openssl("cms", "-decrypt", "-inform", "DER", "-in", path, "-inkey", Path.Combine(folder.FullName, "own.key"), "-out", $"{path}.opened"));

        Assert.Equal(plain, await File.ReadAllBytesAsync($"{path}.opened", TestContext.Current.CancellationToken));
    }

    private static Task<Result<ClientKeyView?>> Use(DeliveryBench bench, string? pem, Actor by) => bench.Bench.Get<UseClientKey>().Handle(new(bench.Seeded.ProjectId, pem), by, default);

    private async Task<string> Download(DeliveryBench bench, Guid delivery)
    {
        var ticket = (await bench.Bench.Get<IssueTicket>().Handle(new(delivery), bench.Client, default)).Value!;
        var link = new Uri(new Uri("http://sample"), (await bench.Bench.Get<RedeemTicket>().Handle(new(ticket.Ticket), bench.Client, default)).Value!.Url);
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        var until = long.Parse(query["until"]!, System.Globalization.CultureInfo.InvariantCulture);
        await using var opened = (await bench.Bench.Get<DownloadDelivery>().Handle(new(ticket.TicketId, until, query["signature"]!), default)).Value!;
        var path = Path.Combine(folder.FullName, opened.FileName);
        await using var file = File.Create(path);
        await opened.CopyTo(file, default);
        return path;
    }

    private string NewKey(string name, int bits)
    {
        using var key = RSA.Create(bits);
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private static RSA Load(string pem)
    {
        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }

    private static int Openssl(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
