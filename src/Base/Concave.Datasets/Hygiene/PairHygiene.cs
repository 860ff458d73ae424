using System.Globalization;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Hygiene;

/// <summary>Looks at one pair by itself; what repeats another pair is <see cref="Twins"/>.</summary>
public static class PairHygiene
{
    /// <summary>Its flaws, at most one of a kind in a field, in the order prompt, first, second response.</summary>
    public static IReadOnlyList<Flaw> Look(ReadPair pair)
    {
        List<Flaw>? flaws = null;
        for (var i = 0; i < pair.Prompt.Count; i++)
        {
            if (PersonalData.In(pair.Prompt[i].Content) is { Count: > 0 } personal)
                Note(ref flaws, string.Create(CultureInfo.InvariantCulture, $"prompt[{i}].content"), personal);
        }

        Response(ref flaws, "response_a", pair.ResponseA);
        Response(ref flaws, "response_b", pair.ResponseB);
        return flaws ?? (IReadOnlyList<Flaw>)[];
    }

    private static void Response(ref List<Flaw>? flaws, string field, string text)
    {
        if (PersonalData.In(text) is { Count: > 0 } personal)
            Note(ref flaws, field, personal);
        if (ResponseFlaws.In(text) is { Count: > 0 } found)
            Note(ref flaws, field, found);
    }

    private static void Note(ref List<Flaw>? flaws, string field, IReadOnlyList<string> codes) =>
        (flaws ??= []).AddRange(codes.Select(code => new Flaw(field, code)));
}
