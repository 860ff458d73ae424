using Concave.Kernel;
using Concave.Scoping.Quoting;

namespace Concave.Scoping;

/// <summary>What is written on a quote's head.</summary>
internal static class SubjectRules
{
    private const int LongestPurpose = 2_000;

    internal static Problem? Check(QuoteSubject subject) =>
        NameRules.Check(subject.ClientName, "client_name")
        ?? NameRules.Check(subject.Title, "title")
        ?? (subject.Purpose.Length > LongestPurpose ? QuoteErrors.PurposeTooLong : null)
        ?? (Enum.IsDefined(subject.Responses) ? null : QuoteErrors.ResponsesUnknown);
}
