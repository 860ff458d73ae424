using Concave.Agreement;
using Concave.Datasets.Reading;

namespace Concave.Datasets.Auditing;

/// <summary>
/// A logistic model over the words by which the two responses differ, fitted five times on four fifths of the prompts and
/// asked about the last fifth. Pairs of one prompt never stand on both sides.
/// </summary>
internal sealed class NoiseProbe
{
    private const int MostPairs = 10_000;
    private const int LeastPairs = 200;
    private const int MostWords = 160;
    private const int Slots = 1 << 14;
    private const int Folds = 5;
    private const int Rounds = 6;
    private const double LeastAccuracy = 0.6;
    private const double Step = 0.3;

    private readonly List<(int Fold, int[] Words)> _pairs = [];

    /// <param name="pair">The pair.</param>
    /// <param name="first">Whether its first response was chosen.</param>
    internal void Add(ReadPair pair, bool first)
    {
        if (_pairs.Count == MostPairs)
            return;
        var (chosen, rejected) = first ? (pair.ResponseA, pair.ResponseB) : (pair.ResponseB, pair.ResponseA);
        HashSet<int> mine = [.. ResponseLook.Words(chosen).Select(Slot)], theirs = [.. ResponseLook.Words(rejected).Select(Slot)];

        // Slots from 1, negative where only the rejected response has the word.
        int[] words = [.. mine.Except(theirs).Order().Take(MostWords).Select(s => s + 1), .. theirs.Except(mine).Order().Take(MostWords).Select(s => -s - 1)];
        _pairs.Add(((int)(Hash(string.Join('\n', pair.Prompt.Select(m => m.Content))) % Folds), words));
    }

    internal LabelNoise Figure()
    {
        if (_pairs.Count < LeastPairs)
            return None($"too few decided pairs: a probe needs {LeastPairs}");
        var scores = new double[_pairs.Count];
        for (var fold = 0; fold < Folds; fold++)
            Ask(fold, scores);
        var accuracy = ExactShare.Of(scores.Count(s => s > 0), scores.Length);
        if (accuracy.Low95 < LeastAccuracy)
            return None("not assessable: the words of the responses do not predict the labels") with { Accuracy = accuracy };
        var chances = Chances(scores);
        var confident = chances.Average();
        var (kept, contradicted) = (chances.Count(c => c >= confident), chances.Count(c => 1 - c >= confident));
        return new(scores.Length, accuracy, ExactShare.Of(contradicted, kept + contradicted), "");
    }

    private LabelNoise None(string why) => new(_pairs.Count, ExactShare.Of(0, 0), ExactShare.Of(0, 0), why);

    private void Ask(int fold, double[] scores)
    {
        var (weights, squares) = (new double[Slots], new double[Slots]);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, words) in _pairs.Where(p => p.Fold != fold))
                Learn(words, weights, squares);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (_pairs[i].Fold == fold)
                scores[i] = Score(_pairs[i].Words, weights);
        }
    }

    // AdaGrad (Duchi, Hazan and Singer 2011): rare words keep their step.
    private static void Learn(int[] words, double[] weights, double[] squares)
    {
        if (words.Length == 0)
            return;
        var size = 1 / Math.Sqrt(words.Length);
        var slope = size / (1 + Math.Exp(Score(words, weights)));
        foreach (var word in words)
        {
            var slot = Math.Abs(word) - 1;
            squares[slot] += slope * slope;
            weights[slot] += Math.Sign(word) * Step * slope / Math.Sqrt(squares[slot] + 1e-8);
        }
    }

    private static double Score(int[] words, double[] weights)
    {
        var sum = 0.0;
        foreach (var word in words)
            sum += Math.Sign(word) * weights[Math.Abs(word) - 1];
        return words.Length == 0 ? 0 : sum / Math.Sqrt(words.Length);
    }

    /// <summary>Chances of the chosen side: the held-out scores on the scale on which they are right.</summary>
    private static double[] Chances(double[] scores)
    {
        var scale = PairedLogistic.Fit(scores, 1)[0].Coefficient.Known / Math.Sqrt(scores.Average(s => s * s));
        return Array.ConvertAll(scores, s => 1 / (1 + Math.Exp(-scale * s)));
    }

    private static int Slot(string word) => (int)(Hash(word) % Slots);

    // FNV-1a: the same in every process, unlike the hash code of a string.
    private static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        return hash ^ (hash >> 32);
    }
}
