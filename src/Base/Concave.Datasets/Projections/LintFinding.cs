namespace Concave.Datasets.Projections;

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>A trainer or loader breaks on it, or trains on something else than was judged.</summary>
    Error,

    /// <summary>Some trainers drop the row or change it; a person should know.</summary>
    Warning,
}

/// <summary>Something in an exported file that trainers or loaders stumble over.</summary>
/// <param name="Rule">Number of the rule, 1 to 17, as docs/delivery-format.md lists them.</param>
/// <param name="Severity">Whether it breaks something.</param>
/// <param name="File">The file.</param>
/// <param name="Line">1-based; 0 for the file as a whole.</param>
/// <param name="Detail">What was found.</param>
public sealed record LintFinding(int Rule, LintSeverity Severity, string File, int Line, string Detail);

/// <summary>One file of a configuration to be linted.</summary>
/// <param name="Path">As it will stand in the bag.</param>
/// <param name="Split">train or test.</param>
/// <param name="Open">Opens the file's bytes; called once a pass.</param>
public sealed record LintFile(string Path, string Split, Func<Stream> Open);
