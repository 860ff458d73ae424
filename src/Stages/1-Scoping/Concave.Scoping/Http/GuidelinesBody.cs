using System.Text.Json;
using Concave.Datasets.Proof;
using Concave.Kernel;
using Concave.Kernel.Records;
using Microsoft.AspNetCore.Http;

namespace Concave.Scoping;

/// <summary>
/// Guidelines over HTTP, in the form that their hash covers: whoever reads a version gets the very bytes, so that
/// <c>sha256sum</c> of the answer is the hash the client approves.
/// </summary>
internal static class GuidelinesBody
{
    internal static readonly Problem NotJson = new(
        "body-not-json", ProblemKind.Invalid, "The request's body is not declared to be JSON.", "Send the document as the body, with Content-Type: application/json.");

    internal static async Task<Result<GuidelinesDocument>> Read(Stream body, CancellationToken stop)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<GuidelinesDocument>(body, RecordJson.Options, stop) is { } document
                ? document
                : Fault(path: null);
        }
        catch (JsonException broken)
        {
            return Fault(broken.Path);
        }
    }

    internal static IResult Answer(GuidelinesDocument document) => Results.Bytes(CanonicalJson.Of(document), "application/json");

    // The path names members of our own records only up to where the document is as it should be; what follows may be anything.
    private static Problem Fault(string? path) => new(
        "guidelines-unreadable", ProblemKind.Invalid, "This is no guidelines document: a field is missing, unknown or of another type, or the text is not JSON.",
        "Start from a document that this address gives out, and keep its fields.", path is { Length: <= NameRules.Longest } && !path.Any(char.IsControl) ? path : null);
}
