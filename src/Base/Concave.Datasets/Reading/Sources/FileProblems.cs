using Concave.Kernel;

namespace Concave.Datasets.Reading;

/// <summary>What can be wrong with a file as a whole.</summary>
internal static class FileProblems
{
    public static Problem Missing(string path) =>
        Invalid("file-missing", "There is no such file.", "Check the path.", path);

    public static Problem Directory(string path) =>
        Invalid("file-is-directory", "This is a folder, and not a delivery's.", "Name one file, or the folder of a whole delivery.", path);

    public static Problem Unreadable(string path) =>
        Invalid("file-unreadable", "The file cannot be opened for reading.", "Check its permissions and that nothing else holds it.", path);

    public static Problem Empty(string path) =>
        Invalid("file-empty", "The file is empty.", "Send the file again.", path);

    public static Problem Damaged(string path, string why) =>
        Invalid("file-damaged", why, "Make or send the file again.", path);

    public static Problem Packed(string path, string what) =>
        Invalid("file-packed", $"The file is {what}.", "Unpack it; gzip is the one compression that is read as it is.", path);

    public static Problem Utf16(string path) =>
        Invalid("file-utf16", "The file is text in UTF-16 or UTF-32.", "Save it as UTF-8.", path);

    public static Problem Binary(string path) =>
        Invalid("file-binary", "The file is neither text nor Parquet.", $"Send {Containers}.", path);

    public static Problem NoRows(string path) =>
        Invalid("file-no-rows", "The file holds no rows.", "Send a file with at least one row.", path);

    public static Problem NoObjects(string path, RowFault first) =>
        Invalid("file-no-objects", $"None of the first rows can be read. The first one: {first.Reason}", $"Send {Containers}.", path);

    public static Problem NoneUsable(string path, SetAside first) =>
        Invalid("file-none-usable", $"None of the first rows can be used. Row {first.Row}: {first.Reason}", first.Mend, path);

    public static Problem Header(string path, string why) =>
        Invalid("csv-header", why, "Give each column a name of its own in the first record, and separate cells with commas.", path);

    public static Problem NoField(string path, string field, IEnumerable<string> seen) =>
        Invalid("field-missing", $"No row has the field {Shown.Key(field)}.", $"Name one of the fields seen: {string.Join(", ", seen.Select(Shown.Key).Order(StringComparer.Ordinal).Take(MostFields))}.", path);

    public static Problem UnknownFormat(string path, string keys) =>
        Invalid("format-unknown", $"The rows are of no known format. Fields seen: {keys}.", $"Rename the fields to those of a known format: {PairFormats.Catalogue}.", path);

    private const int MostFields = 40;
    private const string Containers = "a JSON array, JSON Lines (both also gzipped), CSV with a header, or Parquet";

    private static Problem Invalid(string code, string detail, string mend, string path) =>
        new(code, ProblemKind.Invalid, detail, mend, Path.GetFileName(path));
}
