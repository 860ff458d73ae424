using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>What is asked of an import, before its file is looked at.</summary>
internal static class ImportRules
{
    /// <summary>What is wrong with the request, or null.</summary>
    internal static Problem? Check(ImportPairs.Request request)
    {
        if (!Enum.IsDefined(request.Purpose))
            return ImportErrors.PurposeUnknown;
        return (request.Domain.Length == 0 ? null : NameRules.Check(request.Domain, "domain"))
            ?? (request.Language.Length == 0 ? null : NameRules.Check(request.Language, "language"));
    }
}
