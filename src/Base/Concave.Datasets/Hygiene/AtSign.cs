namespace Concave.Datasets.Hygiene;

/// <summary>What stands around an @: an e-mail address, a payment address, or a handle, which is nobody's data here.</summary>
internal static class AtSign
{
    // Made for examples (RFC 2606, RFC 6761), so nobody's.
    private static readonly string[] ForExamples = ["example.com", "example.org", "example.net", "example.in", "domain.com", "email.com", "yourdomain.com", "company.com"];

    private static readonly string[] EndsForExamples = [".example", ".test", ".invalid", ".localhost", ".example.com", ".example.org"];

    // Handles of payment service providers under the Unified Payments Interface that are in wide use.
    private static readonly string[] Handles =
    [
        "okaxis", "okhdfcbank", "okicici", "oksbi", "ybl", "ibl", "axl", "paytm", "ptaxis", "pthdfc", "ptsbi", "ptyes", "upi", "apl", "yapl", "sbi", "hdfcbank", "icici", "axisbank", "kotak", "barodampay", "pnb", "cnrb", "freecharge", "jupiteraxis",
    ];

    internal static (string? Code, int End) Look(string text, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
            start--;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            end++;
        var domain = text[(at + 1)..end].TrimEnd('.', '-');
        if (at == start || domain.Length == 0)
            return (null, end);
        return (KindOf(domain), end);
    }

    private static string? KindOf(string domain)
    {
        var dot = domain.LastIndexOf('.');
        if (dot < 0)
            return Handles.Contains(domain, StringComparer.OrdinalIgnoreCase) ? "upi" : null;
        var top = domain.AsSpan(dot + 1);
        if (dot == 0 || top.Length < 2 || top.ContainsAnyExceptInRange('A', 'z'))
            return null;
        return ForExamples.Contains(domain, StringComparer.OrdinalIgnoreCase) || Array.Exists(EndsForExamples, e => domain.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? null : "email";
    }
}
