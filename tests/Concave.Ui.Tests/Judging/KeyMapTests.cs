using Concave.Ui.Judging.Keys;

namespace Concave.Ui.Tests.Judging;

public sealed class KeyMapTests
{
    [Fact]
    public void The_houses_keys_do_one_thing_each() =>
        Assert.Equal(KeyMap.Actions.Count, KeyMap.Actions.Select(a => a.Key).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("explanation", "ए", "ए")]
    [InlineData("explanation", " É ", "é")]
    [InlineData("explanation", "", "e")]
    [InlineData("1", "&", "&")]
    public void A_character_of_any_script_can_be_chosen(string action, string entered, string key) =>
        Assert.Equal(key, KeyMap.Of(Entered((action, entered))).Value![action]);

    [Theory]
    [InlineData("ab", "keys-invalid")]
    [InlineData("\u0007", "keys-invalid")]
    [InlineData("p", "keys-conflict")]
    [InlineData("1", "keys-conflict")]
    public void What_is_not_one_character_or_does_something_already_is_refused_at_its_field(string entered, string code)
    {
        var refused = KeyMap.Of(Entered(("explanation", entered))).Problem!;
        Assert.Equal(code, refused.Code);
        Assert.NotNull(refused.Where);
    }

    [Fact]
    public void Two_keys_can_change_places() =>
        Assert.Equal(("e", "p"), KeyMap.Of(Entered(("preference", "e"), ("explanation", "p"))).Value is { } map ? (map["preference"], map["explanation"]) : default);

    private static Dictionary<string, string> Entered(params (string Action, string Key)[] keys) => keys.ToDictionary(k => k.Action, k => k.Key, StringComparer.Ordinal);
}
