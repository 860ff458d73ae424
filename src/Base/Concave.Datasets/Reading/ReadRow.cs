namespace Concave.Datasets.Reading;

/// <summary>What became of one row: <see cref="Accepted"/> or <see cref="Rejected"/>. No row disappears.</summary>
public abstract record ReadRow;

/// <summary>The row is a pair.</summary>
public sealed record Accepted(ReadPair Pair) : ReadRow;

/// <summary>The row was set aside; the rest of the file goes on.</summary>
public sealed record Rejected(SetAside SetAside) : ReadRow;

/// <summary>Why a row is not used, and what its owner can do. The texts quote nothing of the row; at most the name of a stray field, made printable.</summary>
/// <param name="Row">1-based row, counted as in <see cref="ReadPair.Row"/>; 0 when the whole file is at fault.</param>
/// <param name="Field">The field at fault, with its place inside it: <c>prompt[2].role</c>; "row" or "file" above that.</param>
/// <param name="Code">Stable, kebab-case: <c>not-text</c>. All codes are in <c>Faults.cs</c>.</param>
/// <param name="Reason">What is wrong, one sentence.</param>
/// <param name="Mend">How to mend it, one sentence.</param>
/// <param name="ExternalId">The row's own id, where one could be read.</param>
public sealed record SetAside(long Row, string Field, string Code, string Reason, string Mend, string? ExternalId);
