using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What ASP.NET Core Identity refuses, in the words that it has for it.</summary>
internal static class IdentityProblems
{
    internal static readonly string[] All =
    [
        Spoken("Passwords must be at least {0} characters."),
        Spoken("Passwords must use at least {0} different characters."),
        Spoken("Username '{0}' is already taken."),
        Spoken("Username '{0}' is invalid, can only contain letters or digits."),
        Spoken("Incorrect password."),
    ];
}
