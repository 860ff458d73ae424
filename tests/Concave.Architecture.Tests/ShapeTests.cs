using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Concave.Architecture.Tests;

/// <summary>What our types look like, wherever they stand.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Names =
        ["Kernel", "Agreement", "Datasets", "Data", "Ui", "Scoping", "Matching", "PreScoring", "Annotation", "Quality", "Delivery"];

    private static readonly ArchUnitNET.Domain.Architecture Code =
        new ArchLoader().LoadAssemblies([.. Names.Select(n => System.Reflection.Assembly.Load($"Concave.{n}"))]).Build();

    [Fact]
    public void Names_are_verbs_or_the_fields_own_terms() =>
        Classes().Should().NotHaveNameMatching("(Manager|Helper|Helpers|Util|Utils|Utility|Service|Services)$")
            .Because("a name that says nothing hides a design that says nothing").Check(Code);

    [Fact]
    public void Rules_are_pure()
    {
        var rules = Classes().That().HaveNameMatching("Rules$");

        rules.Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Microsoft\.EntityFrameworkCore|^System\.IO$"))
            .Because("a decision takes values and returns values").Check(Code);
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var open = Names.SelectMany(n => System.Reflection.Assembly.Load($"Concave.{n}").GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && t.Namespace?.StartsWith("Concave", StringComparison.Ordinal) == true)
            .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.Name != "_Imports" && !IsComponent(t))
            .Where(t => !t.Assembly.GetTypes().Any(d => d.BaseType == t || (d.BaseType is { IsGenericType: true } b && t.IsGenericType && b.GetGenericTypeDefinition() == t)));

        Assert.Empty(open.Select(t => t.FullName));
    }

    private static bool IsComponent(System.Type type) => typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type);
}
