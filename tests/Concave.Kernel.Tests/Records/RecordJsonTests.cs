using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Kernel.Records;

namespace Concave.Kernel.Tests.Records;

public sealed class RecordJsonTests
{
    /// <summary>Every record there is, and the guidelines: a new one is tested without being named.</summary>
    public static TheoryData<Type> All =>
        [.. typeof(RecordJson).Assembly.GetTypes().Where(t => t is { IsPublic: true, IsClass: true, IsAbstract: false } && t.Namespace == "Concave.Kernel.Records"), typeof(GuidelinesDocument), typeof(Problem)];

    [Fact]
    public void There_are_records_to_test() => Assert.True(All.Count > 15, $"{All.Count}");

    [Theory]
    [MemberData(nameof(All))]
    public void A_record_is_read_as_it_was_written(Type type)
    {
        var made = Made.Of(type);
        var text = JsonSerializer.Serialize(made, type, RecordJson.Options);
        var read = JsonSerializer.Deserialize(text, type, RecordJson.Options);

        Assert.Equivalent(made, read, strict: true);
        Assert.Equal(text, JsonSerializer.Serialize(read, type, RecordJson.Options));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_key_is_there_and_in_snake_case(Type type)
    {
        var written = (JsonObject)JsonSerializer.SerializeToNode(Made.Of(type), type, RecordJson.Options)!;

        Assert.Equal(Parts(type).Select(p => Snake(p.Name)), written.Select(m => m.Key));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_key_that_is_missing_or_null_or_unknown_is_no_record(Type type)
    {
        var sound = (JsonObject)JsonSerializer.SerializeToNode(Made.Of(type), type, RecordJson.Options)!;
        var nullability = new NullabilityInfoContext();
        foreach (var property in Parts(type))
        {
            var optional = type == typeof(Problem) && property.Name == nameof(Problem.Where);
            var nullable = nullability.Create(property).ReadState == NullabilityState.Nullable;
            Assert.Equal(optional, Reads(type, Changed(sound, o => o.Remove(Snake(property.Name)))));
            Assert.Equal(nullable, Reads(type, Changed(sound, o => o[Snake(property.Name)] = null)));
        }

        Assert.False(Reads(type, Changed(sound, o => o["surprise"] = 1)));
    }

    [Theory]
    [InlineData("\"2026-01-31T09:30:00.007Z\"", true)]
    [InlineData("\"2026-01-31T09:30:00Z\"", false)]
    [InlineData("\"2026-01-31T09:30:00.0070Z\"", false)]
    [InlineData("\"2026-01-31T09:30:00.007+00:00\"", false)]
    [InlineData("\"2026-01-31T11:30:00.007+02:00\"", false)]
    [InlineData("\"2026-02-30T09:30:00.007Z\"", false)]
    [InlineData("1769851800007", false)]
    [InlineData("null", false)]
    public void A_time_has_one_form(string text, bool reads)
    {
        try
        {
            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<DateTimeOffset>(text, RecordJson.Options), RecordJson.Options));
            Assert.True(reads, text);
        }
        catch (JsonException)
        {
            Assert.False(reads, text);
        }
    }

    [Fact]
    public void A_time_of_another_zone_is_written_in_utc_and_a_stamp_keeps_milliseconds()
    {
        var time = new DateTimeOffset(2026, 1, 31, 15, 0, 0, 7, TimeSpan.FromHours(5.5)).AddTicks(9_999);

        Assert.Equal("\"2026-01-31T09:30:00.007Z\"", JsonSerializer.Serialize(time, RecordJson.Options));
        Assert.Equal(RecordJson.Stamp(time), JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(RecordJson.Stamp(time), RecordJson.Options), RecordJson.Options));
        Assert.Equal(0, RecordJson.Stamp(time).Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Theory]
    [InlineData("\"cannot_judge\"", Choice.CannotJudge)]
    [InlineData("\"a\"", Choice.A)]
    [InlineData("3", null)]
    [InlineData("\"3\"", null)]
    [InlineData("\"c\"", null)]
    [InlineData("\"\"", null)]
    public void A_choice_is_read_by_name_only(string text, Choice? expected) =>
        Assert.Equal(expected, Reads(typeof(Choice), text) ? JsonSerializer.Deserialize<Choice>(text, RecordJson.Options) : null);

    [Fact]
    public void No_figure_is_infinite_or_no_number()
    {
        Assert.Throws<ArgumentException>(() => JsonSerializer.Serialize(double.NaN, RecordJson.Options));
        Assert.Throws<ArgumentException>(() => JsonSerializer.Serialize(double.PositiveInfinity, RecordJson.Options));
        Assert.False(Reads(typeof(double), "\"NaN\""));
    }

    private static PropertyInfo[] Parts(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static bool Reads(Type type, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type, RecordJson.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Changed(JsonObject sound, Action<JsonObject> change)
    {
        var copy = sound.DeepClone().AsObject();
        change(copy);
        return copy.ToJsonString();
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
