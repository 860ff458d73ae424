using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What the desk for audits of files and for traps refuses.</summary>
internal static class AuditDeskProblems
{
    internal static readonly string[] All =
    [
        Spoken("Other files are being audited right now."),
        Spoken("Try again in a minute, or run `concave audit` on your own machine."),
        Spoken("The file is larger than {0} MiB."),
        Spoken("Send a random sample of it, or run `concave audit` on your own machine."),
        Spoken("Parquet is not read here."),
        Spoken("Send JSON Lines or CSV, or run `concave audit` on your own machine."),
        Spoken("There is no such report: it is forgotten ten minutes after it was made."),
        Spoken("Send the file again."),
        Spoken("The audit took longer than {0} seconds."),
        Spoken("Send a random sample of the file, or run `concave audit` on your own machine."),
        Spoken("The audit took longer than {0} minutes."),
        Spoken("Send a random sample of the file, or run `concave audit --judge` at the prompt."),
        Spoken("No file was chosen."),
        Spoken("Choose the file of pairs."),
        Spoken("Choose the file of judgments."),
        Spoken("The file is larger than {0} MiB or has more than {1} rows."),
        Spoken("Send only the judgments of the traps, or run `concave audit traps --answers` on your own machine."),
        Spoken("The seed is no whole number."),
        Spoken("Give the number that the traps were drawn with."),
        Spoken("There is no trap in this language."),
        Spoken("Name some of {0}, or none for all."),
    ];
}
