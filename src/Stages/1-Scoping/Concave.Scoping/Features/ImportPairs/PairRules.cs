using System.Globalization;
using Concave.Datasets.Reading;
using Concave.Kernel;
using Concave.Kernel.Records;

namespace Concave.Scoping;

/// <summary>From a row that was read to the pair that is stored.</summary>
internal static class PairRules
{
    /// <summary>True when pairs of this purpose are useless without an answer: a verified one, or the label that is audited.</summary>
    internal static bool NeedsTruth(PairPurpose purpose) => purpose is PairPurpose.Gold or PairPurpose.Calibration or PairPurpose.Audit;

    /// <summary>The answer that is stored beside a pair; null where the row has none.</summary>
    internal static Choice? Truth(PairPurpose purpose, ReadPair read) =>
        purpose == PairPurpose.Audit ? (read.OwnChoice is { } own and not Choice.CannotJudge ? own : null) : read.Truth;

    /// <summary>The record that is sealed: texts exactly as they were read.</summary>
    internal static PairRecord Record(Guid id, ReadPair read, Importing import) => new()
    {
        Pair = id,
        ExternalId = read.ExternalId,
        Purpose = import.Purpose,
        Domain = Domain(read.Domain ?? import.Domain),
        Language = Language(read.Language ?? import.Language),
        TaskType = read.TaskType?.Trim() ?? "",
        Prompt = [.. read.Prompt.Select(m => new MessageRecord(m.Role, m.Content))],
        ResponseA = read.ResponseA,
        ResponseB = read.ResponseB,
    };

    /// <summary>Lower case, so that a domain is one domain however a file writes it.</summary>
    internal static string Domain(string given) => given.Trim().ToLowerInvariant();

    /// <summary>A language tag in the letter case of RFC 5646 §2.1.1: hi, en-IN, sr-Latn. What is no tag is lower-cased.</summary>
    internal static string Language(string given)
    {
        var parts = given.Trim().ToLowerInvariant().Replace('_', '-').Split('-');
        for (var i = 1; i < parts.Length; i++)
        {
            parts[i] = parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(parts[i]),
                _ => parts[i],
            };
        }

        return string.Join('-', parts);
    }

    /// <summary>Words of prompt and both responses: runs of anything but white space.</summary>
    internal static int Words(ReadPair read) =>
        read.Prompt.Sum(m => WordCount.Of(m.Content)) + WordCount.Of(read.ResponseA) + WordCount.Of(read.ResponseB);
}
