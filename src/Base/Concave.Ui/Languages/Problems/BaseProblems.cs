using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What the kernel, the stored records and the shared forms and pages refuse.</summary>
internal static class BaseProblems
{
    internal static readonly string[] All =
    [
        Spoken("This needs the role {0}."),
        Spoken("Ask the lead of the project, or sign in as somebody who holds it."),
        Spoken("It is empty."),
        Spoken("Fill it in."),
        Spoken("It has {0} characters; the limit is {1}."),
        Spoken("Shorten it."),
        Spoken("It contains a control or invisible character."),
        Spoken("Write it in one line of plain text."),
        Spoken("{0} is not a share between 0 and 1."),
        Spoken("Write a fraction: 0.15 for 15 %."),
        Spoken("{0} is outside {1} to {2}."),
        Spoken("Choose a number from {0} to {1}."),
        Spoken("The least number of criteria is above the most."),
        Spoken("Swap the two."),
        Spoken("More than half of a stream cannot be gold."),
        Spoken("Choose 0.5 or less."),
        Spoken("More than half of the suggestions on gold cannot be wrong on purpose."),
        Spoken("A batch that is {0} cannot become {1}."),
        Spoken("From here it can become: {0}."),
        Spoken("There is no such batch."),
        Spoken("Check the id; the project's board lists its batches."),
        Spoken("A project that is {0} cannot become {1}."),
        Spoken("Begin a new project."),
        Spoken("There is no dead job with this id."),
        Spoken("Look at the list again; somebody may have retried it."),
        Spoken("You have not agreed to the notice of personal data that is in force."),
        Spoken("Read it at {0} and agree to it there; then go on here."),
        Spoken("The request's body is not declared to be a file."),
        Spoken("Send the file itself as the body, with Content-Type: {0}."),
        Spoken("The words to be marked do not stand in that response."),
        Spoken("Copy them from the response as they are written."),
        Spoken("\"{0}\" is not one character."),
        Spoken("Type the one character that the key writes."),
        Spoken("\"{0}\" would do two things: {1} and {2}."),
        Spoken("Give one of them another character."),
        Spoken("The project was closed and its content destroyed."),
        Spoken("Ask the lead of the project; its closing page has the certificate."),
        Spoken("This page is not for your role."),
        Spoken("Go back to the project; it lists the pages that are."),
        Spoken("There is no such project."),
        Spoken("Check the id in your list of projects."),
    ];
}
