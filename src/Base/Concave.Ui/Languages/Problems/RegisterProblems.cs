using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What the register of personal data refuses.</summary>
internal static class RegisterProblems
{
    internal static readonly string[] All =
    [
        Spoken("It is not said what is asked for."),
        Spoken("Choose one."),
        Spoken("No deadline is agreed for this duty."),
        Spoken("The text has 1 to {0} characters."),
        Spoken("Say it in that."),
        Spoken("The language is no tag."),
        Spoken("Write a tag such as en or hi."),
        Spoken("A notice has 1 to {0} characters."),
        Spoken("Say which data, what for, how to withdraw, and where to complain."),
        Spoken("There is no such notice."),
        Spoken("Load the page again; a newer one may be in force."),
        Spoken("The version before, or this version in another language, says otherwise about suggestions that are wrong on purpose."),
        Spoken("Let the text say it as they do, and tick the box as they have it."),
        Spoken("This version of the notice exists in this language, or versions are left out."),
        Spoken("Publish the next version, or another language of the newest."),
        Spoken("There is no such request."),
        Spoken("Look at the register again."),
        Spoken("The request was answered."),
        Spoken("This person's data is erased, and with it the key of what they wrote."),
        Spoken("There is nothing left to do."),
        Spoken("There is no such breach, or this duty was done."),
        Spoken("A breach was noticed in the past."),
        Spoken("Give the UTC time at which somebody first noticed it."),
    ];
}
