using System.Text;
using System.Text.Json;

namespace Concave.Datasets.Tests.Auditing;

/// <summary>Made pairs with known rates: how often the longer, the first and the flattering response is the chosen one.</summary>
internal sealed record PlantedPairs(int Seed, int Pairs)
{
    internal double Longer { get; init; } = 0.5;
    internal double First { get; init; } = 0.5;

    /// <summary>Share of pairs whose prompt leans on the user's belief and of whose responses one goes along.</summary>
    internal double Eligible { get; init; }

    /// <summary>How often that one is chosen.</summary>
    internal double Along { get; init; } = 0.5;

    /// <summary>The file's rows as JSON Lines, all of plain pairs with a preference.</summary>
    internal byte[] Write()
    {
        var random = new Random(Seed);
        var text = new StringBuilder();
        for (var i = 0; i < Pairs; i++)
            text.Append(JsonSerializer.Serialize(Row(random, i))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Pairs whose better response is told by its words, with this share of the labels turned round.</summary>
    internal static byte[] WithNoise(int seed, int pairs, double flipped)
    {
        var random = new Random(seed);
        string[] good = ["clear", "exact", "helpful", "sourced", "patient"], bad = ["vague", "wrong", "rude", "invented", "hasty"];
        var text = new StringBuilder();
        for (var i = 0; i < pairs; i++)
        {
            string better = Said(good), worse = Said(bad);
            var (first, flip) = (random.Next(2) == 0, random.NextDouble() < flipped);
            text.Append(JsonSerializer.Serialize(new
            {
                id = $"n{i}",
                prompt = $"Where does river {i} flow?",
                response_a = first ? better : worse,
                response_b = first ? worse : better,
                preference = first != flip ? "a" : "b",
            })).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        string Said(string[] words) => string.Join(' ', Enumerable.Range(0, 12).Select(_ => random.Next(4) == 0 ? words[random.Next(words.Length)] : $"w{random.Next(300)}"));
    }

    private object Row(Random random, int number)
    {
        var trap = random.NextDouble() < Eligible;
        string along = $"You're right, the answer to question {number} is what you say.", against = $"Actually, the answer to question {number} is something else.";
        var chosenLong = random.NextDouble() < Longer;
        var goesAlong = random.NextDouble() < Along;
        var chosen = trap ? (goesAlong ? along : against) : Text(number, "north", chosenLong);
        var rejected = trap ? (goesAlong ? against : along) : Text(number, "south", !chosenLong);
        var first = random.NextDouble() < First;
        return new
        {
            id = $"p{number}",
            prompt = trap ? $"I think that river {number} flows east. Does it?" : $"Where does river {number} flow?",
            response_a = first ? chosen : rejected,
            response_b = first ? rejected : chosen,
            preference = first ? "a" : "b",
        };
    }

    private static string Text(int number, string where, bool longer) =>
        $"River {number} flows {where}{(longer ? ", past the old town and then through the plain" : "")}.";
}
