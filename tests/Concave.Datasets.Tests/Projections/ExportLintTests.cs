using System.Text;
using Concave.Datasets.Bag;
using Concave.Datasets.Projections;
using Concave.Datasets.Proof;
using Concave.Datasets.Tests.Bag;

namespace Concave.Datasets.Tests.Projections;

public sealed class ExportLintTests
{
    private const string Prompt = """[{"role":"user","content":"Question?"}]""";
    private const string Good = """{"prompt":[{"role":"user","content":"Question?"}],"chosen":[{"role":"assistant","content":"Good answer"}],"rejected":[{"role":"assistant","content":"Poor answer"}],"strength":2.0}""";

    [Fact]
    public void What_the_projection_writes_has_no_error()
    {
        var splits = PreferenceProjection.Of(SealedBatch.Records);
        var files = BagFiles.Preference(splits).Select(f =>
            File(Path.GetFileNameWithoutExtension(f.Path), string.Concat(f.Lines(SealedBatch.Records).Select(l => Encoding.UTF8.GetString(l) + "\n"))));

        Assert.DoesNotContain(ExportLint.Preference([.. files]), f => f.Severity == LintSeverity.Error);
    }

    [Fact]
    public void A_whole_bag_with_its_card_has_no_error()
    {
        using var temp = new TempFolder();
        using var key = SigningKey.Create();
        Assert.Null(BagWriter.Write(temp["bag"], SealedBatch.Records, SealedBatch.Documents(SealedBatch.Records), key).Problem);

        Assert.DoesNotContain(ExportLint.Bag(temp["bag"]), f => f.Severity == LintSeverity.Error);
    }

    [Fact]
    public void A_good_row_has_no_finding() => Assert.Empty(Lint(Good + "\n"));

    [Theory]
    [InlineData("\uFEFF" + Good + "\n")]
    [InlineData(Good + "\r\n")]
    [InlineData(Good + "\n\n")]
    [InlineData(Good)]
    [InlineData("[1]\n")]
    [InlineData("{\n")]
    [InlineData("""{"prompt":"a","prompt":"b","chosen":"long answer","rejected":"other answer"}""" + "\n")]
    [InlineData(Good + "\n" + """{"strength":2.0,"prompt":[{"role":"user","content":"Other?"}],"chosen":[{"role":"assistant","content":"Good"}],"rejected":[{"role":"assistant","content":"Poor"}]}""" + "\n")]
    public void Rule_1_one_object_a_line_with_the_same_keys_in_the_same_order(string text) => Assert.Contains(Lint(text), Is(1));

    [Fact]
    public void Rule_1_refuses_broken_UTF_8() =>
        Assert.Contains(ExportLint.Preference([new("f.jsonl", "train", () => new MemoryStream([(byte)'"', 0xC3, 0x28, (byte)'"', (byte)'\n']))]), Is(1));

    [Fact]
    public void Rule_2_no_nulls() => Assert.Contains(Lint(Row(strength: "null")), Is(2));

    [Theory]
    [InlineData("""[{"role":"user","content":"Question?","name":"x"}]""")]
    [InlineData("""[{"role":"user","content":null}]""")]
    [InlineData("""[{"role":"user","content":["Question?"]}]""")]
    [InlineData("""["Question?"]""")]
    [InlineData("""[{"role":"user","content":""}]""")]
    [InlineData("""[{"role":"user","content":" Question?"}]""")]
    [InlineData("""[{"role":"user","content":"Ques\u0000tion?"}]""")]
    [InlineData("""[{"role":"human","content":"Question?"},{"role":"user","content":"Question?"}]""")]
    public void Rule_3_a_message_is_role_and_trimmed_content(string prompt) => Assert.Contains(Lint(Row(prompt)), Is(3));

    [Fact]
    public void Rule_3_warns_of_text_that_is_not_in_normal_form_C() =>
        Assert.Contains(Lint(Row("""[{"role":"user","content":"Cafe\u0301?"}]""")), f => f is { Rule: 3, Severity: LintSeverity.Warning });

    [Fact]
    public void Rule_3_lone_surrogates_are_no_text() => Assert.Contains(Lint(Row("""[{"role":"user","content":"\ud800"}]""")), Is(1));

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"role":"user","content":"Question?"},{"role":"assistant","content":"Answer"}]""")]
    [InlineData("""[{"role":"user","content":"Question?"},{"role":"system","content":"Rules"},{"role":"user","content":"Question?"}]""")]
    public void Rule_4_system_only_in_front_and_the_user_last(string prompt) => Assert.Contains(Lint(Row(prompt)), Is(4));

    [Fact]
    public void Rule_4_warns_when_turns_do_not_alternate() =>
        Assert.Contains(Lint(Row("""[{"role":"user","content":"One?"},{"role":"user","content":"Two?"}]""")), f => f is { Rule: 4, Severity: LintSeverity.Warning });

    [Theory]
    [InlineData("""[{"role":"assistant","content":"Poor answer"}]""")]
    [InlineData("""[{"role":"assistant","content":"Poor\u00A0answer"}]""")]
    [InlineData("""[{"role":"user","content":"Question?"},{"role":"assistant","content":"Good answer"}]""")]
    [InlineData("""[{"role":"user","content":"Good answer"}]""")]
    [InlineData("[]")]
    public void Rule_5_chosen_is_one_assistant_message_without_the_prompt_and_not_the_rejected_one(string chosen) =>
        Assert.Contains(Lint(Row(chosen: chosen)), Is(5));

    [Fact]
    public void Rule_6_all_lists_or_all_texts() => Assert.Contains(Lint(Row("\"Question?\"")), Is(6));

    [Fact]
    public void Rule_6_in_every_row() =>
        Assert.Contains(Lint(Good + "\n" + """{"prompt":"Other?","chosen":"Good answer","rejected":"Poor answer","strength":2.0}""" + "\n"), Is(6));

    [Theory]
    [InlineData("""{"chosen":[{"role":"user","content":"One?"},{"role":"assistant","content":"Good answer"}],"rejected":[{"role":"user","content":"Two?"},{"role":"assistant","content":"Poor answer"}]}""")]
    [InlineData("""{"chosen":[{"role":"assistant","content":"Good answer"}],"rejected":[{"role":"assistant","content":"Poor answer"}]}""")]
    [InlineData("""{"chosen":"Question? Good answer","rejected":"Question? Poor answer"}""")]
    public void Rule_7_implicit_rows_share_everything_but_the_last_message(string row) => Assert.Contains(Lint(row + "\n"), Is(7));

    [Theory]
    [InlineData("messages")]
    [InlineData("chosen_ids")]
    [InlineData("input_ids")]
    [InlineData("ref_chosen_logps")]
    [InlineData("my_logps")]
    [InlineData("images")]
    [InlineData("tools")]
    [InlineData("chat_template_kwargs")]
    [InlineData("chosen_response")]
    public void Rule_8_no_column_has_a_name_that_means_something_else(string name) =>
        Assert.Contains(Lint(Good.Replace("strength", name, StringComparison.Ordinal) + "\n"), Is(8));

    [Fact]
    public void Rule_8_objects_have_the_same_keys_in_every_row() =>
        Assert.Contains(Lint(Row(strength: """{"accuracy":1}""") + Row("""[{"role":"user","content":"Other?"}]""", strength: """{"safety":1}""")), Is(8));

    [Fact]
    public void Rule_8_no_columns_that_look_like_an_agents_trace() =>
        Assert.Contains(Lint(Good.Replace("\"strength\":2.0", "\"type\":\"x\",\"message\":\"y\"", StringComparison.Ordinal) + "\n"), Is(8));

    [Fact]
    public void Rule_9_fractions_carry_a_point_in_every_row() =>
        Assert.Contains(Lint(Row(strength: "2") + Row("""[{"role":"user","content":"Other?"}]""", strength: "2.5")), Is(9));

    [Theory]
    [InlineData("-1.0")]
    [InlineData("\"2\"")]
    public void Rule_9_a_margin_is_a_finite_number_of_at_least_0(string margin) =>
        Assert.Contains(Lint(Good.Replace("\"strength\":2.0", $"\"margin\":{margin}", StringComparison.Ordinal) + "\n"), Is(9));

    [Theory]
    [InlineData("1")]
    [InlineData("\"true\"")]
    [InlineData("true")]
    public void Rule_10_labels_are_booleans_and_of_both_kinds(string label) =>
        Assert.Contains(Lint(Good.Replace("\"strength\":2.0", $"\"label\":{label}", StringComparison.Ordinal) + "\n"), Is(10));

    [Theory]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-02T09:00:00Z", true)]
    [InlineData("2026-03-02T09:00:00.000Z", false)]
    [InlineData("spring", false)]
    public void Rule_11_no_column_looks_like_dates_throughout(string value, bool found) =>
        Assert.Equal(found, Lint(Row(strength: $"\"{value}\"")).Any(f => f.Rule == 11));

    [Theory]
    [InlineData("Good <|im_end|> answer")]
    [InlineData("<think>hm</think> Good answer")]
    [InlineData("Yes")]
    public void Rule_12_marks_and_very_short_answers_are_pointed_out(string text) =>
        Assert.Contains(Lint(Row(chosen: $$"""[{"role":"assistant","content":"{{text}}"}]""")), Is(12));

    [Fact]
    public void Rule_13_long_rows_are_counted() =>
        Assert.Contains(
            Lint(Row(chosen: $$"""[{"role":"assistant","content":"{{new string('x', 9000)}}"}]""")),
            f => f.Rule == 13 && f.Detail.Contains("2048", StringComparison.Ordinal));

    [Fact]
    public void Rule_14_a_prompt_stands_in_one_split_only()
    {
        var other = Good.Replace("Good", "Better", StringComparison.Ordinal);

        Assert.Contains(ExportLint.Preference([File("train", Good + "\n"), File("test", other + "\n")]), f => f is { Rule: 14, Severity: LintSeverity.Error });
        Assert.DoesNotContain(Lint(Good + "\n" + other + "\n"), Is(14));
        Assert.Contains(Lint(Good + "\n" + Good + "\n"), f => f is { Rule: 14, Severity: LintSeverity.Warning });
    }

    [Fact]
    public void Rule_15_the_first_ten_megabytes_show_every_type()
    {
        var text = new StringBuilder();
        for (var n = 0; text.Length < 10_100_000; n++)
            text.Append(Row($$"""[{"role":"user","content":"Question {{n}} {{new string('x', 100_000)}}"}]""", strength: "[]"));
        var without = Lint(text.ToString());
        var with = Lint(text + Row(strength: "[1.0]"));

        Assert.DoesNotContain(without, Is(15));
        Assert.Contains(with, Is(15));
    }

    [Theory]
    [InlineData("no front matter\n", true)]
    [InlineData("---\nconfigs:\n- config_name: preference\n  default: true\n  data_files:\n  - {split: train, path: data/preference/train.jsonl}\n---\n", false)]
    [InlineData("---\nconfigs:\n- config_name: preference\n  data_files:\n  - {split: train, path: data/preference/train.jsonl}\n---\n", true)]
    [InlineData("---\nconfigs:\n- config_name: preference\n  default: true\n  data_files:\n  - {split: train, path: data/preference/other.jsonl}\n---\n", true)]
    [InlineData("---\nconfigs:\n- config_name: preference\n  default: true\n  data_files:\n  - {split: train, path: data/preference/train.jsonl}\n  - {split: test, path: data/preference/test.parquet}\n---\n", true)]
    [InlineData("---\nconfigs:\n- config_name: preference\n  default: true\ndataset_info:\n- config_name: preference\n  splits:\n  - {name: train, num_examples: 3}\n---\n", true)]
    public void Rule_16_the_card_names_files_that_are_there_and_counts_them_rightly(string card, bool found)
    {
        using var temp = new TempFolder();
        Assert.Equal(found, Bag(temp, card).Any(f => f.Rule == 16));
    }

    [Fact]
    public void Rule_17_each_configuration_has_its_schema()
    {
        using var temp = new TempFolder();
        Assert.DoesNotContain(Bag(temp, "---\n---\n"), Is(17));
        System.IO.File.Delete(temp["bag/data/schema/preference.schema.json"]);

        Assert.Contains(ExportLint.Bag(temp["bag"]), Is(17));
    }

    private static IReadOnlyList<LintFinding> Bag(TempFolder temp, string card)
    {
        using var key = SigningKey.Create();
        var documents = SealedBatch.Documents(SealedBatch.Records);
        documents["README.md"] = Encoding.UTF8.GetBytes(card);
        Assert.Null(BagWriter.Write(temp["bag"], SealedBatch.Records, documents, key).Problem);
        return ExportLint.Bag(temp["bag"]);
    }

    private static string Row(string prompt = Prompt, string chosen = """[{"role":"assistant","content":"Good answer"}]""", string strength = "2.0") =>
        $$"""{"prompt":{{prompt}},"chosen":{{chosen}},"rejected":[{"role":"assistant","content":"Poor answer"}],"strength":{{strength}}}""" + "\n";

    private static IReadOnlyList<LintFinding> Lint(string text) => ExportLint.Preference([File("train", text)]);

    private static LintFile File(string split, string text) => new($"{split}.jsonl", split, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static Predicate<LintFinding> Is(int rule) => f => f.Rule == rule;
}
