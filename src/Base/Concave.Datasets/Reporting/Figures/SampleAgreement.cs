namespace Concave.Datasets.Reporting;

/// <summary>The figure of the agreement gate, before a round is done.</summary>
public static class SampleAgreement
{
    /// <summary>Pooled κ of the random sample's first, blind judgments so far.</summary>
    public static AgreementFigure Of(GateInput input) => AgreementScope.Of(input.Round, input.Routings, input.Judgments).Figure();
}
