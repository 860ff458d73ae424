using System.Reflection;
using System.Text;

namespace Concave.Agreement.Tests;

/// <summary>
/// What users of the package may rely on, held in <c>PublicApi.txt</c>. A change shows in review; accept it by copying
/// the file that the failing test names.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"));
        var actual = Describe(typeof(PooledKappa).Assembly);
        if (actual == approved)
            return;
        var received = Path.Combine(Path.GetTempPath(), "PublicApi.received.txt");
        File.WriteAllText(received, actual);

        Assert.Fail($"The public API changed. Compare {received} with tests/Concave.Agreement.Tests/Package/PublicApi.txt.\n{Difference(approved, actual)}");
    }

    [Fact]
    public void Every_public_type_has_its_documentation()
    {
        var written = File.ReadAllText(Path.ChangeExtension(typeof(PooledKappa).Assembly.Location, ".xml"));

        Assert.All(typeof(PooledKappa).Assembly.GetExportedTypes(), type =>
            Assert.Contains($"name=\"T:{type.FullName!.Replace('+', '.')}\"", written, StringComparison.Ordinal));
    }

    private static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in Members(type))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var members = type.GetConstructors(Own).Select(c => $".ctor({Parameters(c)})")
            .Concat(type.GetProperties(Own).Select(p => $"{Static(p.GetMethod!)}{p.Name}: {Name(p.PropertyType)}{(p.SetMethod is { IsPublic: true } ? " { init }" : "")}"))
            .Concat(type.GetFields(Own).Where(f => !f.IsSpecialName).Select(f => f.IsLiteral ? $"const {f.Name} = {f.GetRawConstantValue()}" : $"{f.Name}: {Name(f.FieldType)}"))
            .Concat(type.GetMethods(Own).Where(m => !m.IsSpecialName && !IsOfRecords(m)).Select(m => $"{Static(m)}{m.Name}({Parameters(m)}): {Name(m.ReturnType)}"));
        return type.IsEnum ? Enum.GetNames(type) : members.Order(StringComparer.Ordinal);
    }

    // Equality, printing and deconstruction come with the word "record".
    private static bool IsOfRecords(MethodInfo m) =>
        m.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" || m.DeclaringType!.IsSubclassOf(typeof(Delegate));

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")}"));

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";

    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    private static string Difference(string approved, string actual)
    {
        var (before, after) = (approved.Split('\n'), actual.Split('\n'));
        return string.Join('\n', before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")));
    }
}
