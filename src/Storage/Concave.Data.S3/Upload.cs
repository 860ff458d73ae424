using Amazon.S3;
using Amazon.S3.Model;

namespace Concave.Data.S3;

/// <summary>Sends one file: at once, or in parts when it is large. What fails half-way is taken back.</summary>
internal sealed class Upload(IAmazonS3 client, S3Settings settings)
{
    private const long Part = 64L << 20;

    private ServerSideEncryptionMethod? Encryption =>
        settings.KmsKey is not null ? ServerSideEncryptionMethod.AWSKMS : settings.RequireServerEncryption ? ServerSideEncryptionMethod.AES256 : null;

    internal Task Send(string key, string path, long length, CancellationToken stop) => length > Part ? InParts(key, path, length, stop) : AtOnce(key, path, stop);

    private async Task AtOnce(string key, string path, CancellationToken stop)
    {
        PutObjectRequest put = new() { BucketName = settings.Bucket, Key = key, FilePath = path, UseChunkEncoding = false };
        if (Encryption is { } method)
            (put.ServerSideEncryptionMethod, put.ServerSideEncryptionKeyManagementServiceKeyId) = (method, settings.KmsKey);
        await client.PutObjectAsync(put, stop);
    }

    private async Task InParts(string key, string path, long length, CancellationToken stop)
    {
        InitiateMultipartUploadRequest begin = new() { BucketName = settings.Bucket, Key = key };
        if (Encryption is { } method)
            (begin.ServerSideEncryptionMethod, begin.ServerSideEncryptionKeyManagementServiceKeyId) = (method, settings.KmsKey);
        var upload = (await client.InitiateMultipartUploadAsync(begin, stop)).UploadId;
        var sent = false;
        try
        {
            List<PartETag> parts = [];
            for (long at = 0; at < length; at += Part)
                parts.Add(await SendPart(key, path, upload, parts.Count + 1, at, Math.Min(Part, length - at), stop));
            await client.CompleteMultipartUploadAsync(new() { BucketName = settings.Bucket, Key = key, UploadId = upload, PartETags = parts }, stop);
            sent = true;
        }
        finally
        {
            if (!sent)
                await client.AbortMultipartUploadAsync(settings.Bucket, key, upload, CancellationToken.None);
        }
    }

    private async Task<PartETag> SendPart(string key, string path, string upload, int number, long at, long length, CancellationToken stop)
    {
        var part = await client.UploadPartAsync(new()
        {
            BucketName = settings.Bucket,
            Key = key,
            UploadId = upload,
            PartNumber = number,
            FilePath = path,
            FilePosition = at,
            PartSize = length,
            UseChunkEncoding = false,
        }, stop);
        return new(number, part.ETag);
    }
}
