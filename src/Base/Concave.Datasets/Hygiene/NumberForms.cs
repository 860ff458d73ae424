using System.Globalization;

namespace Concave.Datasets.Hygiene;

/// <summary>Runs of digits, grouped as people write them: an Aadhaar, a card, a phone number, or a mere number.</summary>
internal static class NumberForms
{
    private const int MostDigits = 20;
    private const int Beside = 40;

    private static readonly string[] AboutPhones =
    [
        "phone", "mobile", "call", "whatsapp", "contact", "tel", "cell", "sms", "फोन", "फ़ोन", "मोबाइल", "मोबाईल", "संपर्क", "व्हाट्सएप", "தொலைபேசி", "மொபைல்", "கைபேசி", "ఫోన్", "మొబైల్",
        "ফোন", "মোবাইল", "ಫೋನ್", "ಮೊಬೈಲ್", "ഫോൺ", "മൊബൈൽ",
    ];

    private static readonly string[] AboutAadhaar = ["aadhaar", "aadhar", "adhaar", "uidai", "आधार", "ஆதார்", "ఆధార్", "আধার", "ಆಧಾರ್", "ആധാർ"];

    internal static (string? Code, int End) Look(string text, int start)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        Span<int> groups = stackalloc int[MostDigits];
        var (count, parts, end) = Read(text, start, digits, groups);
        if (count > MostDigits || end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            return (null, end);
        digits = digits[..count];
        groups = groups[..parts];
        var before = text.AsSpan(Math.Max(0, start - Beside), Math.Min(start, Beside));
        if (Joined(before) || digits.IndexOfAnyExcept(digits.Length > 0 ? digits[0] : (byte)0) < 0)
            return (null, end);
        return (IsAadhaar(digits, groups, before) ? "aadhaar" : IsCard(digits, groups) ? "card" : IsPhone(digits, groups, before) ? "phone" : null, end);
    }

    // One blank, hyphen or bracket between groups; more than that, or a comma or point, ends the number.
    private static (int Count, int Parts, int End) Read(string text, int start, Span<byte> digits, Span<int> groups)
    {
        var (count, parts, end, at) = (0, 0, start, start);
        while (at < text.Length)
        {
            var from = count;
            for (; at < text.Length && char.IsDigit(text[at]); at++, count++)
            {
                if (count < MostDigits)
                    digits[count] = (byte)CharUnicodeInfo.GetDecimalDigitValue(text[at]);
            }

            if (count == from || parts == groups.Length || count > MostDigits)
                break;
            groups[parts++] = count - from;
            end = at;
            if (at < text.Length && text[at] is (' ' or '-' or '\u00A0'))
                at++;
        }

        return (count, parts, Math.Max(end, at > end && count > MostDigits ? at : end));
    }

    // Decimals, versions, amounts, paths and codes: the number goes on to its left.
    private static bool Joined(ReadOnlySpan<char> before) =>
        before.Length > 0 && (".,/_#=$₹€£".Contains(before[^1], StringComparison.Ordinal) || char.IsLetter(before[^1]))
        || before.EndsWith("Rs ") || before.EndsWith("Rs. ") || before.EndsWith("₹ ") || before.EndsWith("INR ");

    private static bool IsAadhaar(ReadOnlySpan<byte> digits, ReadOnlySpan<int> groups, ReadOnlySpan<char> before) =>
        digits.Length == 12 && digits[0] >= 2 && IndianIds.Verhoeff(digits) && (groups.SequenceEqual([4, 4, 4]) || groups.Length == 1 && Says(before, AboutAadhaar));

    private static bool IsCard(ReadOnlySpan<byte> digits, ReadOnlySpan<int> groups)
    {
        if (digits.Length is < 14 or > 16 || !(groups.Length == 1 || groups.SequenceEqual([4, 4, 4, 4]) || groups.SequenceEqual([4, 6, 5])))
            return false;
        var (two, four) = ((digits[0] * 10) + digits[1], (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3]);
        var issuer = digits.Length switch
        {
            16 => two is (>= 40 and <= 49) or (>= 51 and <= 55) or 60 or 65 or 81 or 82 || four is >= 2221 and <= 2720,
            15 => two is 34 or 37,
            _ => two is 36 or 38 or 39,
        };
        return issuer && IndianIds.Luhn(digits);
    }

    private static bool IsPhone(ReadOnlySpan<byte> digits, ReadOnlySpan<int> groups, ReadOnlySpan<char> before)
    {
        if (before.EndsWith("+") || before.EndsWith("+("))
            return digits is [9, 1, >= 6 and <= 9, ..] ? digits.Length == 12 : digits.Length is >= 9 and <= 15 && digits[0] != 0 && groups.Length > 1;
        var national = digits is [0, ..] && digits.Length == 11 ? digits[1..] : digits;
        if (national.Length != 10 || national[0] < 6)
            return false;
        return groups.SequenceEqual([5, 5]) || digits.Length == 11 && groups.SequenceEqual([1, 5, 5]) || Says(before, AboutPhones);
    }

    private static bool Says(ReadOnlySpan<char> before, string[] words)
    {
        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
