using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Concave.Data.Blobs;
using Concave.Kernel;

namespace Concave.Data.S3;

/// <summary>
/// Blobs in an S3 bucket. Servers that speak S3 differ, and some store what the SDK sends by default wrongly without a
/// word: so nothing is sent in chunks, and every blob is read back and held against its SHA-256 before it counts.
/// </summary>
public sealed class S3BlobStore : IBlobStore, IPresignBlobs, IDisposable
{
    private static readonly TimeSpan LongestLink = TimeSpan.FromHours(24);
    private readonly S3Settings settings;
    private readonly HomeFolder home;
    private readonly TimeProvider clock;
    private readonly AmazonS3Client client;

    public S3BlobStore(S3Settings settings, HomeFolder home, TimeProvider clock)
    {
        (this.settings, this.home, this.clock) = (settings, home, clock);
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { } endpoint)
            (config.ServiceURL, config.ForcePathStyle) = (endpoint, true);
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        client = settings is { AccessKey: { } key, SecretKey: { } secret } ? new(new BasicAWSCredentials(key, secret), config) : new(config);
    }

    public async Task Put(string key, Stream content, CancellationToken stop)
    {
        if (await Exists(key, stop))
            throw new IOException($"A blob '{key}' exists; blobs are never changed.");
        using var work = WorkFolder.Open(home, "s3", clock.NewId(), clock.GetUtcNow());
        var (path, digest, length) = await Spool(content, work, stop);
        await new Upload(client, settings).Send(KeyOf(key), path, length, stop);
        if (await Fault(key, digest, length, stop) is not { } fault)
            return;
        await Remove(key, stop);
        throw new IOException($"The store did not keep '{key}' as it was sent, so it was removed again: {fault}");
    }

    public async Task<Stream> Open(string key, CancellationToken stop)
    {
        try
        {
            return (await client.GetObjectAsync(settings.Bucket, KeyOf(key), stop)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            throw new FileNotFoundException($"There is no blob '{key}'.", missing);
        }
    }

    public async Task<bool> Exists(string key, CancellationToken stop)
    {
        try
        {
            await client.GetObjectMetadataAsync(settings.Bucket, KeyOf(key), stop);
            return true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>Removes every version there is; one by one, because not every server takes many at once from this SDK.</summary>
    public async Task Remove(string key, CancellationToken stop)
    {
        await client.DeleteObjectAsync(settings.Bucket, KeyOf(key), stop);
        ListVersionsRequest asked = new() { BucketName = settings.Bucket, Prefix = KeyOf(key) };
        ListVersionsResponse page;
        do
        {
            page = await client.ListVersionsAsync(asked, stop);
            foreach (var version in (page.Versions ?? []).Where(v => v.Key == KeyOf(key)))
                await client.DeleteObjectAsync(settings.Bucket, version.Key, version.VersionId, stop);
            (asked.KeyMarker, asked.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }

    public Uri Presign(string key, string fileName, TimeSpan life)
    {
        if (life <= TimeSpan.Zero || life > LongestLink)
            throw new ArgumentOutOfRangeException(nameof(life), life, "A link into the store lives for at most a day.");
        var url = client.GetPreSignedURL(new()
        {
            BucketName = settings.Bucket,
            Key = KeyOf(key),
            Verb = HttpVerb.GET,
            Expires = clock.GetUtcNow().Add(life).UtcDateTime,
            Protocol = settings.Endpoint?.StartsWith("http:", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
            ResponseHeaderOverrides = { ContentDisposition = $"attachment; filename=\"{fileName}\"", CacheControl = "no-store" },
        });
        // The SDK falls back to an older signature without a word where it thinks it must.
        return url.Contains("X-Amz-Algorithm=AWS4-HMAC-SHA256", StringComparison.Ordinal)
            ? new Uri(url)
            : throw new InvalidOperationException("The SDK did not sign the link with Signature Version 4.");
    }

    public void Dispose() => client.Dispose();

    private string KeyOf(string key) => settings.Prefix + key;

    // The length has to be known before the first byte is sent. What is spooled is ciphertext already.
    private static async Task<(string Path, string Digest, long Length)> Spool(Stream content, WorkFolder work, CancellationToken stop)
    {
        var path = work.File("blob");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        await content.CopyToAsync(file, stop);
        file.Position = 0;
        return (path, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)), file.Length);
    }

    private async Task<string?> Fault(string key, string digest, long length, CancellationToken stop)
    {
        var head = await client.GetObjectMetadataAsync(settings.Bucket, KeyOf(key), stop);
        if (head.ContentLength != length)
            return FormattableString.Invariant($"it has {head.ContentLength} bytes instead of {length}.");
        if (settings.RequireServerEncryption && string.IsNullOrEmpty(head.ServerSideEncryptionMethod?.Value))
            return "the server does not say that it encrypted it, and the settings require that.";
        await using var stored = await Open(key, stop);
        var read = Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, stop));
        return read == digest ? null : $"its SHA-256 is {read} instead of {digest}.";
    }
}
