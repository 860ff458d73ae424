using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages.Problems;

/// <summary>How a first pass or an order of responses stands, and why its provider does not answer: pages show it beside problems.</summary>
internal static class PassesProblems
{
    internal static readonly string[] All =
    [
        Spoken("It begins."),
        Spoken("It goes on."),
        Spoken("It was stopped."),
        Spoken("The next question could cost more than is left."),
        Spoken("There is an opinion on every pair, or the reason why there is none."),
        Spoken("The next response could cost more than is left."),
        Spoken("There is a pair for every prompt, or the reason why there is none."),
        Spoken("The connection failed."),
        Spoken("The connection broke while the answer came."),
        Spoken("The answer is not what the protocol says."),
        Spoken("No answer in {0} seconds."),
    ];
}
