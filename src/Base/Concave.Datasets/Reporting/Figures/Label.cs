namespace Concave.Datasets.Reporting;

/// <summary>One label on its way into a coefficient.</summary>
/// <param name="Pair">The pair it belongs to; items of one pair are one cluster of the error.</param>
/// <param name="Part">What of the pair is the item: "" the pair itself; a response; a peer.</param>
/// <param name="Annotator">Pseudonym of who gave it.</param>
/// <param name="Value">Category from 0.</param>
internal readonly record struct Label(Guid Pair, string Part, string Annotator, int Value);
