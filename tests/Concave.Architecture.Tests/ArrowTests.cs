using System.Reflection;

namespace Concave.Architecture.Tests;

/// <summary>Arrows point one way: an assembly may use only what stands to its left.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Stages = ["Scoping", "Matching", "PreScoring", "Annotation", "Quality", "Delivery"];

    public static TheoryData<string, string[]> Allowed
    {
        get
        {
            string[] toData = ["Kernel", "Agreement", "Datasets", "Data"];
            TheoryData<string, string[]> rows = new()
            {
                { "Kernel", [] },
                { "Agreement", [] },
                { "Datasets", ["Kernel", "Agreement"] },
                { "Data", ["Kernel", "Agreement", "Datasets"] },
                { "Ui", toData },
            };
            foreach (var stage in Stages)
                rows.Add(stage, [.. toData, "Ui"]);
            rows.Add("Data.Sqlite", [.. toData, "Ui", .. Stages]);
            rows.Add("Data.Postgres", [.. toData, "Ui", .. Stages]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void An_assembly_references_only_what_stands_to_its_left(string name, string[] allowed)
    {
        var referenced = Assembly.Load($"Concave.{name}").GetReferencedAssemblies()
            .Select(a => a.Name!).Where(a => a.StartsWith("Concave.", StringComparison.Ordinal))
            .Select(a => a["Concave.".Length..]);

        Assert.Empty(referenced.Except(allowed));
    }

    [Fact]
    public void Agreement_stands_alone()
    {
        var referenced = Assembly.Load("Concave.Agreement").GetReferencedAssemblies().Select(a => a.Name!);

        Assert.All(referenced, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }
}
