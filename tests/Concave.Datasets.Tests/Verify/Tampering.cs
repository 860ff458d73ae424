namespace Concave.Datasets.Tests.Verify;

/// <summary>One way to tamper with a delivery, and how both verifiers must name it.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Check">The check that must fail.</param>
/// <param name="Place">The file it must name, and for a figure its path behind a space; "" where there is none to name.</param>
/// <param name="Do">Does it.</param>
/// <param name="Says">What both must say besides, such as the id of the row.</param>
internal sealed record Tampering(string Name, string Check, string Place, Action<Forge> Do, string Says = "");
