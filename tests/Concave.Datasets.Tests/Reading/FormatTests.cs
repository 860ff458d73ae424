using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Datasets.Tests.Reading;

public sealed class FormatTests
{
    private const string Chat = """[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"},{"role":"user","content":"Why?"}]""";

    [Fact]
    public async Task A_plain_row_brings_all_its_fields()
    {
        using var file = Sample.Lines("""{"id":"q-1","prompt":"2+2?","response_a":" 4 ","response_b":"5","domain":"math","language":"en","task_type":"qa","truth":"a","truth_why":"It is four.","preference":"b","preference_strength":1.5,"labels":[{"annotator":"x","choice":"cannot_judge"}]}""");

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal(PairFormat.Plain, PairFile.Detect(file.Path).Value);
        Assert.Equal((1, "q-1", " 4 ", "5"), (pair.Row, pair.ExternalId, pair.ResponseA, pair.ResponseB));
        Assert.Equal(("math", "en", "qa"), (pair.Domain, pair.Language, pair.TaskType));
        Assert.Equal((Choice.A, "It is four."), (pair.Truth, pair.TruthWhy));
        Assert.Equal(new SourcePreference(Choice.B, 1.5), pair.SourcePreference);
        Assert.Equal([new ReadLabel("x", Choice.CannotJudge)], pair.Labels);
        Assert.Equal([new("user", "2+2?")], pair.Prompt);
    }

    [Fact]
    public async Task A_plain_prompt_may_be_a_conversation()
    {
        using var file = Sample.Lines($$"""{"prompt":{{Chat}},"response_a":"x","response_b":"y"}""");

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal([new("system", "Be brief."), new("user", "Hi"), new("assistant", "Hello"), new("user", "Why?")], pair.Prompt);
        Assert.Null(pair.SourcePreference);
    }

    [Fact]
    public async Task Explicit_and_implicit_rows_of_the_same_content_are_the_same_pair()
    {
        var (good, bad) = ("""{"role":"assistant","content":"Because."}""", """{"role":"assistant","content":"No."}""");
        using var open = Sample.Lines($$"""{"prompt":{{Chat}},"chosen":[{{good}}],"rejected":[{{bad}}]}""");
        using var whole = Sample.Lines($$"""{"chosen":{{Chat[..^1]}},{{good}}],"rejected":{{Chat[..^1]}},{{bad}}],"score_chosen":8.5,"score_rejected":6.0}""");

        var (one, other) = (Assert.Single(await open.Pairs()), Assert.Single(await whole.Pairs()));

        Assert.Equal(PairFormat.Conversational, PairFile.Detect(open.Path).Value);
        Assert.Equal(PairFormat.Implicit, PairFile.Detect(whole.Path).Value);
        Assert.Equal(one.ContentHash, other.ContentHash);
        Assert.Equal(one.Prompt, other.Prompt);
        Assert.Equal("Because.", Chosen(one));
        Assert.Equal("Because.", Chosen(other));
        Assert.Equal((null, 2.5), (one.SourcePreference!.Strength, other.SourcePreference!.Strength));
    }

    [Fact]
    public async Task Exchanging_chosen_and_rejected_turns_the_preference_and_not_the_pair()
    {
        using var one = Sample.Lines("""{"prompt":"p","chosen":"good","rejected":"bad"}""");
        using var other = Sample.Lines("""{"prompt":"p","chosen":"bad","rejected":"good"}""");

        var (first, second) = (Assert.Single(await one.Pairs()), Assert.Single(await other.Pairs()));

        Assert.Equal((first.ResponseA, first.ResponseB, first.ContentHash), (second.ResponseA, second.ResponseB, second.ContentHash));
        Assert.NotEqual(first.SourcePreference!.Choice, second.SourcePreference!.Choice);
        Assert.Equal(("good", "bad"), (Chosen(first), Chosen(second)));
    }

    [Fact]
    public async Task Ultrafeedback_repeats_its_prompt_inside_and_that_is_no_extra_turn()
    {
        using var file = Sample.Lines("""{"prompt":"Hi","prompt_id":"abc","chosen":[{"role":"user","content":"Hi"},{"role":"assistant","content":"x"}],"rejected":[{"role":"user","content":"Hi"},{"role":"assistant","content":"y"}],"messages":[],"score_chosen":9,"score_rejected":9}""");

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal(PairFormat.Implicit, PairFile.Detect(file.Path).Value);
        Assert.Equal([new("user", "Hi")], pair.Prompt);
        Assert.Equal(("abc", 0d, "x"), (pair.ExternalId, pair.SourcePreference!.Strength, Chosen(pair)));
    }

    [Theory]
    [InlineData(-3, Choice.A, 3)]
    [InlineData(0, Choice.Tie, 0)]
    [InlineData(2, Choice.B, 2)]
    public async Task Helpsteer3_prefers_the_first_response_when_negative(int overall, Choice choice, double strength)
    {
        using var file = Sample.Lines($$"""{"domain":"general","language":"english","context":[{"role":"user","content":"Hi"}],"response1":"x","response2":"y","overall_preference":{{overall}},"individual_preference":[{"score":-1,"reasoning":"r"},{"score":0},{"score":3}]}""");

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal(PairFormat.HelpSteer3, PairFile.Detect(file.Path).Value);
        Assert.Equal(new SourcePreference(choice, strength), pair.SourcePreference);
        Assert.Equal([new("annotator1", Choice.A), new("annotator2", Choice.Tie), new("annotator3", Choice.B)], pair.Labels);
    }

    [Fact]
    public async Task Triples_take_the_system_text_along()
    {
        using var file = Sample.Lines("""{"system":"Be kind.","question":"Why?","chosen":"x","rejected":"y","truth":"rejected"}""");

        var pair = Assert.Single(await file.Pairs());

        Assert.Equal(PairFormat.Triples, PairFile.Detect(file.Path).Value);
        Assert.Equal([new("system", "Be kind."), new("user", "Why?")], pair.Prompt);
        Assert.Equal("y", pair.Truth == Choice.A ? pair.ResponseA : pair.ResponseB);
    }

    [Fact]
    public async Task Verified_a_or_b_means_nothing_where_the_file_says_chosen()
    {
        using var file = Sample.Lines("""{"prompt":"p","chosen":"x","rejected":"y","truth":"a"}""");

        Assert.Equal(("truth", "bad-label"), ((await file.OnlySetAside()).Field, (await file.OnlySetAside()).Code));
    }

    [Fact]
    public async Task The_hash_sees_the_words_and_not_the_line_ends()
    {
        using var file = Sample.Lines(
            """{"prompt":"caf\u00e9\nnoir","response_a":"x","response_b":"y"}""",
            """{"prompt":" cafe\u0301\r\nnoir ","response_a":"x\n","response_b":"y"}""",
            """{"prompt":"cafe\nnoir","response_a":"x","response_b":"y"}""",
            """{"prompt":"caf\u00e9\nnoir","response_a":"y","response_b":"x"}""");

        var hashes = (await file.Pairs()).ConvertAll(pair => pair.ContentHash);

        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(3, hashes.Distinct().Count());

        // printf '%s' '{"prompt":[{"content":"café\nnoir","role":"user"}],"response_a":"x","response_b":"y"}' | sha256sum
        Assert.Equal("fbbe8f5d0e0974fb3a2ae8609d06b697f253a9797f463639934a7956a525ff60", hashes[0]);
    }

    private static string Chosen(ReadPair pair) => pair.SourcePreference!.Choice == Choice.A ? pair.ResponseA : pair.ResponseB;
}
