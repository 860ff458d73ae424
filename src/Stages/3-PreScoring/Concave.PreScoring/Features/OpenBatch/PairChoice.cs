using Concave.Kernel;
using Concave.PreScoring.Rounds;

namespace Concave.PreScoring.Features.OpenBatch;

/// <summary>Which of the free production pairs a batch takes.</summary>
internal static class PairChoice
{
    internal static Result<IReadOnlyList<MaterialPair>> Of(IReadOnlyList<MaterialPair> free, OpenBatch.Request request)
    {
        if (request.Take < 1)
            return Errors.TakeInvalid;
        if (request.PairIds is null)
            return Cut(free, request.Take);
        var byId = free.ToDictionary(p => p.Id);
        var wanted = request.PairIds.Distinct().ToList();
        var absent = wanted.FindAll(id => !byId.ContainsKey(id));
        return absent.Count == 0 ? Cut(wanted.ConvertAll(id => byId[id]), request.Take) : Errors.PairsNotFree(absent.Count, absent[0]);
    }

    private static Result<IReadOnlyList<MaterialPair>> Cut(IReadOnlyList<MaterialPair> pairs, int? take) =>
        take is { } most && most < pairs.Count ? pairs.Take(most).ToArray() : pairs.ToArray();
}
