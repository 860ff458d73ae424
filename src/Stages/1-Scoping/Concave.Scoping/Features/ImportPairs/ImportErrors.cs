using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>What can go wrong with an import as a whole, and the rows that this stage sets aside.</summary>
internal static class ImportErrors
{
    internal static readonly Problem NdaMissing =
        new("nda-missing", ProblemKind.Refused, "No signed NDA is on record, so no client data is accepted.", "Record the signed NDA of the project first.");

    internal static readonly Problem SetAsideIsInput =
        new("set-aside-is-input", ProblemKind.Invalid, "The list of rows set aside would overwrite the file that is imported.", "Name another file for the list.", "set_aside_path");

    internal static readonly Problem SetAsideUnwritable =
        new("set-aside-unwritable", ProblemKind.Invalid, "The file for rows set aside cannot be written.", "Name a file in a folder that exists and that you may write to.", "set_aside_path");

    internal static readonly Problem PurposeUnknown =
        new("purpose-unknown", ProblemKind.Invalid, "It is not known what the pairs are for.", "Choose production, gold, calibration, pilot or audit.", "purpose");

    internal static readonly Problem NotFound =
        new("import-not-found", ProblemKind.NotFound, "There is no such import, or it was cut off.", "Check the id in the project's list; a file that was cut off is finished by importing it again.");

    internal static SetAside TruthMissing(ReadPair pair) => new(
        pair.Row, "truth", "truth-missing", "The row has no verified answer.", "Fill in the field truth with a, b or tie.", pair.ExternalId);

    internal static SetAside LabelMissing(ReadPair pair) => new(
        pair.Row, "preference", "label-missing", "The row does not say which response was chosen: there is no label to audit.", "Fill in preference, chosen and rejected, or labels of which one has a majority.", pair.ExternalId);

    internal static SetAside OtherContent(SealedPair row) => new(
        row.Row, "id", "duplicate-id-other-content", "A pair with this id is stored with other content.", "Give the changed pair an id of its own: a stored pair is never rewritten.", row.Pair.ExternalId);

    internal static SetAside OtherDetails(SealedPair row, string field) => new(
        row.Row, field, "duplicate-id-other-details", $"The same pair is stored under this id with another {field}.", "Give the changed pair an id of its own: a stored pair is never rewritten.", row.Pair.ExternalId);
}
