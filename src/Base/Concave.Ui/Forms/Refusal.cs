using Concave.Kernel;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Forms;

/// <summary>A form that was refused: what was in it, and why. The page that holds the form shows both again.</summary>
public sealed record Refusal(Problem Problem, IFormCollection Form)
{
    /// <summary>What was entered in a field; null when the form had no such field.</summary>
    public string? Entered(string name) => Form.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>Whether a box, or one of several of the same name, was ticked.</summary>
    public bool Ticked(string name, string value) => Form[name].Contains(value, StringComparer.Ordinal);

    /// <summary>True when the problem is about this field.</summary>
    public bool IsAt(string where) => string.Equals(Problem.Where, where, StringComparison.OrdinalIgnoreCase);
}
