namespace Concave.Ui.Texts;

/// <summary>Consecutive characters of the source that are within one line; <see cref="End"/> is one past the last.</summary>
internal readonly record struct Slice(int Start, int End)
{
    internal int Length => End - Start;
}

/// <summary>A part of a text as its Markdown arranges it. Every character shown is a slice of the source.</summary>
internal abstract record Block;

internal sealed record Paragraph(IReadOnlyList<Inline> Text) : Block;

/// <param name="Level">1 to 6.</param>
/// <param name="Text">What it says.</param>
internal sealed record Heading(int Level, IReadOnlyList<Inline> Text) : Block;

internal sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

/// <param name="First">The number of the first item; null when they are not numbered.</param>
/// <param name="Items">Each with its own blocks.</param>
internal sealed record ItemList(int? First, IReadOnlyList<IReadOnlyList<Block>> Items) : Block;

/// <param name="Language">What stands behind the fence; empty when nothing does.</param>
/// <param name="Lines">As they are.</param>
internal sealed record CodeBlock(Slice Language, IReadOnlyList<Slice> Lines) : Block;

/// <summary>Mathematics set apart, as source.</summary>
internal sealed record MathsBlock(IReadOnlyList<Slice> Lines) : Block;

/// <param name="Rows">The first is the head; rows need not be equally long.</param>
internal sealed record Grid(IReadOnlyList<IReadOnlyList<IReadOnlyList<Inline>>> Rows) : Block;

internal sealed record Divider : Block;

/// <summary>What comes after the point where a text has so much structure that only its letters are shown.</summary>
internal sealed record Remainder(Slice Text) : Block;

/// <summary>A part of a line of text.</summary>
internal abstract record Inline;

internal sealed record Letters(Slice Source) : Inline;

internal sealed record LineEnd : Inline;

internal sealed record Styled(Style Style, IReadOnlyList<Inline> Inner) : Inline;

/// <summary>What is said about a part of a line.</summary>
internal enum Style
{
    Emphasis,
    Strong,
    StrongEmphasis,
    Struck,
    Code,
    Maths,
    Link,
    Image,

    /// <summary>Where a link or an image points. Shown, never followed.</summary>
    Address,
}
