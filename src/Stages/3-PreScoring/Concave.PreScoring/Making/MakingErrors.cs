using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.PreScoring.Making;

/// <summary>Why responses are not made, and why a prompt of a file is set aside.</summary>
internal static class MakingErrors
{
    internal static readonly Problem ProjectUnknown =
        new("project-unknown", ProblemKind.NotFound, "There is no such project.", "Check the id.");

    internal static readonly Problem OrderUnknown =
        new("order-unknown", ProblemKind.NotFound, "There is no such order of responses.", "Look at the project's PreScoring page.");

    internal static readonly Problem NdaMissing =
        new("nda-missing", ProblemKind.Refused, "No signed NDA is on record, so no client data is accepted.", "Record the signed NDA of the project first.");

    internal static readonly Problem RecipeUnknown =
        new("recipe-unknown", ProblemKind.Invalid, "It is not known how the responses are to be made.", "Choose two_samples, reference_ceiling or strong_and_weak.", "recipe");

    internal static readonly Problem NothingWeak =
        new("recipe-not-weak", ProblemKind.Invalid, "Strong and weak would be made by the same model in the same way.", "Name a weaker model, or say what the model is told for the weak response.", "weak");

    internal static readonly Problem WeakUnasked =
        new("recipe-weak-unasked", ProblemKind.Invalid, "Only the recipe strong_and_weak has a weak model and an instruction for it.", "Leave both out, or choose strong_and_weak.", "weak");

    internal static readonly Problem InstructionTooLong =
        new("instruction-too-long", ProblemKind.Invalid, $"The instruction has more than {RecipeRules.LongestInstruction} characters.", "Shorten it.", "instruction");

    internal static readonly Problem BudgetMissing =
        new("budget-missing", ProblemKind.Invalid, "An order of responses has a budget.", "Say how many dollars it may cost, more than 0; a model of your own with price 0 never reaches it.", "budget");

    internal static readonly Problem NothingUsable =
        new("prompts-none", ProblemKind.Invalid, "No row of the file is a prompt that can be used.", "Look at the first rows that were set aside, mend them, and send the file again.", "file");

    internal static readonly Problem FileMissing =
        new("file-missing", ProblemKind.Invalid, "No file was chosen.", "Choose the file of prompts.", "file");

    internal static readonly Problem NotRunning =
        new("order-not-running", ProblemKind.Conflict, "The order is not running.", "Look at where it stands.");

    internal static Problem SamplesAlike(string judge) => new(
        "samples-alike", ProblemKind.Invalid, $"'{judge}' has temperature 0: two samples would be the same.", "Give it a temperature above 0 in judges.json, or none.", "model");

    internal static Problem MakerChanged(string judge) => new(
        "maker-changed", ProblemKind.Refused, $"'{judge}' has another model or setting than when this order began.", "Set it back in judges.json, or order the rest anew: it gets a recipe of its own.");

    internal static Problem BudgetSpent(string spent) => new(
        "budget-spent", ProblemKind.Refused, $"{spent} are spent already.", "Give the whole order a larger budget.", "budget");

    internal static SetAside IdTaken(ReadPrompt prompt) => new(
        prompt.Row, "id", "id-taken", "The project has a pair, or a prompt that is already ordered, under this id.", "Give the prompt an id of its own.", prompt.ExternalId);

    internal static SetAside ResponseMissing(ReadPrompt prompt) => new(
        prompt.Row, "response", "response-missing", "The row brings no response to put a reference beside.", "Fill in response, or choose a recipe that makes both.", prompt.ExternalId);

    internal static SetAside ResponseUnused(ReadPrompt prompt) => new(
        prompt.Row, "response", "response-unused", "The row brings a response, and this recipe makes both.", "Leave response out, or choose reference_ceiling.", prompt.ExternalId);

    internal static SetAside ToolTurn(ReadPrompt prompt) => new(
        prompt.Row, "prompt", "tool-turn", "The conversation holds turns of a tool, and the model that would go on has none.", "Bring both responses in a file of pairs.", prompt.ExternalId);
}
