namespace Concave.Kernel;

/// <summary>How an expected failure is answered: it decides the HTTP status and the exit code, nothing else.</summary>
public enum ProblemKind
{
    /// <summary>The input is wrong; the caller mends it (400, exit code 2).</summary>
    Invalid,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing, or it is not the caller's (404).</summary>
    NotFound,

    /// <summary>Somebody else was quicker, or the state moved on (409).</summary>
    Conflict,

    /// <summary>A gate is shut. No role opens it; the detail says what would (422, exit code 1).</summary>
    Refused,
}

/// <summary>An expected failure, as a value: what is wrong, where, and how to mend it.</summary>
/// <param name="Code">Stable, kebab-case, for programs: <c>nda-missing</c>.</param>
/// <param name="Kind">The class of failure.</param>
/// <param name="Detail">What is wrong, in one sentence a person understands.</param>
/// <param name="Mend">What the reader can do about it.</param>
/// <param name="Where">The field, line or record at fault, where there is one.</param>
public sealed record Problem(string Code, ProblemKind Kind, string Detail, string Mend, string? Where = null)
{
    /// <summary>The whole problem in one line, for a terminal.</summary>
    public override string ToString() =>
        Where is null ? $"{Detail} {Mend}" : $"{Where}: {Detail} {Mend}";
}
