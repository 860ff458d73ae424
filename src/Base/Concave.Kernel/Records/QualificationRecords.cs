namespace Concave.Kernel.Records;

/// <summary>What made somebody fit to judge.</summary>
public enum QualificationBasis
{
    /// <summary>Passed the calibration gate [C3].</summary>
    Calibration,

    /// <summary>Judged elsewhere; nothing here measured it.</summary>
    Recorded,
}

/// <summary>A credential by kind only: names of institutions would give the person away.</summary>
public sealed record CredentialRecord(string Kind, bool Verified);

/// <summary>An annotator as the client sees them.</summary>
public sealed record AnnotatorRecord
{
    public required string Annotator { get; init; }
    public required IReadOnlyList<string> Domains { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<CredentialRecord> Credentials { get; init; }
    public required QualificationBasis Basis { get; init; }

    /// <summary>True when the judgments are produced by a program that plays an annotator.</summary>
    public required bool Simulated { get; init; }
}

/// <summary>One answer of a calibration attempt, given blind [C2].</summary>
public sealed record CalibrationAnswerRecord(string Annotator, int Attempt, Guid Pair, Choice Truth, Choice Choice, DateTimeOffset AnsweredAt);

/// <summary>One answer of the pilot [S5].</summary>
public sealed record PilotAnswerRecord(string Annotator, Guid Pair, Choice Choice, DateTimeOffset AnsweredAt);
