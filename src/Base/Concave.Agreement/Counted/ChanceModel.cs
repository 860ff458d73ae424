namespace Concave.Agreement;

/// <summary>What a coefficient on counts takes chance agreement to be.</summary>
internal enum ChanceModel
{
    /// <summary>No correction: percent agreement.</summary>
    None,

    /// <summary>Labels drawn from the common marginals (Scott, Fleiss).</summary>
    Marginals,

    /// <summary>All categories equally likely (Brennan–Prediger, PABAK, Bennett's S, Randolph).</summary>
    Uniform,

    /// <summary>Agreement by chance on the hard items only (Gwet).</summary>
    Gwet,
}
