using System.Reflection;

namespace Concave.Kernel.Tests.Records;

/// <summary>An instance of any record, every part of it filled with a value of its own.</summary>
internal static class Made
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, 7, TimeSpan.Zero);

    internal static object Of(Type type)
    {
        var next = 1;
        return Value(type, ref next);
    }

    private static object Value(Type type, ref int next)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Value(inner, ref next);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], ref next);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(next++ % Enum.GetValues(type).Length)!;
        return Plain(type, next) is { } plain ? (++next, plain).plain : Record(type, ref next);
    }

    private static object? Plain(Type type, int number) => type switch
    {
        _ when type == typeof(string) => $"text {number} \u0928\u092e\u0938\u094d\u0924\u0947 <\"\u2028\U0001F600",
        _ when type == typeof(int) => number,
        _ when type == typeof(long) => (1L << 40) + number,
        _ when type == typeof(double) => number / 7.0,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Guid) => new Guid(number, 7, 0x4000, [128, 0, 0, 0, 0, 0, 0, 1]),
        _ when type == typeof(DateTimeOffset) => Start.AddMilliseconds(number),
        _ => null,
    };

    private static Array List(Type of, ref int next)
    {
        var list = Array.CreateInstance(of, 2);
        list.SetValue(Value(of, ref next), 0);
        list.SetValue(Value(of, ref next), 1);
        return list;
    }

    private static object Record(Type type, ref int next)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var arguments = new object[constructor.GetParameters().Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Value(constructor.GetParameters()[i].ParameterType, ref next);
        var made = constructor.Invoke(arguments);
        if (arguments.Length == 0)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                property.SetValue(made, Value(property.PropertyType, ref next));
        }

        return made;
    }
}
