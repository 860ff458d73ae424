using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using static Concave.Ui.Languages.Language;
using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Texts;

/// <summary>
/// A model's text, arranged by its Markdown and, on demand, as it was written. It can do nothing: what looks like HTML
/// is text, a link is its words and its address, an image is its address. Every run of letters says in
/// <c>data-at</c> at which UTF-16 code unit of the text it begins, so that a script can turn a selection into a span.
/// </summary>
public sealed class RichText : ComponentBase
{
    private const int MostNamed = 500;
    private int named;
    private Drawing drawing = new([]);

    /// <summary>The text.</summary>
    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>Its language (BCP-47) for fonts and line breaks; empty when unknown.</summary>
    [Parameter]
    public string Language { get; set; } = "";

    /// <summary>Whether the reader can switch to the text as it was written.</summary>
    [Parameter]
    public bool WithRaw { get; set; } = true;

    /// <summary>What is drawn on it: the kinds stand in <c>data-kind</c> of the runs it covers.</summary>
    [Parameter]
    public IReadOnlyList<Highlight> Highlights { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        named = 0;
        drawing = new(Highlights);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "text");
        builder.AddAttribute(2, "dir", Characters.DirectionOf(Text));
        if (Language.Length > 0)
            builder.AddAttribute(3, "lang", Language);
        if (WithRaw)
            AsWritten(builder);
        builder.OpenElement(5, "div");
        builder.AddAttribute(6, "class", "rich");
        foreach (var block in ReadBlocks.Of(Text))
            Show(builder, block);
        builder.CloseElement();
        if (WithRaw)
            Verbatim(builder, "div", "verbatim", ReadBlocks.Lines(Text));
        builder.CloseElement();
    }

    // The interface's own words amid somebody else's text.
    private static void AsWritten(RenderTreeBuilder builder)
    {
        builder.OpenElement(20, "label");
        builder.AddAttribute(21, "class", "as-written");
        builder.AddAttribute(22, "dir", Now.Direction);
        builder.AddAttribute(23, "lang", Now.Tag);
        builder.AddMarkupContent(24, "<input type=\"checkbox\" autocomplete=\"off\">");
        builder.AddContent(25, T("as written"));
        builder.CloseElement();
    }

    private void Show(RenderTreeBuilder builder, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Element(builder, "p", null, paragraph.Text);
                break;
            case Heading heading:
                // A response's headings are none of the page's.
                Element(builder, "p", string.Create(CultureInfo.InvariantCulture, $"heading h{heading.Level}"), heading.Text);
                break;
            case Quote quote:
                builder.OpenElement(0, "blockquote");
                foreach (var inner in quote.Blocks)
                    Show(builder, inner);
                builder.CloseElement();
                break;
            case ItemList list:
                Show(builder, list);
                break;
            case CodeBlock code:
                Verbatim(builder, "pre", "code", code.Lines, code.Language);
                break;
            case MathsBlock maths:
                Verbatim(builder, "pre", "maths", maths.Lines);
                break;
            case Grid grid:
                Show(builder, grid);
                break;
            case Divider:
                builder.AddMarkupContent(0, "<hr>");
                break;
            case Remainder rest:
                Verbatim(builder, "div", "remainder", [rest.Text]);
                break;
            default:
                throw new InvalidOperationException($"Nothing shows a {block.GetType().Name}.");
        }
    }

    private void Show(RenderTreeBuilder builder, ItemList list)
    {
        builder.OpenElement(0, list.First is null ? "ul" : "ol");
        if (list.First is > 1 or 0)
            builder.AddAttribute(1, "start", list.First.Value.ToString(CultureInfo.InvariantCulture));
        foreach (var item in list.Items)
        {
            builder.OpenElement(2, "li");
            foreach (var inner in item)
                Show(builder, inner);
            builder.CloseElement();
        }

        builder.CloseElement();
    }

    private void Show(RenderTreeBuilder builder, Grid grid)
    {
        builder.OpenElement(1, "div");
        builder.AddAttribute(2, "class", "cells");
        builder.AddAttribute(3, "tabindex", "0");
        builder.AddAttribute(4, "role", "region");
        builder.AddAttribute(5, "aria-label", T("Table"));
        builder.OpenElement(6, "table");
        for (var row = 0; row < grid.Rows.Count; row++)
        {
            builder.OpenElement(7, "tr");
            foreach (var cell in grid.Rows[row])
                Element(builder, row == 0 ? "th" : "td", null, cell);
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.CloseElement();
    }

    private void Element(RenderTreeBuilder builder, string name, string? style, IReadOnlyList<Inline> text)
    {
        builder.OpenElement(0, name);
        if (style is not null)
            builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "dir", "auto");
        Show(builder, text);
        builder.CloseElement();
    }

    private void Show(RenderTreeBuilder builder, IReadOnlyList<Inline> text)
    {
        foreach (var inline in text)
        {
            if (inline is Letters letters)
                Show(builder, letters.Source);
            else if (inline is Styled styled)
                Show(builder, styled);
            else
                builder.AddContent(0, "\n");
        }
    }

    private void Show(RenderTreeBuilder builder, Styled styled)
    {
        var (name, style) = styled.Style switch
        {
            Style.Emphasis => ("em", null),
            Style.Strong => ("strong", null),
            Style.StrongEmphasis => ("strong", "both"),
            Style.Struck => ("s", null),
            Style.Code => ("code", null),
            Style.Maths => ("span", "maths"),
            Style.Link => ("span", "link"),
            Style.Image => ("span", "image"),
            Style.Address => ("span", "address"),
            _ => throw new InvalidOperationException($"Nothing shows {styled.Style}."),
        };
        builder.OpenElement(0, name);
        if (style is not null)
            builder.AddAttribute(1, "class", style);
        if (styled.Style is Style.Code or Style.Maths or Style.Address)
            builder.AddAttribute(2, "dir", "ltr");
        if (styled.Style == Style.Image)
            builder.AddAttribute(3, "data-said", T("image, not loaded:")); // drawn by the style sheet: the text itself stays as it is counted
        Show(builder, styled.Inner);
        builder.CloseElement();
    }

    private void Verbatim(RenderTreeBuilder builder, string name, string style, IReadOnlyList<Slice> lines, Slice label = default)
    {
        builder.OpenElement(0, name);
        builder.AddAttribute(1, "class", style);
        if (name == "pre")
            builder.AddAttribute(2, "dir", "ltr");
        if (label.Length > 0)
        {
            builder.OpenElement(3, "span");
            builder.AddAttribute(4, "class", "label");
            Show(builder, label);
            builder.CloseElement();
        }

        foreach (var line in lines)
        {
            Show(builder, line);
            builder.AddContent(5, "\n");
        }

        builder.CloseElement();
    }

    private void Show(RenderTreeBuilder builder, Slice slice)
    {
        var text = Text.AsSpan(slice.Start, slice.Length);
        if (!Characters.MayHide(text))
        {
            Run(builder, slice);
            return;
        }

        var start = 0;
        for (var at = 0; at < text.Length && named < MostNamed;)
        {
            if (Characters.Hidden(text, at) is > 0 and var length)
            {
                Run(builder, new(slice.Start + start, slice.Start + at));
                Named(builder, new(slice.Start + at, slice.Start + at + length));
                start = at += length;
            }
            else
            {
                at++;
            }
        }

        Run(builder, new(slice.Start + start, slice.End));
    }

    private void Run(RenderTreeBuilder builder, Slice slice)
    {
        foreach (var (part, kinds) in drawing.Split(slice))
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "data-at", part.Start.ToString(CultureInfo.InvariantCulture));
            if (kinds is not null)
                builder.AddAttribute(2, "data-kind", kinds);
            builder.AddContent(3, named < MostNamed ? Text.Substring(part.Start, part.Length) : Masked(part));
            builder.CloseElement();
        }
    }

    // So many that naming them would be the text's own attack: each becomes the mark for what cannot be shown.
    private string Masked(Slice slice) => string.Create(slice.Length, (Text, slice), static (masked, from) =>
    {
        var text = from.Text.AsSpan(from.slice.Start, from.slice.Length);
        text.CopyTo(masked);
        for (var at = 0; at < text.Length; at++)
        {
            if (Characters.Hidden(text, at) is > 0 and var length)
                masked.Slice(at, length).Fill('\ufffd');
        }
    });

    private void Named(RenderTreeBuilder builder, Slice slice)
    {
        named++;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "control");
        builder.AddAttribute(2, "data-at", slice.Start.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "data-n", slice.Length.ToString(CultureInfo.InvariantCulture));
        builder.AddContent(4, Characters.NameOf(Text.AsSpan(slice.Start, slice.Length)));
        builder.CloseElement();
    }
}
