namespace Concave.PreScoring.Making;

/// <summary>What is known of an answer when it is decided what to ask next.</summary>
internal readonly record struct KnownPart(Part Part, int Try, MadeKind Kind);

/// <summary>What to ask for a prompt, and what the answers come to. Pure: the same answers always lead to the same.</summary>
internal static class MakingRules
{
    /// <summary>An answer that is empty, or the same as the other one, is asked for once more.</summary>
    internal const int MaxTries = 2;

    /// <summary>The next answer to ask for, or null when there is nothing left to ask.</summary>
    /// <param name="answers">All answers on the prompt so far.</param>
    /// <param name="hasFirst">True when the client brought the first response.</param>
    internal static (Part Part, int Try)? Next(IReadOnlyCollection<KnownPart> answers, bool hasFirst)
    {
        foreach (var part in hasFirst ? new[] { Part.Second } : [Part.First, Part.Second])
        {
            switch (Last(answers, part))
            {
                case null:
                    return (part, 1);
                case { Kind: MadeKind.Response }:
                    continue;
                case { Kind: MadeKind.Empty or MadeKind.Same, Try: < MaxTries } last:
                    return (part, last.Try + 1);
                default:
                    return null; // one response is no pair: the other one would be paid for nothing
            }
        }

        return null;
    }

    /// <summary>The reason why there is no pair, once <see cref="Next"/> has nothing to ask; <see cref="PromptOutcome.Made"/> when there is one.</summary>
    internal static string Outcome(IReadOnlyCollection<KnownPart> answers) =>
        new[] { Last(answers, Part.First), Last(answers, Part.Second) }.FirstOrDefault(a => a is not null and not { Kind: MadeKind.Response })?.Kind switch
        {
            null => PromptOutcome.Made,
            MadeKind.Refused => "refused",
            MadeKind.CutOff => "cut-off",
            MadeKind.Empty => "empty",
            MadeKind.Same => "same",
            MadeKind.NotTaken => "not-taken",
            MadeKind.NoAnswer => "no-answer",
            var kind => throw new ArgumentOutOfRangeException(nameof(answers), kind, "Not the end of asking."),
        };

    private static KnownPart? Last(IReadOnlyCollection<KnownPart> answers, Part part) =>
        answers.Where(a => a.Part == part).OrderByDescending(a => a.Try).Select(a => (KnownPart?)a).FirstOrDefault();
}
