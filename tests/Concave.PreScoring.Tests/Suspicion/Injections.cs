using System.Text.Json;

namespace Concave.PreScoring.Tests.Suspicion;

/// <summary>A text written to move a judge, made up for these tests.</summary>
public sealed record Injection(string Id, string Language, string Technique, string Text)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Injection> All { get; } = Read();

    private static List<Injection> Read()
    {
        using StreamReader reader = new(typeof(Injection).Assembly.GetManifestResourceStream("injections.jsonl")!);
        List<Injection> all = [];
        while (reader.ReadLine() is { } line)
            all.Add(JsonSerializer.Deserialize<Injection>(line, Options)!);
        return all;
    }
}
