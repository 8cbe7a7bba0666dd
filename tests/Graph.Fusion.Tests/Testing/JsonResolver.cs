using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Fusion.Tests.Testing;

/// <summary>An object of a source whose data is JSON; the schema has as many C# types of it as it has object types.</summary>
internal abstract record JsonThing(JsonElement Value);

/// <inheritdoc />
internal sealed record JsonThing<TMark>(JsonElement Value) : JsonThing(Value);

/// <summary>
/// Resolves a field from the JSON of its object: the member of its name. A field with arguments picks the item of a JSON
/// list that has their values, or puts them into the places of a text (<c>"={y} kg"</c>). <c>"!sentence"</c> fails with it.
/// </summary>
internal sealed partial class JsonResolver<TResult>(Schema schema, OutputField field, JsonElement root) : FieldResolver
{
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var results = Column<TResult>.Rent(context.Count);
        for (var row = 0; row < context.Count; row++)
        {
            results.Values[row] = default!;
            try
            {
                var parent = context.Parents.GetValue(row) is JsonThing thing ? thing.Value : root;
                results.Values[row] = (TResult)Resolve(parent, context.ArgumentsOf(row))!;
            }
            catch (GraphQLException exception)
            {
                results.SetError(row, exception.Error);
            }
        }

        return new ValueTask<Column>(results);
    }

    private object? Resolve(JsonElement parent, ArgumentValues arguments)
    {
        if (!parent.TryGetProperty(field.Name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && field.Type.Nullable is not ListType)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (field.Arguments.All(argument => Matches(item, argument, arguments)))
                {
                    return Convert(field.Type, item);
                }
            }

            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith('=')
            ? Computed(value.GetString()![1..], arguments)
            : Convert(field.Type, value);
    }

    private object? Computed(string text, ArgumentValues arguments)
    {
        var filled = Place()
            .Replace(
                text,
                match =>
                    JsonSerializer.Serialize(
                        Plain(arguments[field.FindArgument(match.Groups[1].Value)!.Index]),
                        Relaxed
                    )
            )
            .Replace("\"", "'", StringComparison.Ordinal);
        return typeof(TResult) == typeof(int?) ? int.Parse(filled, CultureInfo.InvariantCulture) : filled;
    }

    private static bool Matches(JsonElement item, InputValue argument, ArgumentValues arguments) =>
        Leaves(Plain(arguments[argument.Index])).All(leaf => Has(item, leaf));

    private static bool Has(JsonElement item, string leaf) =>
        item.ValueKind switch
        {
            JsonValueKind.Object => item.EnumerateObject().Any(member => Has(member.Value, leaf)),
            JsonValueKind.Array => item.EnumerateArray().Any(inner => Has(inner, leaf)),
            _ => item.ToString() == leaf,
        };

    private static IEnumerable<string> Leaves(object? value) =>
        value switch
        {
            null => [],
            Dictionary<string, object?> fields => fields.Values.SelectMany(Leaves),
            List<object?> items => items.SelectMany(Leaves),
            _ => [System.Convert.ToString(value, CultureInfo.InvariantCulture)!],
        };

    private static object? Plain(object? value) =>
        value switch
        {
            InputObjectValue input => input
                .Type.Fields.Where(inner => input.IsProvided(inner.Index))
                .ToDictionary(inner => inner.Name, inner => Plain(input[inner.Index])),
            object?[] list => list.Select(Plain).ToList(),
            _ => value,
        };

    private object? Convert(GraphType type, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith('!'))
        {
            throw new GraphQLException(value.GetString()![1..]);
        }

        switch (type.Nullable)
        {
            case ListType list:
                var items = Array.CreateInstance(JsonResolvers.RuntimeTypeOf(list.OfType), value.GetArrayLength());
                for (var i = 0; i < items.Length; i++)
                {
                    items.SetValue(Convert(list.OfType, value[i]), i);
                }

                return items;
            case NamedType { Name: "Int" }:
                return value.GetInt32();
            case NamedType { Name: "Float" }:
                return value.GetDouble();
            case NamedType { Name: "Boolean" }:
                return value.GetBoolean();
            case ScalarType or EnumType:
                return value.ToString();
            case ObjectType found:
                return JsonResolvers.Make(found, value);
            default:
                var name = value.GetProperty("__typename").GetString()!;
                return JsonResolvers.Make((ObjectType)schema.FindType(name)!, value);
        }
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}

/// <summary>Gives every field of a schema its resolver and every object type its C# type.</summary>
internal static class JsonResolvers
{
    /// <summary>Attaches them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="root">The object of all root types.</param>
    public static void Attach(Schema schema, JsonElement root)
    {
        var mark = typeof(JsonThing);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospectionType))
        {
            mark = mark.MakeArrayType();
            type.RuntimeType = typeof(JsonThing<>).MakeGenericType(mark);
            foreach (var field in type.Fields)
            {
                var resolver = typeof(JsonResolver<>).MakeGenericType(RuntimeTypeOf(field.Type));
                field.Resolver = (FieldResolver)Activator.CreateInstance(resolver, schema, field, root)!;
                field.SourceStream = type == schema.SubscriptionType ? new OneEvent() : null;
            }
        }
    }

    /// <summary>A subscription has one event, of what the data say of its field.</summary>
    private sealed class OneEvent : SourceStreamResolver
    {
        public override ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context) =>
            new(
                new object?[] { null }
                    .ToAsyncEnumerable()
                    .GetAsyncEnumerator(context.RequestAborted)
            );
    }

    /// <summary>An object of a type.</summary>
    public static object Make(ObjectType type, JsonElement value) =>
        Activator.CreateInstance(type.RuntimeType!, value)!;

    /// <summary>The C# type of the values of a type.</summary>
    public static Type RuntimeTypeOf(GraphType type) =>
        type.Nullable switch
        {
            ListType list => typeof(IEnumerable<>).MakeGenericType(RuntimeTypeOf(list.OfType)),
            NamedType { Name: "Int" } => typeof(int?),
            NamedType { Name: "Float" } => typeof(double?),
            NamedType { Name: "Boolean" } => typeof(bool?),
            ScalarType or EnumType => typeof(string),
            _ => typeof(JsonThing),
        };
}
