using System.Globalization;
using Concave.Kernel;

namespace Concave.Ui.Judging.Keys;

/// <summary>Something that a key does on a judging page.</summary>
/// <param name="Id">Its name; a digit for what that digit answers.</param>
/// <param name="Key">The character that does it unless its user chose another.</param>
public sealed record KeyAction(string Id, string Key);

/// <summary>
/// Which typed character does what for one person. It is the character that counts, not the place of the key, so that
/// every keyboard works; nobody has one character for two things.
/// </summary>
public sealed class KeyMap
{
    private readonly IReadOnlyDictionary<string, string> chosen;

    private KeyMap(IReadOnlyDictionary<string, string> chosen) => this.chosen = chosen;

    /// <summary>Everything that has a key, in the order of the key sheet.</summary>
    public static IReadOnlyList<KeyAction> Actions { get; } =
    [
        new("preference", "p"),
        new("scores", "s"),
        new("marks", "m"),
        new("explanation", "e"),
        new("difficulty", "d"),
        new("confidence", "c"),
        new("left", "l"),
        new("right", "r"),
        new("suggestion", "a"),
        new("guidelines", "g"),
        new("differences", "v"),
        new("written", "w"),
        new("linked", "t"),
        new("skip", "x"),
        new("undo", "u"),
        new("keys", "?"),
        .. Enumerable.Range(1, 7).Append(0).Select(n => n.ToString(CultureInfo.InvariantCulture))
            .Select(digit => new KeyAction(digit, digit)),
    ];

    /// <summary>The keys of whoever chose none.</summary>
    public static KeyMap House { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The character that does this.</summary>
    public string this[string action] => chosen.TryGetValue(action, out var own) ? own : Actions.First(a => a.Id == action).Key;

    /// <summary>What differs from the house's keys, by action.</summary>
    public IReadOnlyDictionary<string, string> Chosen => chosen;

    /// <summary>The keys somebody entered; what they left empty keeps the house's key.</summary>
    /// <returns>The keys; keys-invalid when an entry is not one character, keys-conflict when one would do two things.</returns>
    public static Result<KeyMap> Of(IReadOnlyDictionary<string, string> entered)
    {
        Dictionary<string, string> own = new(StringComparer.Ordinal);
        foreach (var action in Actions)
        {
            var key = (entered.GetValueOrDefault(action.Id) ?? "").Trim().Normalize().ToLowerInvariant();
            if (key.Length == 0 || key == action.Key)
                continue;
            if (new StringInfo(key).LengthInTextElements != 1 || key.Any(char.IsControl))
                return new Problem("keys-invalid", ProblemKind.Invalid, $"\"{key}\" is not one character.", "Type the one character that the key writes.", action.Id);
            own[action.Id] = key;
        }

        KeyMap map = new(own);
        return Conflict(map) is { } conflict ? conflict : map;
    }

    private static Problem? Conflict(KeyMap map)
    {
        Dictionary<string, KeyAction> taken = new(StringComparer.Ordinal);
        foreach (var action in Actions)
        {
            if (!taken.TryAdd(map[action.Id], action))
            {
                return new(
                    "keys-conflict", ProblemKind.Invalid, $"\"{map[action.Id]}\" would do two things: {taken[map[action.Id]].Id} and {action.Id}.",
                    "Give one of them another character.", action.Id);
            }
        }

        return null;
    }
}
