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
}
