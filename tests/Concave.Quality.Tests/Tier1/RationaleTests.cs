using Concave.Kernel;
using Concave.Kernel.Records;
using Concave.Quality.Tier1;

namespace Concave.Quality.Tests.Tier1;

/// <summary>What the checks of the rationale's text find, and what they leave in peace.</summary>
public sealed class RationaleTests
{
    private const string Written =
        "The first one names the Ganga and says where it rises, so a traveller can check it on a map; the second invents a river of central Europe and gives no reason for it at all.";

    [Theory]
    [InlineData("an-other", 3, true)]
    [InlineData("an-sample", 1, true)]
    [InlineData("an-sample", 6, false)]
    [InlineData("an-other", 14, false)]
    public void A_rationale_with_a_few_words_changed_is_a_copy_and_among_ones_own_only_if_hardly_any_changed(string annotator, int changed, bool flagged)
    {
        var first = Sample.Judgment(1) with { Rationale = Written };
        var words = Written.Split(' ');
        for (var i = 0; i < changed; i++)
            words[i * 2] = $"other{i}";
        var later = Sample.Judgment(2) with { Annotator = annotator, Rationale = string.Join(' ', words) };

        var evidence = Sample.Look(new CopiedRationale(), later, others: first);
        Assert.Equal(flagged, evidence is not null);
        Assert.Null(Sample.Look(new CopiedRationale(), first, others: later));
        if (flagged)
            Assert.Contains($"sequences of three words stand in both this rationale and that of judgment {first.Judgment:D}", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_copier_is_found_in_every_round_and_honest_writers_are_not()
    {
        var (found, alarms, honest) = (0, 0, 0);
        for (var seed = 1; seed <= 100; seed++)
        {
            var copies = SimulatedCopier.Copies(seed);
            found += copies[true].Count() >= 4 ? 1 : 0; // of 13
            alarms += copies[false].Count();
            honest += 135;
        }

        Assert.InRange(found, 95, 100);
        Assert.InRange(alarms, 0, honest / 1000);
    }

    [Fact]
    public void What_the_AI_said_is_no_rationale_of_ones_own_but_quoting_the_pair_is()
    {
        const string said = "Response A identifies the waterway correctly and justifies this with a source, while the alternative is confidently mistaken about geography.";
        var copy = Sample.Judgment() with { Rationale = said.Replace("justifies", "supports", StringComparison.Ordinal) };
        var quoting = Sample.Judgment() with { Rationale = "\"The river is the Ganga\" is right for \"Which river flows through Varanasi\"; \"The river is the Rhine\" is wrong by a continent." };

        Assert.NotNull(new RationaleOfAi().Look(new(copy, Sample.Pair(copy), 100), With(copy, said)));
        Assert.Null(new RationaleOfAi().Look(new(quoting, Sample.Pair(quoting), 100), With(quoting, "The river is the Ganga, not the Rhine. Which river flows through Varanasi is what was asked.")));
        Assert.Null(Sample.Look(new RationaleOfAi(), copy));
    }

    [Theory]
    [InlineData("As an AI, I find the left one better because it names the river.", 60_000, true)]
    [InlineData(Written, 60_000, false)]
    [InlineData(Written, 10_000, false)] // one sign alone
    [InlineData("**Accuracy**: the left one names the river. **Tone**: the left one is calm and clear. Furthermore, it is comprehensive and provides a clear answer.", 60_000, true)]
    [InlineData("**Accuracy**: the left one names the river and the place where it rises.\n**Tone**: the left one is calm, and it keeps to what was asked of it.", 5_000, true)]
    [InlineData("- Names the river\n- Says where it rises\n- Keeps to what was asked, and a reader can check every word of it on a map of the country", 60_000, false)]
    public void Signs_of_a_program_count_from_two_on(string rationale, long ms, bool flagged) =>
        Assert.Equal(flagged, Sample.Look(new MachineWritten(), Sample.Judgment() with { Rationale = rationale, ActiveMs = ms }) is not null);

    [Theory]
    [InlineData("en", "Первый ответ правильно называет реку, второй её выдумал.", true)]
    [InlineData("en", "Die erste Antwort ist besser, weil sie den Fluss nennt und die zweite das nicht tut, auch wenn der Ton nicht stimmt.", true)]
    [InlineData("de", "Die erste Antwort ist besser, weil sie den Fluss nennt und die zweite das nicht tut, auch wenn der Ton nicht stimmt.", false)]
    [InlineData("de", "The first answer is better because it names the river and the other one does not, which is what was asked.", false)]
    [InlineData("en", Written, false)]
    [InlineData("en", "Только 恒河.", false)] // too little to say
    public void A_language_of_neither_the_pair_nor_the_rubric_is_seen(string language, string rationale, bool flagged)
    {
        var judgment = Sample.Judgment() with { Rationale = rationale };
        Assert.Equal(flagged, Sample.Look(new RationaleLanguage(), judgment, pair: Sample.Pair(judgment) with { Language = language }) is not null);
    }

    [Fact]
    public void A_rationale_in_the_script_of_the_pair_is_in_its_language()
    {
        var judgment = Sample.Judgment() with { Rationale = "पहला उत्तर गंगा का नाम लेता है, दूसरा नहीं लेता।" };

        Assert.Null(Sample.Look(new RationaleLanguage(), judgment, pair: Sample.Pair(judgment, "वाराणसी से गंगा बहती है।") with { Language = "hi" }));
        Assert.NotNull(Sample.Look(new RationaleLanguage(), judgment));
    }

    [Theory]
    [InlineData("The left response is better. It names the river.", Choice.B, true)]
    [InlineData("The left response is better. It names the river.", Choice.A, false)]
    [InlineData("The left response is better. It names the river.", Choice.Tie, false)]
    [InlineData("The right response is clearly better, since it cites a source.", Choice.A, true)]
    [InlineData("The right response is not better.", Choice.A, false)]
    [InlineData("The right response is clearer, but it is wrong.", Choice.A, false)]
    [InlineData("The left response is more polite and the right response is more exact.", Choice.A, false)]
    public void A_plain_sentence_is_held_against_the_choice(string rationale, Choice choice, bool flagged) =>
        Assert.Equal(flagged, Sample.Look(new ContradictingRationale(), Sample.Judgment(choice: choice) with { Rationale = rationale }) is not null);

    [Fact]
    public void Sides_are_those_of_the_screen_and_unknown_ones_say_nothing()
    {
        var judgment = Sample.Judgment() with { Rationale = "The left response is better.", Sides = Side.BLeft };

        Assert.Contains("which is response B", Sample.Look(new ContradictingRationale(), judgment), StringComparison.Ordinal);
        Assert.Null(Sample.Look(new ContradictingRationale(), judgment with { Sides = Side.Unknown }));
    }

    [Fact]
    public void A_sentence_about_a_criterion_is_held_against_its_scores_alone()
    {
        var (criterion, name) = (Sample.Pool(1).Criteria[0].Key, Sample.Pool(1).Criteria[0].Name);
        var judgment = Sample.Judgment() with { Rationale = $"On {name}, the right response is better.", Scores = [new(criterion, 4, 2)] };

        Assert.Contains($"{criterion} is scored 4 for A and 2 for B", Sample.Look(new ContradictingRationale(), judgment), StringComparison.Ordinal);
        Assert.Null(Sample.Look(new ContradictingRationale(), judgment with { Scores = [new(criterion, 3, 2)] }));
        Assert.Null(Sample.Look(new ContradictingRationale(), judgment with { Scores = [] }));
    }

    private static Pool With(JudgmentRecord judgment, string explanation) =>
        new([judgment], new Dictionary<Guid, int>(), new([]), new Dictionary<Guid, string> { [judgment.Pair] = explanation });
}
