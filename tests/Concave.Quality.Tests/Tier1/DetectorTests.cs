using Concave.Kernel;
using Concave.Quality.Tier1;
using CsCheck;

namespace Concave.Quality.Tests.Tier1;

public sealed class DetectorTests
{
    [Theory]
    [InlineData(6_666, true)] // 100 words in a second less than a ninth of a minute: 900.09 words a minute
    [InlineData(6_667, false)]
    public void Reading_is_too_fast_above_900_words_a_minute(long activeMs, bool flagged) =>
        Assert.Equal(flagged, Sample.Look(new TooFast(), Sample.Judgment() with { ActiveMs = activeMs }) is not null);

    [Fact]
    public void Without_focused_time_the_time_since_the_claim_counts()
    {
        var unmeasured = Sample.Judgment() with { ActiveMs = 0 };

        Assert.Null(Sample.Look(new TooFast(), unmeasured));
        Assert.NotNull(Sample.Look(new TooFast(), unmeasured with { ClaimedAt = unmeasured.SubmittedAt.AddSeconds(-1) }));
        Assert.Null(Sample.Look(new TooFast(), unmeasured with { ActiveMs = -1, ClaimedAt = unmeasured.SubmittedAt }));
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void A_tenth_of_the_rounds_pace_is_too_fast_once_the_round_has_a_pace(int others, bool flagged)
    {
        var quick = Sample.Judgment() with { ActiveMs = 8_000 };
        var round = Enumerable.Range(2, others - 1).Select(i => Sample.Judgment(i) with { ActiveMs = 120_000 }).ToArray();

        Assert.Equal(flagged, Sample.Look(new TooFast(), quick, words: 100, pair: null, round) is { } evidence && evidence.Contains("a tenth", StringComparison.Ordinal));
    }

    [Fact]
    public void Scores_contradict_only_when_every_criterion_does()
    {
        var against = Sample.Judgment(choice: Choice.B);

        Assert.NotNull(Sample.Look(new ContradictingScores(), against));
        Assert.Null(Sample.Look(new ContradictingScores(), against with { Choice = Choice.A }));
        Assert.Null(Sample.Look(new ContradictingScores(), against with { Choice = Choice.Tie }));
        Assert.Null(Sample.Look(new ContradictingScores(), against with { Scores = [.. against.Scores.Skip(1), new("accuracy", 3, 3)] }));
        Assert.Null(Sample.Look(new ContradictingScores(), against with { Scores = [] }));
    }

    [Fact]
    public void One_number_everywhere_beside_a_preference_is_a_straight_line()
    {
        var judgment = Sample.Judgment() with { Scores = [new("accuracy", 3, 3), new("clarity", 3, 3), new("safety", 3, 3)] };

        Assert.Contains("all 6 scores are 3", Sample.Look(new StraightLinedScores(), judgment), StringComparison.Ordinal);
        Assert.Null(Sample.Look(new StraightLinedScores(), judgment with { Choice = Choice.Tie }));
        Assert.Null(Sample.Look(new StraightLinedScores(), judgment with { Scores = [.. judgment.Scores.Skip(1)] }));
        Assert.Null(Sample.Look(new StraightLinedScores(), Sample.Judgment()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("A is good.", true)]
    [InlineData("good good good good good good", true)]
    [InlineData("qwrtz plmk vbnx zzz hjkl", true)]
    [InlineData("Only the first names the right river.", false)]
    [InlineData("गंगा सही उत्तर है, दूसरा ग़लत है।", true)] // no word of an English pair
    public void A_rationale_must_say_something_about_the_pair(string rationale, bool flagged) =>
        Assert.Equal(flagged, Sample.Look(new EmptyRationale(), Sample.Judgment() with { Rationale = rationale }) is not null);

    [Theory]
    [InlineData("वाराणसी से गंगा बहती है।", "पहला उत्तर गंगा का नाम लेता है, दूसरा नहीं।")]
    [InlineData("சென்னை தமிழ்நாட்டின் தலைநகரம்.", "முதல் பதில் சென்னை என்று சரியாகச் சொல்கிறது.")]
    [InlineData("恒河流经瓦拉纳西这座城市。", "第一个回答正确地指出是恒河，第二个错了。")]
    public void Other_scripts_are_read_as_well(string response, string rationale)
    {
        var judgment = Sample.Judgment() with { Rationale = rationale };

        Assert.Null(Sample.Look(new EmptyRationale(), judgment, pair: Sample.Pair(judgment, response)));
    }

    [Fact]
    public void A_copied_rationale_is_flagged_on_the_copy_whoever_made_it_and_however_it_is_spelled()
    {
        var first = Sample.Judgment(1);
        var copy = Sample.Judgment(2) with { Annotator = "an-other", Rationale = "  number 1 NAMES the river -- the other one invents it " };

        Assert.Null(Sample.Look(new CopiedRationale(), first, others: copy));
        Assert.Contains(first.Judgment.ToString("D"), Sample.Look(new CopiedRationale(), copy, others: first), StringComparison.Ordinal);
        Assert.DoesNotContain("an-", Sample.Look(new CopiedRationale(), copy, others: first), StringComparison.Ordinal);
        Assert.Null(Sample.Look(new CopiedRationale(), copy with { Rationale = "" }, others: first with { Rationale = "" }));
    }

    [Fact]
    public void What_the_record_never_had_is_not_looked_at()
    {
        var recorded = QualityPlan.HouseStandard with { Recorded = new("sample", ["rationale", "times"], MajorityResolves: true) };

        Assert.Equal(["scores_contradict_choice", "straight_lined_scores"], Detectors.Under(recorded).Select(d => d.Name));
        Assert.Equal(9, Detectors.Under(QualityPlan.HouseStandard).Count);
    }

    [Fact]
    public void Any_text_is_tokenised_and_normalising_twice_changes_nothing() => Gen.String.Sample(text =>
    {
        var once = Wording.Normalise(text);
        Assert.Equal(once, Wording.Normalise(once));
        Assert.DoesNotContain("", Wording.Tokens(text));
    });
}
