namespace Concave.Datasets.Hygiene;

/// <summary>Identifiers of letters and digits, and the check digits of numbers.</summary>
internal static class IndianIds
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // The fourth letter of a PAN says whose it is: company, person, Hindu undivided family, firm, …
    private const string Holders = "ABCFGHJLPT";

    private static ReadOnlySpan<byte> Products =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 2, 3, 4, 0, 1, 7, 8, 9, 5, 6, 3, 4, 0, 1, 2, 8, 9, 5, 6, 7, 4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1, 6, 5, 9, 8, 7, 1, 0, 4, 3, 2, 7, 6, 5, 9, 8, 2, 1, 0, 4, 3, 8, 7, 6, 5, 9, 3, 2, 1, 0, 4, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ];

    private static ReadOnlySpan<byte> Permutation => [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    /// <summary>pan, gstin or ifsc; null for any other word.</summary>
    internal static string? Kind(ReadOnlySpan<char> word) => word.Length switch
    {
        10 when IsPan(word) => "pan",
        11 when IsIfsc(word) => "ifsc",
        15 when IsGstin(word) => "gstin",
        _ => null,
    };

    /// <summary>Five letters, of which the fourth names a kind of holder; four digits; a letter.</summary>
    internal static bool IsPan(ReadOnlySpan<char> word) =>
        word.Length == 10 && Letters(word[..5]) && Holders.Contains(word[3]) && Digits(word[5..9]) && Letters(word[9..]);

    /// <summary>Four letters, a zero, six letters or digits of which one at least is a digit.</summary>
    internal static bool IsIfsc(ReadOnlySpan<char> word) =>
        word.Length == 11 && Letters(word[..4]) && word[4] == '0' && word[5..].ContainsAnyInRange('0', '9') && Known(word[5..]);

    /// <summary>State 01 to 38, a PAN, a number, Z, and a check character: weights 1 and 2 by turns, base 36.</summary>
    internal static bool IsGstin(ReadOnlySpan<char> word)
    {
        if (word.Length != 15 || !Digits(word[..2]) || int.Parse(word[..2], System.Globalization.CultureInfo.InvariantCulture) is < 1 or > 38
            || !IsPan(word[2..12]) || word[13] != 'Z' || !Known(word))
            return false;
        var sum = 0;
        for (var i = 0; i < 14; i++)
        {
            var product = Alphabet.IndexOf(word[i], StringComparison.Ordinal) * (1 + (i % 2));
            sum += (product / 36) + (product % 36);
        }

        return Alphabet[(36 - (sum % 36)) % 36] == word[14];
    }

    /// <summary>Verhoeff's check over the dihedral group of order ten (J. Verhoeff 1969), as Aadhaar uses it.</summary>
    internal static bool Verhoeff(ReadOnlySpan<byte> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
            check = Products[(check * 10) + Permuted(digits[digits.Length - 1 - i], i % 8)];
        return check == 0;
    }

    /// <summary>The check of card numbers (ISO/IEC 7812-1, annex B).</summary>
    internal static bool Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] * (1 + (i % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    private static int Permuted(int digit, int times)
    {
        for (; times > 0; times--)
            digit = Permutation[digit];
        return digit;
    }

    private static bool Letters(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', 'Z');

    private static bool Digits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool Known(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
        }

        return true;
    }
}
