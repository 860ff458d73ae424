namespace Concave.Agreement.Tests;

/// <summary>Refusals that help: they name the argument and say what is wrong with it.</summary>
internal static class Refused
{
    internal static void For(string parameter, string says, Func<object?> call)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(call);

        Assert.Equal(parameter, refusal.ParamName);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A state that was built with impossible numbers and says so when it is used.</summary>
    internal static void State(string says, Func<object?> call) =>
        Assert.Contains(says, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);
}
