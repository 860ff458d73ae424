using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What reading a file and auditing one refuse.</summary>
internal static class FilesProblems
{
    internal static readonly string[] All =
    [
        Spoken("There is no such file."),
        Spoken("Check the path."),
        Spoken("This is a folder, and not a delivery's."),
        Spoken("Name one file, or the folder of a whole delivery."),
        Spoken("The file cannot be opened for reading."),
        Spoken("Check its permissions and that nothing else holds it."),
        Spoken("The file is empty."),
        Spoken("Make or send the file again."),
        Spoken("The file is {0}."),
        Spoken("Unpack it; gzip is the one compression that is read as it is."),
        Spoken("The file is text in UTF-16 or UTF-32."),
        Spoken("Save it as UTF-8."),
        Spoken("The file is neither text nor Parquet."),
        Spoken("Send {0}."),
        Spoken("The file holds no rows."),
        Spoken("Send a file with at least one row."),
        Spoken("None of the first rows can be read. The first one: {0}"),
        Spoken("None of the first rows can be used. Row {0}: {1}"),
        Spoken("Give each column a name of its own in the first record, and separate cells with commas."),
        Spoken("No row has the field {0}."),
        Spoken("Name one of the fields seen: {0}."),
        Spoken("The rows are of no known format. Fields seen: {0}."),
        Spoken("Rename the fields to those of a known format: {0}."),
        Spoken("There is no format of this name."),
        Spoken("Name one of: {0}; or none, to have it found from the keys."),
        Spoken("No pair says which response was chosen."),
        Spoken("Give the rows chosen and rejected, a preference, or labels."),
        Spoken("Name an annotator as the file names them, or leave --labels out."),
        Spoken("{0} decided pairs can be used of {1} rows."),
        Spoken("An audit needs {0}. The first row set aside is row {1}, {2}: {3} {4}"),
        Spoken("Add pairs that say which response was chosen: an audit needs {0}."),
        Spoken("The judge {0} answered nothing: {1}"),
        Spoken("Mend that and audit again, or leave the judge out."),
        Spoken("The file has more than {0} rows."),
        Spoken("Audit a random sample of it here, or the whole with `concave audit` on your own machine."),
        Spoken("None of the {0} judgments is of a trap of this seed."),
        Spoken("Give the seed that the traps were written with, and judgments whose pair is the trap's id."),
    ];
}
