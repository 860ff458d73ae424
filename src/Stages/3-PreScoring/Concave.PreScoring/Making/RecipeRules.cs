using Concave.Kernel;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Making;

/// <summary>What is wanted, and whether it is a recipe.</summary>
internal static class RecipeRules
{
    /// <summary>Characters an instruction may have.</summary>
    internal const int LongestInstruction = 4_000;

    /// <summary>The recipe, or why there is none.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="model">Who makes both samples, the reference, or the strong response.</param>
    /// <param name="weak">Who makes the weak one; null for the same model, which then has to be told how.</param>
    /// <param name="instruction">What the maker of the weak response is told.</param>
    internal static Result<Recipe> Of(ResponseSource kind, JudgeSettings model, JudgeSettings? weak, string instruction)
    {
        if (instruction.Length > LongestInstruction)
            return MakingErrors.InstructionTooLong;
        if (kind != ResponseSource.StrongAndWeak && (weak is not null || instruction.Length > 0))
            return MakingErrors.WeakUnasked;
        return kind switch
        {
            ResponseSource.TwoSamples when model.Temperature == 0 => MakingErrors.SamplesAlike(model.Name),
            ResponseSource.TwoSamples => new Recipe(kind, Maker.Of(model, ""), Maker.Of(model, "")),
            ResponseSource.ReferenceCeiling => new Recipe(kind, First: null, Maker.Of(model, "")),
            ResponseSource.StrongAndWeak when (weak is null || weak.Name == model.Name) && instruction.Length == 0 => MakingErrors.NothingWeak,
            ResponseSource.StrongAndWeak => new Recipe(kind, Maker.Of(model, ""), Maker.Of(weak ?? model, instruction)),
            _ => MakingErrors.RecipeUnknown,
        };
    }
}
