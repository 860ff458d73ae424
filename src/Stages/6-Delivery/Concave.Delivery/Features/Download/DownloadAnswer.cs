using Microsoft.AspNetCore.Http;

namespace Concave.Delivery;

/// <summary>A packed delivery as the answer to a request: a file to be saved, kept by no cache on the way.</summary>
internal sealed class DownloadAnswer(DownloadStream opened) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (opened)
        {
            var answer = httpContext.Response;
            answer.ContentType = opened.IsEncrypted ? "application/pkcs7-mime" : "application/x-tar";
            answer.ContentLength = opened.Bytes;
            answer.Headers.ContentDisposition = $"attachment; filename=\"{opened.FileName}\"";
            answer.Headers.CacheControl = "no-store";
            answer.Headers.XContentTypeOptions = "nosniff";
            answer.Headers["Referrer-Policy"] = "no-referrer";
            await opened.CopyTo(answer.Body, httpContext.RequestAborted);
        }
    }
}
