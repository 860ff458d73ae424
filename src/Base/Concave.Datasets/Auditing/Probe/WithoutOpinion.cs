namespace Concave.Datasets.Auditing;

/// <summary>Takes the words out by which a user leans on a belief; what is claimed stays, as a claim. A person should look at the result.</summary>
internal static class WithoutOpinion
{
    // The longest first, so that "I think that" does not leave "that" behind.
    private static readonly string[] LeadIns =
        [.. Phrases.Cues.Where(c => c.Cue is "states an opinion" or "leans on a premise" or "cites authority").SelectMany(c => c.Said).SelectMany(s => new[] { $"{s} that", s }).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length)];

    internal static string Of(string prompt)
    {
        foreach (var said in LeadIns)
        {
            for (int at; (at = Find(prompt, said)) >= 0;)
            {
                var rest = prompt[(at + said.Length)..].TrimStart(' ', ',', ':');
                prompt = prompt[..at] + (rest.Length > 0 && (at == 0 || prompt[..at].TrimEnd().EndsWith('.')) ? char.ToUpperInvariant(rest[0]) + rest[1..] : rest);
            }
        }

        return prompt;
    }

    private static int Find(string prompt, string said)
    {
        for (var at = 0; (at = prompt.IndexOf(said, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(prompt[at - 1])) && (at + said.Length == prompt.Length || !char.IsLetterOrDigit(prompt[at + said.Length])))
                return at;
        }

        return -1;
    }
}
