using System.Diagnostics.CodeAnalysis;

namespace Concave.Datasets.Reading;

/// <summary>What became of one row of recorded work: its value, or why it was set aside.</summary>
public sealed record RecordedRow<T>(T? Value, SetAside? SetAside)
    where T : class
{
    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(SetAside))]
    public bool Accepted => Value is not null;
}
