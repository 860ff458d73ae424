using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concave.Datasets.Proof;
using CsCheck;

namespace Concave.Datasets.Tests.Proof;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_sample_of_RFC_8785_section_3_2_2_gives_the_published_bytes()
    {
        const string sample = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;

        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical(sample));
    }

    [Fact]
    public void Keys_are_ordered_by_UTF_16_code_units_as_in_RFC_8785_section_3_2_3()
    {
        const string sample = """
            {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}
            """;
        string[] order = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"];

        Assert.Equal(order, JsonNode.Parse(Canonical(sample))!.AsObject().Select(p => p.Value!.GetValue<string>()));
    }

    // RFC 8785 appendix B.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Doubles_are_written_as_in_RFC_8785_appendix_B(ulong bits, string written)
    {
        var buffer = new byte[32];
        var length = CanonicalNumber.Format(BitConverter.UInt64BitsToDouble(bits), buffer);

        Assert.Equal(written, Encoding.ASCII.GetString(buffer, 0, length));
    }

    [Fact]
    public void Every_finite_double_reads_back_as_itself() =>
        Gen.Double.Where(double.IsFinite).Sample(value =>
        {
            var text = Canonical(JsonSerializer.Serialize(value));
            return double.Parse(text, CultureInfo.InvariantCulture) == value && Canonical(text) == text;
        });

    [Fact]
    public void Member_order_white_space_and_escapes_do_not_matter_and_a_canonical_text_stays_itself() =>
        Gen.Select(Gen.String, Gen.Int).Array[0, 40].Sample(members =>
        {
            var values = members.Select(m => (Key: WellFormed(m.Item1), m.Item2)).DistinctBy(m => m.Key).ToArray();
            var forward = new JsonObject(values.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, m.Item2)));
            var backward = new JsonObject(values.Reverse().Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, m.Item2)));
            var canonical = Canonical(forward.ToJsonString());
            var expected = values.Select(m => m.Key).Order(StringComparer.Ordinal);
            return canonical == Canonical(backward.ToJsonString(new() { WriteIndented = true }))
                && canonical == Canonical(canonical)
                && JsonNode.Parse(canonical)!.AsObject().Select(p => p.Key).SequenceEqual(expected);
        });

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"b":0,"a":1,"\u0061":1}""")]
    [InlineData("""[{"x":{"k":1,"z":{},"k":1}}]""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("1e400")]
    [InlineData("9007199254740993")]
    [InlineData("NaN")]
    [InlineData("01")]
    [InlineData("1 2")]
    [InlineData("{\"a\":1,}")]
    [InlineData("// no\n1")]
    [InlineData("\"tab\tinside\"")]
    [InlineData("")]
    [InlineData("\uFEFF1")]
    public void What_is_not_I_JSON_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Canonical(text));

    [Fact]
    public void Broken_UTF_8_is_refused() =>
        Assert.Throws<JsonException>(() => CanonicalJson.Parse([(byte)'"', 0xC3, 0x28, (byte)'"']));

    [Fact]
    public void A_refused_text_leaves_nothing_behind_for_the_next_one()
    {
        Assert.ThrowsAny<JsonException>(() => Canonical("""{"z":1,"a":{"b":[1,"""));

        Assert.Equal("""{"a":2,"z":1}""", Canonical("""{"z":1,"a":2}"""));
    }

    [Fact]
    public void A_deep_text_is_refused_instead_of_ending_the_process() =>
        Assert.ThrowsAny<JsonException>(() => Canonical(new string('[', 100_000)));

    [Fact]
    public void A_parsed_element_has_the_same_bytes_as_its_text()
    {
        using var document = JsonDocument.Parse("""{"b": 2.50, "a": "\u00e9"}""");

        Assert.Equal("""{"a":"é","b":2.5}""", Encoding.UTF8.GetString(CanonicalJson.Of(document.RootElement)));
    }

    private static string Canonical(string text) => Encoding.UTF8.GetString(CanonicalJson.Parse(Encoding.UTF8.GetBytes(text)));

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
