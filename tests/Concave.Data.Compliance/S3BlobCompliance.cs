using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Concave.Data.Blobs;
using Concave.Data.S3;
using Concave.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Concave.Data.Compliance;

/// <summary>The S3 store against OpenStack Swift's S3 interface; ./test starts one. Skipped where there is none.</summary>
public sealed class S3BlobCompliance : BlobCompliance
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("CONCAVE_TEST_S3");
    private readonly string bucket = $"sample-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
    private readonly HttpClient anybody = new();

    [Fact]
    public async Task A_large_blob_is_sent_in_parts_and_comes_back()
    {
        var content = RandomNumberGenerator.GetBytes(70 << 20);

        await Blobs.Put("sample/large", new MemoryStream(content), default);

        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await Read("sample/large")));
    }

    [Fact]
    public async Task A_link_opens_one_blob_for_a_while_and_nothing_else()
    {
        await Blobs.Put("sample/linked", new MemoryStream("linked"u8.ToArray()), default);
        await Blobs.Put("sample/other", new MemoryStream("other"u8.ToArray()), default);
        var link = ((IPresignBlobs)Blobs).Presign("sample/linked", "delivery.tar", TimeSpan.FromSeconds(8));

        using (var answer = await anybody.GetAsync(link, TestContext.Current.CancellationToken))
        {
            Assert.Equal("linked", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("attachment; filename=\"delivery.tar\"", answer.Content.Headers.ContentDisposition?.ToString());
        }

        foreach (var (part, other) in new[] { ("linked", "other"), ("X-Amz-Expires=", "X-Amz-Expires=9"), ("delivery.tar", "other.tar") })
        {
            Assert.Contains(part, link.AbsoluteUri, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, await Status(new Uri(link.AbsoluteUri.Replace(part, other, StringComparison.Ordinal))));
        }

        Assert.InRange((int)await Status(new Uri(link.GetLeftPart(UriPartial.Path))), 400, 403);
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(link));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((IPresignBlobs)Blobs).Presign("sample/linked", "delivery.tar", TimeSpan.FromDays(2)));
    }

    [Fact]
    public async Task For_another_tenant_and_with_a_wrong_secret_there_is_nothing()
    {
        await Blobs.Put("sample/ours", new MemoryStream("ours"u8.ToArray()), default);
        using var other = Store(Settings with { AccessKey = "other:reader", SecretKey = "othersecret" });
        using var wrong = Store(Settings with { SecretKey = "guessed" });

        await Assert.ThrowsAnyAsync<Exception>(() => other.Open("sample/ours", default));
        Assert.False(await other.Exists("sample/ours", default));
        await Assert.ThrowsAsync<AmazonS3Exception>(() => wrong.Open("sample/ours", default));
        Assert.True(await Blobs.Exists("sample/ours", default));
    }

    [Fact]
    public async Task What_lies_on_the_servers_disk_is_ciphertext_and_another_blob_in_its_place_shows()
    {
        const string Planted = "planted words that nobody may find on the disk";
        await using var bench = await Bench.Open(TestDatabase.Sqlite, services => services.AddSingleton(Blobs));
        var project = (await SeededRound.Make(bench, new() { Pairs = 2, Gold = 2 })).ProjectId;
        var sealedBlobs = bench.Get<SealedBlobs>();
        await sealedBlobs.Put(project, "sample/sealed", new MemoryStream(Encoding.UTF8.GetBytes(Planted)), default);

        Assert.DoesNotContain(Planted, Encoding.Latin1.GetString(await Read("sample/sealed")), StringComparison.Ordinal);
        var files = Directory.GetFiles(Environment.GetEnvironmentVariable("CONCAVE_TEST_S3_FOLDER")!, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain(Planted, Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
        Assert.Equal(Planted, await Text(sealedBlobs, project));

        using var client = Client();
        var stored = await Read("sample/sealed");
        stored[^3] ^= 1;
        await client.PutObjectAsync(new() { BucketName = bucket, Key = "sample/sealed", InputStream = new MemoryStream(stored), UseChunkEncoding = false }, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Text(sealedBlobs, project));
    }

    [Fact]
    public async Task Where_the_server_must_encrypt_and_does_not_say_so_nothing_is_kept()
    {
        using var strict = Store(Settings with { RequireServerEncryption = true });

        await Assert.ThrowsAnyAsync<Exception>(() => strict.Put("sample/strict", new MemoryStream("strict"u8.ToArray()), default));

        Assert.False(await strict.Exists("sample/strict", default));
    }

    [Fact]
    public async Task Every_version_goes_with_a_blob()
    {
        using var client = Client();
        await client.PutBucketVersioningAsync(new() { BucketName = bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } }, TestContext.Current.CancellationToken);
        await Blobs.Put("sample/versioned", new MemoryStream("first"u8.ToArray()), default);
        await client.PutObjectAsync(new() { BucketName = bucket, Key = "sample/versioned", ContentBody = "second", UseChunkEncoding = false }, TestContext.Current.CancellationToken);

        await Blobs.Remove("sample/versioned", default);

        var left = await client.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket, Prefix = "sample/versioned" }, TestContext.Current.CancellationToken);
        Assert.Empty(left.Versions ?? []);
    }

    public override async ValueTask DisposeAsync()
    {
        anybody.Dispose();
        (Blobs as IDisposable)?.Dispose();
        await base.DisposeAsync();
    }

    protected override async ValueTask<IBlobStore> Open()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "CONCAVE_TEST_S3 names no S3 server; ./test starts one.");
        using var client = Client();
        await client.PutBucketAsync(bucket);
        return Store(Settings);
    }

    private S3Settings Settings => new() { Bucket = bucket, Endpoint = Server, AccessKey = "test:tester", SecretKey = "testing", RequireServerEncryption = false };

    private S3BlobStore Store(S3Settings settings) => new(settings, new HomeFolder(Folder.FullName), TimeProvider.System);

    private static AmazonS3Client Client() => new(new BasicAWSCredentials("test:tester", "testing"), new AmazonS3Config
    {
        ServiceURL = Server,
        ForcePathStyle = true,
        AuthenticationRegion = "us-east-1",
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    private async Task<HttpStatusCode> Status(Uri link)
    {
        using var answer = await anybody.GetAsync(link, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> Text(SealedBlobs blobs, Guid project)
    {
        await using var stored = await blobs.Open(project, "sample/sealed", default);
        using MemoryStream read = new();
        await stored.CopyToAsync(read);
        return Encoding.UTF8.GetString(read.ToArray());
    }
}
