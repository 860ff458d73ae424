using Concave.Kernel;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Features.ShowFirstPass;

/// <summary>A judge that may be asked, or why it may not.</summary>
/// <param name="Name">How it is chosen.</param>
/// <param name="Protocol">What its server speaks.</param>
/// <param name="Model">Its model.</param>
/// <param name="Server">Where it is asked; null for the provider's own server.</param>
/// <param name="Price">Dollars per million tokens; null when nobody stated it.</param>
/// <param name="Missing">What is missing before it can be asked; null when nothing is.</param>
public sealed record JudgeView(string Name, JudgeProtocol Protocol, string Model, string? Server, Price? Price, string? Missing);

/// <summary>The judges of the installation. Says whether there is a key, never what it is.</summary>
public sealed class ListJudges(JudgeCatalog judges, OpenJudge open)
{
    public Result<IReadOnlyList<JudgeView>> Handle(Actor actor)
    {
        if (actor.Refuse(Roles.Lead | Roles.Operator) is { } refusal)
            return refusal;
        return judges.Read().Then<IReadOnlyList<JudgeView>>(all => all.Select(View).ToArray());
    }

    private JudgeView View(JudgeSettings judge)
    {
        var opened = open.Handle(judge);
        opened.Value?.Dispose();
        return new(judge.Name, judge.Protocol, judge.Model, judge.BaseUrl, Prices.Of(judge), opened.Problem is { } missing ? $"{missing.Detail} {missing.Mend}" : null);
    }
}
