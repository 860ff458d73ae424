using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Concave.Ui.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concave.Ui.Tests.Texts;

/// <summary>Texts as the pages write them.</summary>
internal static partial class Shown
{
    internal static async Task<string> Rich(string text, bool raw = false, string language = "") => await Html<RichText>(new()
    {
        [nameof(RichText.Text)] = text,
        [nameof(RichText.WithRaw)] = raw,
        [nameof(RichText.Language)] = language,
    });

    /// <summary>A piece of markup.</summary>
    internal static Task<string> Of(RenderFragment fragment) => Html<Piece>(new() { [nameof(Piece.Content)] = fragment });

    private sealed class Piece : ComponentBase
    {
        [Parameter]
        public required RenderFragment Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }

    internal static async Task<string> Html<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Numbered().Replace(html, m => WebUtility.HtmlDecode(m.Value)); // characters by their number: as a browser reads them
    }

    /// <summary>The same without the places of letters.</summary>
    internal static async Task<string> Plain(string text) => Places().Replace(await Rich(text), "${letters}");

    /// <summary>What a reader sees where: the letters of each run, by the place the page says they have in the text.</summary>
    internal static async Task<IReadOnlyList<(int At, string Letters)>> Runs(string text) =>
        [.. Run().Matches(await Rich(text)).Select(m => (int.Parse(m.Groups["at"].Value, System.Globalization.CultureInfo.InvariantCulture), WebUtility.HtmlDecode(m.Groups["letters"].Value)))];

    [GeneratedRegex("&#x[0-9A-F]+;", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Numbered();

    [GeneratedRegex("<span data-at=\"\\d+\">(?<letters>[^<]*)</span>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Places();

    [GeneratedRegex("<span data-at=\"(?<at>\\d+)\">(?<letters>[^<]*)</span>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Run();
}
