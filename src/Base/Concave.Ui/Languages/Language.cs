using System.Globalization;

namespace Concave.Ui.Languages;

/// <summary>A language that the interface speaks.</summary>
/// <param name="Tag">BCP-47, without a region: <c>hi</c>.</param>
/// <param name="Name">What it is called in itself.</param>
/// <param name="Culture">How it writes dates and numbers. All of them group Indian fashion and have a decimal point.</param>
public sealed record Language(string Tag, string Name, CultureInfo Culture)
{
    /// <summary>English, the language of the sentences in the source.</summary>
    public static Language English { get; } = Of("en", "English");

    /// <summary>Every language that has a file, English first. One whose file is empty is not offered to anybody yet.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        English, Of("hi", "हिन्दी"), Of("mr", "मराठी"), Of("ta", "தமிழ்"), Of("te", "తెలుగు"), Of("bn", "বাংলা"), Of("kn", "ಕನ್ನಡ"), Of("ml", "മലയാളം"),
    ];

    /// <summary>Those that have sentences.</summary>
    public static IReadOnlyList<Language> Offered { get; } = [.. All.Where(l => l == English || Speech.Sentences(l.Tag).Count > 0)];

    /// <summary>The offered language of that tag, whatever its region; null for another.</summary>
    public static Language? Find(string? tag) =>
        tag is null ? null : Offered.FirstOrDefault(l => l.Tag.Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that is spoken now.</summary>
    public static Language Now => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    private static Language Of(string tag, string name) => new(tag, name, CultureInfo.GetCultureInfo($"{tag}-IN"));
}
