using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>One change of a document; pure, and faults are for the rules to find.</summary>
internal static class Edits
{
    /// <summary>What a project without a draft begins with.</summary>
    internal static GuidelinesDocument Begin(string title) => new(
        new Brief
        {
            Title = title,
            Purpose = "",
            TargetUsers = "",
            KnownFailureModes = [],
            Domains = [],
            Tier = 1,
            Languages = [],
            Volume = 0,
            Responses = ResponseSource.Client,
        },
        new Rubric([]),
        QualityPlan.HouseStandard);

    internal static GuidelinesDocument AddCriterion(GuidelinesDocument document, Criterion criterion) =>
        document with { Rubric = new([.. document.Rubric.Criteria, criterion]) };

    /// <summary>Changes one criterion; one that is not there changes nothing.</summary>
    internal static GuidelinesDocument ChangeCriterion(GuidelinesDocument document, int index, Func<Criterion, Criterion> change) =>
        document with { Rubric = new([.. document.Rubric.Criteria.Select((c, i) => i == index ? change(c) : c)]) };

    internal static GuidelinesDocument RemoveCriterion(GuidelinesDocument document, int index) =>
        document with { Rubric = new([.. document.Rubric.Criteria.Where((_, i) => i != index)]) };

    internal static GuidelinesDocument AddExample(GuidelinesDocument document, int index, WorkedExample example) =>
        ChangeCriterion(document, index, c => c with { Examples = [.. c.Examples, example] });

    internal static GuidelinesDocument RemoveExample(GuidelinesDocument document, int index, int example) =>
        ChangeCriterion(document, index, c => c with { Examples = [.. c.Examples.Where((_, i) => i != example)] });
}
