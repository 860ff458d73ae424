using System.Diagnostics.CodeAnalysis;

namespace Concave.Kernel;

/// <summary>A value, or the expected failure that took its place. Bugs and outages stay exceptions.</summary>
public readonly record struct Result<T>
{
    private Result(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value; default when <see cref="Failed"/>.</summary>
    public T? Value { get; }

    /// <summary>The failure; null when there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>True when there is no value.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Failed => Problem is not null;

    public static implicit operator Result<T>(T value) => new(value, problem: null);

    public static implicit operator Result<T>(Problem problem) => new(value: default, problem);

    /// <summary>Carries on with the value, or passes the problem along.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Failed ? Problem : next(Value);
}

/// <summary>The value of an action that has nothing to return.</summary>
public readonly record struct Done;
