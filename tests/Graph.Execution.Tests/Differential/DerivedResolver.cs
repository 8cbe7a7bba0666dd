using System.Globalization;
using System.Text;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Tests.Differential;

/// <summary>An object: all that its fields answer follows from its type and a number.</summary>
internal abstract record Derived(uint Seed);

/// <summary>An object of one object type; <typeparamref name="TMark"/> tells them apart.</summary>
internal sealed record Derived<TMark>(uint Seed) : Derived(Seed);

/// <summary>
/// Answers follow from the coordinate, the arguments and the place alone. The same logic exists in
/// <c>tests/Clients/oracle/resolvers.mjs</c>: change both.
/// </summary>
internal sealed class DerivedResolver<TResult>(Schema schema, OutputField field, bool waits) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public override async ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        // Some later than others, whatever comes of it.
        for (var turns = waits ? Random.Shared.Next(4) : 0; turns > 0; turns--)
        {
            await Task.Yield();
        }

        var results = Column<TResult>.Rent(context.Count);
        for (var row = 0; row < context.Count; row++)
        {
            var parent = (Derived?)context.Parents.GetValue(row);
            var seed =
                $"{parent?.Seed ?? 0}/{field.Coordinate}({DerivedValue.TextOf(field, context.ArgumentsOf(row))})";
            results.Values[row] = default!;
            if (DerivedValue.Hash(seed) % 19 == 0)
            {
                results.SetError(row, new GraphQLError($"no {field.Name}"));
            }
            else
            {
                results.Values[row] = (TResult)DerivedValue.Of(schema, field.Type, seed)!;
            }
        }

        return results;
    }
}

/// <summary>Makes the values.</summary>
internal static class DerivedValue
{
    private static readonly Type[] Marks =
    [
        typeof(byte),
        typeof(sbyte),
        typeof(short),
        typeof(ushort),
        typeof(int),
        typeof(uint),
        typeof(long),
        typeof(ulong),
        typeof(float),
        typeof(double),
        typeof(decimal),
        typeof(char),
        typeof(bool),
        typeof(Guid),
        typeof(DateTime),
        typeof(TimeSpan),
        typeof(string),
        typeof(object),
        typeof(Uri),
        typeof(Version),
    ];

    /// <summary>Gives every field of the schema its resolver and every object type its C# type.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="waits">True for resolvers that do not answer at once, and finish in any order.</param>
    public static void Attach(Schema schema, bool waits = false)
    {
        var objects = schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospectionType).ToArray();
        for (var i = 0; i < objects.Length; i++)
        {
            if (!IsRoot(schema, objects[i]))
            {
                objects[i].RuntimeType = typeof(Derived<>).MakeGenericType(Marks[i]);
            }

            foreach (var field in objects[i].Fields)
            {
                field.Resolver = (FieldResolver)
                    Activator.CreateInstance(
                        typeof(DerivedResolver<>).MakeGenericType(RuntimeTypeOf(field.Type)),
                        schema,
                        field,
                        waits
                    )!;
            }
        }
    }

    private static bool IsRoot(Schema schema, ObjectType type) =>
        Enum.GetValues<Graph.Language.OperationType>().Any(kind => ReferenceEquals(schema.RootType(kind), type));

    private static Type RuntimeTypeOf(GraphType type) =>
        type.Nullable switch
        {
            ListType list => RuntimeTypeOf(list.OfType).MakeArrayType(),
            NamedType { Name: "Int" } => typeof(int?),
            NamedType { Name: "Float" } => typeof(double?),
            NamedType { Name: "Boolean" } => typeof(bool?),
            ScalarType or EnumType => typeof(string),
            _ => typeof(Derived),
        };

    /// <summary>FNV-1a over UTF-8, mixed once more.</summary>
    public static uint Hash(string text)
    {
        var h = 0x811c9dc5;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            h = (h ^ unit) * 0x01000193;
        }

        h = (h ^ (h >> 16)) * 0x85ebca6b;
        return h ^ (h >> 13);
    }

    /// <summary>The value of a type that follows from a seed.</summary>
    public static object? Of(Schema schema, GraphType type, string seed)
    {
        var h = Hash(seed);
        return h % (type.IsNonNull ? 61 : 7) == 0 ? null : Present(schema, type.Nullable, h);
    }

    private static object Present(Schema schema, GraphType type, uint h)
    {
        switch (type)
        {
            case ListType list:
                var items = Array.CreateInstance(RuntimeTypeOf(list.OfType), (int)((h >> 4) % 4));
                for (var i = 0; i < items.Length; i++)
                {
                    items.SetValue(Of(schema, list.OfType, $"{h}/{i}"), i);
                }

                return items;
            case EnumType enumType:
                return enumType.Values[(int)((h >> 4) % enumType.Values.Length)].Name;
            case NamedType { Name: "Int" }:
                return (int)((h >> 4) % 2001) - 1000;
            case NamedType { Name: "Float" }:
                return ((int)((h >> 4) % 2001) - 1000) / 8.0;
            case NamedType { Name: "Boolean" }:
                return (h & 16) != 0;
            case ScalarType scalar:
                return $"{scalar.Name} {h} \"é😀\"";
            default:
                var possible = schema
                    .PossibleTypes(type.Named)
                    .ToArray()
                    .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
                    .ToArray();
                var chosen = possible[(h >> 4) % possible.Length];
                return IsRoot(schema, chosen)
                    ? new Derived<Schema>(h)
                    : Activator.CreateInstance(chosen.RuntimeType!, h)!;
        }
    }

    /// <summary>The coerced arguments as text.</summary>
    public static string TextOf(OutputField field, ArgumentValues arguments) =>
        string.Join(
            ';',
            field
                .Arguments.Select((argument, i) => (argument, i))
                .Where(pair => arguments.IsProvided(pair.i))
                .Select(pair => $"{pair.argument.Name}={TextOf(arguments[pair.i], pair.argument.Type)}")
        );

    private static string TextOf(object? value, GraphType type) =>
        (value, type.Nullable) switch
        {
            (null, _) => "null",
            (object?[] items, ListType list) =>
                $"[{string.Join(',', items.Select(item => TextOf(item, list.OfType)))}]",
            (InputObjectValue input, InputObjectType inputType) => "{"
                + string.Join(
                    ',',
                    inputType
                        .Fields.Select((inputField, i) => (inputField, i))
                        .Where(pair => input.IsProvided(pair.i))
                        .Select(pair => $"{pair.inputField.Name}:{TextOf(input[pair.i], pair.inputField.Type)}")
                )
                + "}",
            (_, NamedType { Name: "Float" }) => Math.Floor(
                    Convert.ToDouble(value, CultureInfo.InvariantCulture) * 1000 + 0.5
                )
                .ToString("F0", CultureInfo.InvariantCulture),
            (bool flag, _) => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
