using Concave.Kernel;
using Concave.PreScoring.Judges;
using Concave.PreScoring.Making;

namespace Concave.PreScoring.Tests.Making;

public sealed class MakingRulesTests
{
    [Fact]
    public void Both_are_asked_for_one_after_the_other_and_of_the_clients_own_only_the_second()
    {
        Assert.Equal((Part.First, 1), MakingRules.Next([], hasFirst: false));
        Assert.Equal((Part.Second, 1), MakingRules.Next([new(Part.First, 1, MadeKind.Response)], hasFirst: false));
        Assert.Null(MakingRules.Next([new(Part.First, 1, MadeKind.Response), new(Part.Second, 1, MadeKind.Response)], hasFirst: false));
        Assert.Equal((Part.Second, 1), MakingRules.Next([], hasFirst: true));
    }

    [Theory]
    [InlineData(MadeKind.Empty, true, "empty")]
    [InlineData(MadeKind.Same, true, "same")]
    [InlineData(MadeKind.Refused, false, "refused")]
    [InlineData(MadeKind.CutOff, false, "cut-off")]
    [InlineData(MadeKind.NotTaken, false, "not-taken")]
    [InlineData(MadeKind.NoAnswer, false, "no-answer")]
    public void Only_what_may_turn_out_otherwise_is_asked_for_again_and_the_reason_stays(MadeKind kind, bool again, string code)
    {
        KnownPart first = new(Part.First, 1, MadeKind.Response);

        Assert.Equal(again ? (Part.Second, 2) : null, MakingRules.Next([first, new(Part.Second, 1, kind)], hasFirst: false));
        Assert.Null(MakingRules.Next([first, new(Part.Second, 1, kind), new(Part.Second, 2, kind)], hasFirst: false));
        Assert.Equal(code, MakingRules.Outcome([first, new(Part.Second, 2, kind)]));
        Assert.Equal(code, MakingRules.Outcome([new(Part.First, 2, kind)])); // the second is not asked for
    }

    [Theory]
    [InlineData("claude-haiku-5-5", "claude")]
    [InlineData("meta-llama/Llama-3.3-70B-Instruct", "llama")]
    [InlineData("gpt-5.2", "gpt")]
    [InlineData("o3-mini", "gpt")]
    [InlineData("qwen3-32b", "qwen")]
    [InlineData("qwen2.5:7b", "qwen")]
    [InlineData("google/gemma-3-27b", "gemini")]
    [InlineData("deepseek-ai/DeepSeek-R1-Distill-Llama-70B", "deepseek")]
    [InlineData("house-model-2", "house")]
    public void The_family_is_told_from_the_models_id(string model, string family) => Assert.Equal(family, FamilyRules.Of(model));

    [Fact]
    public void A_recipe_that_could_only_give_two_alike_is_none()
    {
        JudgeSettings sure = new() { Name = "sure", Protocol = JudgeProtocol.OpenAi, Model = "qwen3-8b", Temperature = 0 };
        var free = sure with { Name = "free", Temperature = 0.8f };

        Assert.Equal("samples-alike", RecipeRules.Of(ResponseSource.TwoSamples, sure, weak: null, "").Problem?.Code);
        Assert.Equal("recipe-not-weak", RecipeRules.Of(ResponseSource.StrongAndWeak, free, weak: null, "").Problem?.Code);
        Assert.Equal("recipe-not-weak", RecipeRules.Of(ResponseSource.StrongAndWeak, free, free, "").Problem?.Code);
        Assert.Equal("recipe-weak-unasked", RecipeRules.Of(ResponseSource.TwoSamples, free, sure, "").Problem?.Code);
        Assert.Equal("recipe-unknown", RecipeRules.Of(ResponseSource.Client, free, weak: null, "").Problem?.Code);
        Assert.Null(RecipeRules.Of(ResponseSource.StrongAndWeak, free, weak: null, "Answer from memory.").Problem);
        Assert.NotEqual(
            RecipeRules.Of(ResponseSource.StrongAndWeak, free, sure, "").Value!.Version, RecipeRules.Of(ResponseSource.StrongAndWeak, free, sure, "Be short.").Value!.Version);
    }
}
