using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Languages;

/// <summary>
/// The sentences that records hold with figures in their places: notes of gates, evidence of tier 1, why work was paused,
/// what to think about in a plan, where it asks less than the house, what goes with a price.
/// They are made where they belong; a test finds what is made there and is not listed here.
/// </summary>
internal static class RecordedSentences
{
    internal static readonly string[] All = [.. Gates, .. Pauses, .. Judgments, .. Habits, .. Plans, .. Looser, .. Quotes];

    /// <summary>Signs that a program wrote an explanation: a record joins those that were seen to one sentence.</summary>
    internal static readonly string[] Signs =
    [
        Spoken("{0} characters written in {1} s, reading included"),
        Spoken("stock phrases: {0}"),
        Spoken("{0} marks of Markdown"),
    ];

    /// <summary>Why a coefficient is undefined, as <see cref="Agreement.Undefined"/> words it; a note of a gate ends with one.</summary>
    internal static readonly string[] Reasons =
    [
        Spoken("not computed"),
        Spoken("not a finite number"),
        Spoken("no data"),
        Spoken("no item has two labels"),
        Spoken("fewer than two items have two labels"),
        Spoken("everyone chose one category, so chance agreement is 1"),
        Spoken("no disagreement was seen, so a large-sample error says nothing"),
        Spoken("every item says the same, so the error cannot be estimated"),
        Spoken("at least one pair of raters has no coefficient of its own"),
        Spoken("not every rater judged every item"),
        Spoken("defined for two categories only"),
        Spoken("no sample size up to the limit satisfies this"),
        Spoken("the two never differ, so nothing compares them"),
        Spoken("the resamples are too skewed for the bias correction"),
    ];

    private static string[] Gates =>
    [
        Spoken("{0} where at least {1} is asked."), // stands before a note, so it is looked for first
        Spoken("No calibration answer is on record."),
        Spoken("All {0} annotators who judged passed their last attempt of at least {1} pairs; shown is the least κ among them."),
        Spoken("{0} of {1} annotators who judged had not passed: {2}."),
        Spoken("No pilot answer is on record."),
        Spoken("Pooled κ over {0} pilot pairs with two labels or more, {1} annotators; {2} of {3} planned pairs were answered by two people."),
        Spoken("No production pair has been judged."),
        Spoken("{0} of {1} pairs were judged by two people or more, {2} are asked for; {3} pairs were flagged; {4} pairs still lack a judgment that sample, routing, flag or ambiguity calls for."),
        Spoken("No pair of the random sample has two labels."),
        Spoken("κ of {0} pairs is undefined: {1}."),
        Spoken("Pooled κ of {0} first, blind judgments of {1} sampled pairs by {2} annotators, before adjudication; {3} answers of cannot judge are left out."),
        Spoken("The one-sided 90 % lower bound must reach {0} too."),
        Spoken("Fewer than {0} pairs: read the interval, not the point."),
        Spoken("No verified pair was judged."),
        Spoken("{0} of {1} hidden judgments of verified pairs were right."),
        Spoken("{0} of retired pairs are left out; with them {1} of {2} would be right."),
        Spoken("No pair has two judgments."),
        Spoken("{0} of {1} pairs with two judgments were disputed; {2} of those have no resolution."),
        Spoken("The record has no adjudication. {0} pairs were disputed; a majority settles {1}, the rest are not released."),
        Spoken("No pair was checked by the tier 3 team."),
        Spoken("{0} of {1} pairs were drawn and checked, {2} are asked for; {3} of {4} escalated pairs were not looked at; {5} labels were overturned."),
    ];

    private static string[] Pauses =>
    [
        Spoken("The pass of the calibration does not hold: {0} of {1} hidden verified pairs were right; {2} is asked."),
        Spoken("κ {0} (95 % interval {1} to {2}) of {3} pairs judged twice; under {4} a round is paused."),
    ];

    private static string[] Judgments =>
    [
        Spoken("{0} s for {1} words: read at more than {2} words a minute."),
        Spoken("{0} s for {1} words: {2} ms a word, under a tenth of the round's mean of {3}."),
        Spoken("Response {0} is preferred, and all {1} scores are {2}."),
        Spoken("Response {0} is preferred, and all {1} criteria score the other one higher."),
        Spoken("The rationale has {0} characters; {1} are the least."),
        Spoken("The rationale has {0} different words; {1} are the least."),
        Spoken("None of the rationale's {0} words stands in the pair or in the rubric."),
        Spoken("The rationale is the same text as that of judgment {0}, which is earlier."),
        Spoken("{0} of {1} sequences of three words stand in both this rationale and that of judgment {2}, which is earlier."),
        Spoken("{0} of the rationale's {1} sequences of three words, quotations from the pair apart, are those of the AI's explanation."),
        Spoken("The rationale says \"{0}\", as a chat program does."),
        Spoken("{0} of the rationale's {1} letters are {2}, which stands neither in the pair nor in the rubric."),
        Spoken("{0} of the rationale's {1} words are small words of \"{2}\"; the pair is \"{3}\"."),
        Spoken("It says \"{0}\", which is response {1}; response {2} is preferred."),
        Spoken("It says \"{0}\", which is response {1}; {2} is scored {3} for A and {4} for B."),
    ];

    private static string[] Habits =>
    [
        Spoken("Wrong on {0} verified pairs and apart from colleagues on {1}; with the others {2} and {3}."),
        Spoken("Since {0} UTC {1} of {2} verified or doubly judged pairs went wrong; the others err on {3} of verified pairs and differ on {4}."),
        Spoken("The left response was preferred in {0} of the judgments with a preference; sides are drawn by a coin."),
        Spoken("The {0} response was preferred {1} times running, out of {2} judgments with a preference."),
        Spoken("The longer response was preferred in {0}; the others prefer it in {1}."),
        Spoken("The suggestion on the screen was followed in {0}; the others follow theirs in {1}."),
        Spoken("All scores were those of the judgment before in {0}; with the others in {1}."),
        Spoken("A median of {0} ms a word over {1} judgments; the others take {2}."),
        Spoken("Faults are marked without the words that show them in {0} judgments with such marks; with the others in {1}."),
        Spoken("Agrees on {0} of {1} pairs with the author of judgment {2}; the confusions of the two in their other work imply at most {3}."),
    ];

    private static string[] Plans =>
    [
        Spoken("Two annotators who just pass calibration (κ {0} to the truth) agree with each other at about κ {1}; the batch asks {2}. Set calibration_kappa to {3}."),
        Spoken("The plan has no gold: the agreement gate alone cannot see errors that everybody makes. Set gold_share."),
        Spoken("A batch exactly at the gold gate ({0} right) has κ {1}; the batch asks {2}, which needs {3} right. The agreement gate decides, not gold."),
        Spoken("Only {0} pairs of a batch are judged twice; under {1} the interval is too wide for the gate to mean much."),
        Spoken("A good batch (κ {0}) fails in {1} and a bad one (κ {2}) passes in {3} of cases; asked are at most 5 % and under 1 %."),
        Spoken("People who are right {0} of the time agree at κ {1}; their batch passes with chance {2}. Ask more at calibration, or mend the guidelines first."),
        Spoken("Each of {0} domains and languages has about {1} sampled pairs a batch: their own figures are called insufficient under {2}. Each needs {3} qualified people."),
        Spoken("Each annotator meets about {0} gold pairs a batch; 24 without an error are the fewest that prove {1}. Judge people over several batches."),
        Spoken("Set sample_share to {0} and gold_share to {1} ({2} more judgments)."),
        Spoken("No share is enough for a batch of this size: make batches larger."),
    ];

    private static string[] Looser =>
    [
        Spoken("criteria of the rubric: {0} instead of {1}"),
        Spoken("worked examples a criterion: {0} instead of {1}"),
        Spoken("pilot κ: {0} instead of {1}"),
        Spoken("pilot pairs: {0} instead of {1}"),
        Spoken("calibration pairs: {0} instead of {1}"),
        Spoken("calibration κ: {0} instead of {1}"),
        Spoken("gold share: {0} instead of {1}"),
        Spoken("gold accuracy: {0} instead of {1}"),
        Spoken("share judged twice: {0} instead of {1}"),
        Spoken("judgments of a sampled pair: {0} instead of {1}"),
        Spoken("borderline confidence: {0} instead of {1}"),
        Spoken("spot check share: {0} instead of {1}"),
        Spoken("batch κ: {0} instead of {1}"),
        Spoken("the judge may be of the family that made responses"),
        Spoken("recorded work without {0}"),
    ];

    private static string[] Quotes =>
    [
        Spoken("The deadline cannot be met: {0} people deliver on {1}. Ask for fewer pairs, more people or a later day."),
        Spoken("No panel is ready for {0}: {1} working days to find and calibrate one are counted in."),
        Spoken("From {0} pairs on all of them cost {1} % less."),
        Spoken("A price within the range is agreed when the rubric stands. The pilot comes first: what a reward model learns from it decides whether the rest is worth ordering."),
    ];
}
