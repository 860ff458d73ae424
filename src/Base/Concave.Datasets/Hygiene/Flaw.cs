using Concave.Datasets.Reading;

namespace Concave.Datasets.Hygiene;

/// <summary>Something in a pair that somebody should look at before an expert, a model or a trainer sees it. It quotes nothing of the text.</summary>
/// <param name="Field">Where: <c>prompt[2].content</c>, <c>response_a</c>, or <c>row</c> for the pair as a whole.</param>
/// <param name="Code">One of <see cref="Flaws.All"/>.</param>
public readonly record struct Flaw(string Field, string Code);

/// <summary>What each code means. The one list.</summary>
public static class Flaws
{
    /// <summary>A response breaks off.</summary>
    public const string CutOff = "cut-off";

    /// <summary>A response is a refusal in the stock words of models.</summary>
    public const string Refusal = "stock-refusal";

    /// <summary>A response says which model wrote it, or shows the marks of its chat template.</summary>
    public const string NamesModel = "names-model";

    /// <summary>A response is the error text of a service.</summary>
    public const string ApiError = "api-error";

    /// <summary>The same prompt and responses stand elsewhere, perhaps with the sides swapped.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Nearly the same prompt and responses stand elsewhere.</summary>
    public const string NearDuplicate = "near-duplicate";

    /// <summary>Codes of personal data begin with this.</summary>
    public const string Personal = "personal-";

    private static readonly Dictionary<string, (string Short, string Reason, string Mend)> Texts = new(StringComparer.Ordinal)
    {
        [CutOff] = ("breaks off", "The response breaks off inside a sentence or a block of code.", "Have it generated again with room to end, or leave the pair out."),
        [Refusal] = ("is a stock refusal", "The response is a refusal in the stock words of a model.", "Keep it only where refusing is what is to be judged."),
        [NamesModel] = ("names its model", "The response gives away which model wrote it.", "Take the words out, or leave the pair out: who knows the author judges the author."),
        [ApiError] = ("is an error text", "The response is the error text of a service, not an answer.", "Have it generated again."),
        [Duplicate] = ("same pair again", "The same pair stands elsewhere in the project or the file.", "Leave it out, or take it in if it is meant to be judged twice."),
        [NearDuplicate] = ("nearly the same pair again", "Nearly the same pair stands elsewhere in the project or the file.", "Leave it out, or take it in if the difference matters."),
        [Personal + "email"] = ("an e-mail address", "The text holds an e-mail address.", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "phone"] = ("a phone number", "The text holds a phone number.", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "aadhaar"] = ("an Aadhaar number", "The text holds a number with the form and check digit of an Aadhaar.", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "pan"] = ("a tax number (PAN)", "The text holds an income tax number (PAN).", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "gstin"] = ("a GSTIN", "The text holds a GSTIN with a right check character.", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "card"] = ("a card number", "The text holds a card number with a right check digit.", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "ifsc"] = ("a bank code (IFSC)", "The text holds the code of a bank branch (IFSC).", "Mask it, or take the pair in if it is nobody's."),
        [Personal + "upi"] = ("a payment address (UPI)", "The text holds a payment address (UPI).", "Mask it, or take the pair in if it is nobody's."),
    };

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> All => Texts.Keys;

    /// <summary>A few words: of a response "breaks off", of personal data "a phone number".</summary>
    public static string ShortOf(string code) => Texts[code].Short;

    /// <summary>What is wrong, one sentence.</summary>
    public static string ReasonOf(string code) => Texts[code].Reason;

    /// <summary>The flaw as a row set aside.</summary>
    public static SetAside At(this Flaw flaw, long row, string externalId) =>
        new(row, flaw.Field, flaw.Code, Texts[flaw.Code].Reason, Texts[flaw.Code].Mend, externalId);
}
