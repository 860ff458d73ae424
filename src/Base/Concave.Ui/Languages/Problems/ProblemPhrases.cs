using System.Collections.Frozen;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>Words of ours that a problem has in a value's place: what a number may be, what a file was found to be.</summary>
internal static class ProblemPhrases
{
    internal static readonly string[] All =
    [
        Spoken("that is asked for"),
        Spoken("fault stands"),
        Spoken("faults stand"),
        Spoken(", and as many again must stay for a repeat"),
        Spoken("1 to 100,000,000"),
        Spoken("1 or more"),
        Spoken("2 or more, since one person agrees with nobody"),
        Spoken("above 0, at most 100,000"),
        Spoken("0 to 0.5"),
        Spoken("0 to 1"),
        Spoken("a JSON array, JSON Lines (both also gzipped), CSV with a header, or Parquet"),
        Spoken("a true/false value"),
        Spoken("a number"),
        Spoken("a list"),
        Spoken("an object"),
        Spoken("a text"),
        Spoken("a whole number from -3 to 3"),
        Spoken("0 or more"),
        Spoken("two, of rank 0 and 1, each with one assistant message"),
        Spoken("a list of objects with annotator and choice (a, b, tie, cannot_judge)"),
        Spoken("an object with a criterion, named once, and whole numbers a and b from 1 to 5"),
        Spoken("the start"),
        Spoken("does not start with a turn"),
        Spoken("has a turn without words"),
        Spoken("has a mark without a space behind it"),
        Spoken("a gzipped Parquet file"),
        Spoken("a ZIP archive or a spreadsheet"),
        Spoken("packed with Zstandard"),
        Spoken("packed with xz"),
        Spoken("packed with bzip2"),
        Spoken("undefined"),
        Spoken("between {0} and {1}"),
        Spoken("a turn of {0}"),
        Spoken("more than {0}, which always saying the same would reach, and less than 1"),
    ];

    /// <summary>States of batches and projects as a problem names them, and what a page calls them.</summary>
    internal static readonly FrozenDictionary<string, string> States = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Planned"] = Spoken("planned"),
        ["Open"] = Spoken("open"),
        ["Judged"] = Spoken("judged"),
        ["UnderReview"] = Spoken("under review"),
        ["Passed"] = Spoken("passed"),
        ["Withheld"] = Spoken("withheld"),
        ["Released"] = Spoken("released"),
        ["Closing"] = Spoken("closing"),
        ["Archived"] = Spoken("archived"),
        ["Destroyed"] = Spoken("destroyed"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentences whose values are states and nothing that anybody wrote.</summary>
    internal static readonly FrozenSet<string> OfStates = new[]
    {
        "A batch that is {0} cannot become {1}.",
        "A project that is {0} cannot become {1}.",
        "From here it can become: {0}.",
        "A batch that is {0} is not evaluated.",
        "The batch is {0}; a root cause is logged while it is withheld, or once it is delivered.",
        "The batch is {0}: its last round has not been put to the gates.",
        "The batch is {0}, and only a batch that passed every gate is delivered.",
        "Only a withheld or delivered batch is done again; this one is {0}.",
    }.ToFrozenSet(StringComparer.Ordinal);
}
