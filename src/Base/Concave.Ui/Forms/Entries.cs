using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Concave.Ui.Forms;

/// <summary>Reads what people typed. What cannot be read is a value that no rule accepts, so that the rule says what is wrong.</summary>
public static class Entries
{
    extension(IFormCollection form)
    {
        /// <summary>The field's text with plain line breaks; "" when it is not there.</summary>
        public string Text(string name) => form[name].ToString().ReplaceLineEndings("\n");

        /// <summary>A whole number; null for anything else.</summary>
        public int? Number(string name) =>
            int.TryParse(form[name], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>A decimal number with a point; NaN for anything else, which no range holds.</summary>
        public double Decimal(string name) =>
            double.TryParse(form[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

        /// <summary>An id; null for anything else.</summary>
        public Guid? Id(string name) => Guid.TryParse(form[name], CultureInfo.InvariantCulture, out var id) ? id : null;

        /// <summary>True when the box was ticked.</summary>
        public bool Ticked(string name) => form[name].Contains("true", StringComparer.Ordinal);

        /// <summary>One entry a line, without empty ones.</summary>
        public IReadOnlyList<string> Lines(string name) => Split(form.Text(name), '\n');

        /// <summary>Entries between commas or line breaks, without empty ones.</summary>
        public IReadOnlyList<string> Words(string name) => Split(form.Text(name), '\n', ',', ' ');

        /// <summary>A name of the enumeration; null for anything else, numbers included.</summary>
        public T? One<T>(string name)
            where T : struct, Enum =>
            Enum.GetNames<T>().FirstOrDefault(n => n.Equals(form[name], StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known) : null;
    }

    private static string[] Split(string text, params char[] at) => text.Split(at, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
