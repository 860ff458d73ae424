namespace Concave.Agreement.Tests;

public sealed class CohenFixtureTests
{
    [Theory]
    [InlineData("SAS 3x3", .684211, .484163, .138014, .148398)]
    [InlineData("Cohen 1960", .70, .491525, .051002, .051979)]
    [InlineData("Fleiss-Cohen-Everitt 1969", .70, .428571, .053711, .055512)]
    [InlineData("Boyd xeromammogram", .635294, .472789, .072715, .069375)]
    [InlineData("vision", .708305, .595389, .007287, .007039)]
    [InlineData("SexualFun", .362637, .129330, .068599, .061183)]
    [InlineData("abstractors", .89, .796409, .058911, .076006)]
    [InlineData("diagnosis", .587444, .431501, .045969, .039761)]
    [InlineData("Feinstein symmetric", .85, .699519, .071394, .099819)]
    [InlineData("Feinstein skewed", .85, .318182, .133457, .097383)]
    [InlineData("paradox 2a", .60, .130435, .098662, .097608)]
    [InlineData("paradox 2b", .60, .259259, .077160, .083148)]
    [InlineData("negative", .944, -.023392, .012287, .080381)]
    [InlineData("Wikipedia", .70, .40, .126996, .138564)]
    [InlineData("statpsych", .847619, .675676, .073448, .096298)]
    [InlineData("PandaLM 1-2", .912913, .852023, .015078, .025144)]
    [InlineData("PandaLM 1-3", .928929, .878944, .013752, .025196)]
    [InlineData("PandaLM 2-3", .917918, .861661, .014557, .024883)]
    public void Nominal_kappa_and_both_errors_match_the_published_figures(string table, double po, double kappa, double se, double se0)
    {
        var result = Cohen.FromTable(Tables.All[table], Tables.Categories(table));

        Close.To(po, result.Observed);
        Close.To(kappa, result.Kappa);
        Close.To(se, result.StandardError);
        Close.To(se0, result.NullStandardError);
        Assert.Equal("nominal", result.Weights);
    }

    [Theory]
    [InlineData("SAS 3x3", .470120, .145746, .450161, .192233)]
    [InlineData("Cohen 1960", .473684, .054432, .454545, .066454)]
    [InlineData("Fleiss-Cohen-Everitt 1969", .492308, .050719, .566667, .055666)]
    [InlineData("Boyd xeromammogram", .568399, .067556, .671371, .068114)]
    [InlineData("vision", .652380, .007075, .702334, .008382)]
    [InlineData("SexualFun", .237381, .078316, .332046, .097298)]
    [InlineData("abstractors", .842902, .047872, .892157, .035352)]
    [InlineData("diagnosis", .406811, .053388, .383186, .065795)]
    public void Weighted_kappa_matches_the_published_figures(string table, double linear, double linearSe, double quadratic, double quadraticSe)
    {
        var k = Tables.Categories(table);
        var byLinear = Cohen.FromTable(Tables.All[table], k, Weights.Linear(k));
        var byQuadratic = Cohen.FromTable(Tables.All[table], k, Weights.Quadratic(k));

        Close.To(linear, byLinear.Kappa);
        Close.To(linearSe, byLinear.StandardError);
        Close.To(quadratic, byQuadratic.Kappa);
        Close.To(quadraticSe, byQuadratic.StandardError);
        Assert.Equal(("linear", "quadratic"), (byLinear.Weights, byQuadratic.Weights));
    }

    [Theory]
    [InlineData("PandaLM 1-2", .858938, .863505)]
    [InlineData("PandaLM 1-3", .888320, .894492)]
    [InlineData("PandaLM 2-3", .868734, .873491)]
    public void A_tie_between_the_responses_orders_the_categories_by_score(string table, double linear, double quadratic)
    {
        double[] scores = [0, -1, +1];

        Close.To(linear, Cohen.FromTable(Tables.All[table], 3, Weights.Linear(scores)).Kappa);
        Close.To(quadratic, Cohen.FromTable(Tables.All[table], 3, Weights.Quadratic(scores)).Kappa);
    }

    [Fact]
    public void Own_weights_of_Fleiss_Cohen_and_Everitt_1969_give_their_kappa_and_variance()
    {
        var weights = Weights.Own("FCE 1969", 3, [1, 0, 4.0 / 9, 0, 1, 6.0 / 9, 4.0 / 9, 6.0 / 9, 1]);

        var result = Cohen.FromTable(Tables.All["Fleiss-Cohen-Everitt 1969"], 3, weights);

        Close.To(.786667, result.Observed);
        Close.To(.507060, result.Kappa);
        Close.To(.056994, result.StandardError);
        Close.To(.065336, result.NullStandardError);
        Assert.Equal("FCE 1969", result.Weights);
    }

    [Fact]
    public void Disagreement_weights_of_Cohen_1968_give_his_kappa()
    {
        var weights = Weights.FromDisagreement("Cohen 1968", 3, [0, 1, 3, 1, 0, 6, 3, 6, 0]);

        var result = Cohen.FromTable(Tables.All["Cohen 1960"], 3, weights);

        Close.To(.85, result.Observed);
        Close.To(.347826, result.Kappa);
        Close.To(.075504, result.StandardError);
        Close.To(.059720, result.NullStandardError);
    }

    [Theory]
    [InlineData("SAS 3x3", .147925)]
    [InlineData("Cohen 1960", .051324)]
    [InlineData("diagnosis", .046199)]
    [InlineData("Feinstein skewed", .142021)]
    [InlineData("statpsych", .074212)]
    public void The_jackknife_leaves_out_one_item_at_a_time(string table, double se) =>
        Close.To(se, Cohen.FromTable(Tables.All[table], Tables.Categories(table)).JackknifeStandardError);

    [Fact]
    public void The_null_score_of_the_SAS_table_is_3_2626() =>
        Close.To(3.2626, Cohen.FromTable(Tables.All["SAS 3x3"], 3).NullZ, 4);

    [Theory]
    [InlineData(0, 1, .119497, .189189, .296765)]
    [InlineData(0, 2, -.165644, -.051051, .069507)]
    [InlineData(1, 2, -.006289, .126214, .229798)]
    public void Anxiety_raters_are_compared_on_the_full_domain_of_six(int one, int other, double none, double linear, double quadratic)
    {
        int[][] raters =
        [
            Digits("33345523522615221243"), Digits("36462424332333221334"), Digits("21443216111233113322"),
        ];

        Close.To(none, Cohen.Compute(raters[one], raters[other], 6).Kappa);
        Close.To(linear, Cohen.Compute(raters[one], raters[other], 6, Weights.Linear(6)).Kappa);
        Close.To(quadratic, Cohen.Compute(raters[one], raters[other], 6, Weights.Quadratic(6)).Kappa);
    }

    private static int[] Digits(string text) => [.. text.Select(c => c - '1')];

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Neither_column_may_hold_a_label_out_of_range(int first, int second) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cohen.Tabulate([0, first], [1, second], 2));
}
