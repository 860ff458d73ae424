using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Judging;

/// <summary>What the script of the judging page says, in the reader's language; it has no sentences of its own.</summary>
public static class DraftWords
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The sentences by name, as JSON for the form's <c>data-words</c>.</summary>
    public static string Json => JsonSerializer.Serialize(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["saving"] = T("Saving …"),
            ["saved"] = T("Draft saved"),
            ["notSaved"] = T("Not saved: {0}"),
            ["unconnected"] = T("No connection. What you wrote is kept in this browser and sent when it is back."),
            ["newer"] = T("Show the newer one"),
            ["mine"] = T("Keep what is here"),
            ["older"] = T("This browser has an older draft that was never stored."),
            ["show"] = T("Show it"),
            ["forget"] = T("Forget it"),
            ["signedOut"] = T("You are signed out. What you wrote is kept in this browser."),
            ["signIn"] = T("Sign in again and go on here"),
            ["sending"] = T("Sending …"),
            ["notSent"] = T("Not sent: {0}"),
            ["unsent"] = T("No connection. Your answer is kept in this browser and sent as soon as it is back."),
        },
        Plain);
}
