using Concave.Kernel;
using Concave.PreScoring.Judges;

namespace Concave.PreScoring.Auditing;

/// <summary>Opens one of the installation's judges for an audit.</summary>
public sealed class OpenAuditJudge(JudgeCatalog judges, OpenJudge open)
{
    private const decimal Most = 10_000;

    private static readonly Problem NoBudget = new(
        "budget-missing", ProblemKind.Invalid, "It is not said what asking the judge may cost.", "Give a budget in dollars, more than 0 and at most 10,000; it is never exceeded.", "budget");

    /// <summary>The judge; dispose it. Or why it cannot be asked.</summary>
    /// <param name="name">As <c>judges.json</c> names it.</param>
    /// <param name="budget">Dollars it may cost at most.</param>
    public Result<AuditJudge> Handle(string name, decimal? budget) => judges.Named(name).Then<AuditJudge>(settings => budget is not { } dollars || dollars <= 0 || dollars > Most
        ? NoBudget
        : open.Handle(settings).Then<AuditJudge>(judge => new AuditJudge(judge, dollars)));
}
