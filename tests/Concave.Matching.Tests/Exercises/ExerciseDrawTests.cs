using Concave.Kernel;
using Concave.Matching.Exercises;
using CsCheck;

namespace Concave.Matching.Tests.Exercises;

public sealed class ExerciseDrawTests
{
    private static readonly Gen<UnseenPair> AnyPair = Gen.Select(
        Gen.Guid, Gen.Int[0, 60], Pick.Of("en", "hi", "ta", ""), Pick.Of(Choice.A, Choice.B, Choice.Tie),
        (id, content, language, truth) => new UnseenPair(id, $"content-{content}", language, truth));

    private static readonly Gen<byte[]> Seed = Gen.Byte.Array[32];

    [Fact]
    public void An_attempt_holds_only_pairs_it_was_given_each_content_once_and_as_many_as_asked() =>
        Gen.Select(Seed, AnyPair.List[0, 80], Gen.Int[1, 30]).Sample((seed, unseen, pairs) =>
        {
            var drawn = ExerciseDraw.Calibration(seed, unseen, ["en"], pairs);
            Assert.Equal(unseen.DistinctBy(p => p.ContentHash).Count() >= pairs, drawn is not null);
            if (drawn is null)
                return;
            Assert.Equal(pairs, drawn.Count);
            Assert.All(drawn, pair => Assert.Contains(pair, unseen));
            Assert.Equal(pairs, drawn.DistinctBy(p => p.ContentHash).Count());
        });

    [Fact]
    public void The_same_seed_draws_the_same_attempt_whatever_order_the_pairs_come_in() =>
        Gen.Select(Seed, AnyPair.List[40, 80]).Sample((seed, unseen) => Assert.Equal(
            ExerciseDraw.Calibration(seed, unseen, ["en"], 10),
            ExerciseDraw.Calibration(seed, unseen.AsEnumerable().Reverse(), ["en"], 10)));

    [Fact]
    public void Pairs_the_annotator_reads_are_enough_by_themselves_where_they_can_be() =>
        Gen.Select(Seed, AnyPair.List[30, 80], Gen.Int[1, 30]).Sample((seed, unseen, pairs) =>
        {
            if (ExerciseDraw.Calibration(seed, unseen, ["hi", "ta"], pairs) is not { } drawn)
                return;
            var readable = unseen.Where(p => p.IsReadBy(["hi", "ta"])).ToList();
            // A content drawn under an unreadable twin may hide a readable one, so count what no twin can hide.
            var safe = readable.Where(p => unseen.Where(o => o.ContentHash == p.ContentHash).All(o => o.IsReadBy(["hi", "ta"]))).DistinctBy(p => p.ContentHash).Count();
            if (safe >= pairs)
                Assert.All(drawn, p => Assert.True(p.IsReadBy(["hi", "ta"])));
        });

    [Fact]
    public void Another_seed_draws_another_order()
    {
        List<UnseenPair> unseen = [.. Enumerable.Range(1, 60).Select(i => new UnseenPair(new(i, 0, 0, new byte[8]), $"c{i}", "en", i % 2 == 0 ? Choice.A : Choice.B))];

        Assert.NotEqual(
            ExerciseDraw.Calibration(new byte[32], unseen, ["en"], 20), ExerciseDraw.Calibration([.. Enumerable.Repeat((byte)1, 32)], unseen, ["en"], 20));
    }

    [Fact]
    public void A_pilot_pair_is_read_by_as_many_as_asked_and_pairs_everybody_reads_come_first() =>
        Gen.Select(Seed, AnyPair.List[0, 80], Gen.Int[1, 25], Gen.Int[1, 3]).Sample((seed, unseen, pairs, readers) =>
        {
            IReadOnlyList<IReadOnlyList<string>> panel = [["en", "hi"], ["en", "hi"], ["en", "ta"]];
            if (ExerciseDraw.Pilot(seed, unseen, panel, readers, pairs) is not { } drawn)
                return;
            Assert.Equal(pairs, drawn.Count);
            Assert.All(drawn, pair => Assert.InRange(panel.Count(pair.IsReadBy), readers, 3));
            var shared = drawn.Select(pair => panel.All(pair.IsReadBy)).ToList();
            Assert.Equal(shared.OrderByDescending(all => all), shared);
        });
}
