using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>What making responses refuses.</summary>
internal static class MakingProblems
{
    internal static readonly string[] All =
    [
        Spoken("There is no such order of responses."),
        Spoken("It is not known how the responses are to be made."),
        Spoken("Choose two_samples, reference_ceiling or strong_and_weak."),
        Spoken("Strong and weak would be made by the same model in the same way."),
        Spoken("Name a weaker model, or say what the model is told for the weak response."),
        Spoken("Only the recipe strong_and_weak has a weak model and an instruction for it."),
        Spoken("Leave both out, or choose strong_and_weak."),
        Spoken("The instruction has more than {0} characters."),
        Spoken("An order of responses has a budget."),
        Spoken("No row of the file is a prompt that can be used."),
        Spoken("{0} The first, row {1}, {2}: {3}"),
        Spoken("Look at the first rows that were set aside, mend them, and send the file again."),
        Spoken("Choose the file of prompts."),
        Spoken("The order is not running."),
        Spoken("'{0}' has temperature 0: two samples would be the same."),
        Spoken("Give it a temperature above 0 in judges.json, or none."),
        Spoken("'{0}' has another model or setting than when this order began."),
        Spoken("Set it back in judges.json, or order the rest anew: it gets a recipe of its own."),
        Spoken("Give the whole order a larger budget."),
        Spoken("The project has a pair, or a prompt that is already ordered, under this id."),
        Spoken("Give the prompt an id of its own."),
        Spoken("The row brings no response to put a reference beside."),
        Spoken("Fill in response, or choose a recipe that makes both."),
        Spoken("The row brings a response, and this recipe makes both."),
        Spoken("Leave response out, or choose reference_ceiling."),
        Spoken("The conversation holds turns of a tool, and the model that would go on has none."),
        Spoken("Bring both responses in a file of pairs."),
    ];
}
