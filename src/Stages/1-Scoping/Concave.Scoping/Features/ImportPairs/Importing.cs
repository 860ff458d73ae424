using Concave.Data.HandOffs;
using Concave.Datasets.Hygiene;
using Concave.Datasets.Reading;
using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>One run of an import: the file as it will be on record, and what all its pairs share.</summary>
/// <param name="Row">The row that the first pairs bring along.</param>
/// <param name="FileName">The file's name in the clear.</param>
/// <param name="Domain">For rows that name none.</param>
/// <param name="Language">For rows that name none.</param>
/// <param name="Hygiene">Whether the pairs are looked at before they are taken in.</param>
internal sealed record Importing(PairImport Row, string FileName, string Domain, string Language, bool Hygiene)
{
    internal Guid ProjectId => Row.ProjectId;
    internal PairPurpose Purpose => Row.Purpose;
}

/// <summary>Rows that are worked on, written and counted together.</summary>
/// <param name="Rows">Rows of the file in it: pairs and those set aside.</param>
internal sealed record Chunk<T>(IReadOnlyList<T> Pairs, IReadOnlyList<SetAside> SetAside, int Rows);

/// <summary>A row made ready to be stored. It no longer holds the row's text: thousands of them wait for their commit.</summary>
/// <param name="Row">Its place in the file, from 1.</param>
/// <param name="Flaws">What a lead should see before anybody else does.</param>
/// <param name="Sketch">By which near repetitions are known; null when nobody asks for them.</param>
internal sealed record SealedPair(long Row, Pair Pair, VerifiedAnswer? Answer, IReadOnlyList<Flaw> Flaws, PairSketch? Sketch);
