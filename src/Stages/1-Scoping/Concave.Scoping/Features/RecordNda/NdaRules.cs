using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>What an NDA on record must have.</summary>
internal static class NdaRules
{
    internal const int LargestDocument = 20 * 1024 * 1024;
    private const int LongestParties = 500;

    /// <summary>What is wrong with the request, or null.</summary>
    internal static Problem? Check(RecordNda.Request nda, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(nda.Parties) || nda.Parties.Length > LongestParties || nda.Parties.Contains('\0', StringComparison.Ordinal))
            return Fault("parties", $"The parties must be named, in at most {LongestParties} characters.", "Name who signed, such as \"Client Ltd and Studio Ltd\".");

        // A day that has begun anywhere on Earth (UTC+14) is not in the future for whoever signs there.
        if (nda.SignedOn > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14)))
            return Fault("signed_on", "The day of signing is in the future.", "Record the NDA once it is signed.");
        return nda.Document.Length is 0 or > LargestDocument
            ? Fault("document", $"The document has {nda.Document.Length} bytes.", $"Hand in the signed document: at least one byte, at most {LargestDocument} bytes.")
            : null;
    }

    private static Problem Fault(string field, string detail, string mend) =>
        new("nda-invalid", ProblemKind.Invalid, detail, mend, field);
}
