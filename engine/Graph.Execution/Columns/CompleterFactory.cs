using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>
/// Makes the completer of a field from its GraphQL type and the C# type of its resolver. Reflection ends here: what it
/// makes is typed.
/// </summary>
/// <remarks>
/// Introspection makes its own (<see cref="Introspection.IntrospectionCompleters"/>): a gateway has no other resolvers, and
/// so can be compiled to native code, where nothing can be made by reflection.
/// </remarks>
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2055", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2060", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2067", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2071", Justification = NativeCode.Introspection)]
[UnconditionalSuppressMessage("Trimming", "IL2076", Justification = NativeCode.Introspection)]
internal static class CompleterFactory
{
    private static readonly MethodInfo SerializerForMethod = typeof(ScalarCoercion).GetMethod(
        nameof(ScalarCoercion.SerializerFor)
    )!;

    /// <summary>The completer for a field; a field without a resolver gets one that never has values.</summary>
    /// <exception cref="InvalidOperationException">The C# type cannot carry the GraphQL type: the schema is wrong.</exception>
    public static Completer Create(CompiledField field)
    {
        var definition = field.Definition!;
        return definition.Resolver is { } resolver
            ? resolver.CreateCompleter(field, definition.Type)
                ?? Create(field, definition.Type, resolver.ResultType, field.Stream)
            : new LeafCompleter<object>(field, definition.Type.IsNonNull, NoSerializer.Instance);
    }

    /// <summary>The completer for the items of a list field.</summary>
    public static Completer CreateItems(CompiledField field)
    {
        var list = (ListType)field.Definition!.Type.Nullable;
        var resolver = field.Definition.Resolver!;
        return resolver.CreateItemCompleter(field, list.OfType)
            ?? Create(field, list.OfType, ItemTypeOf(resolver.ResultType)!);
    }

    private static Completer Create(
        CompiledField field,
        GraphType type,
        Type runtimeType,
        StreamUsage? stream = null
    ) =>
        type.Nullable switch
        {
            // Lists nest as deep as the schema says, and only the outermost is streamed.
            ListType list => CreateList(field, list, type.IsNonNull, runtimeType, stream),
            ObjectType => CreateObject(field, type.IsNonNull, runtimeType),
            InterfaceType or UnionType => Make(typeof(AbstractCompleter<>), [runtimeType], field, type.IsNonNull),
            ScalarType or EnumType => CreateLeaf(field, type, runtimeType),
            _ => throw new InvalidOperationException(
                $"{field.Coordinate} has the type '{type}', which is no output type."
            ),
        };

    private static Completer CreateList(
        CompiledField field,
        ListType list,
        bool nonNull,
        Type runtimeType,
        StreamUsage? stream
    )
    {
        var item =
            ItemTypeOf(runtimeType)
            ?? throw new InvalidOperationException(
                $"{field.Coordinate} is a list, but its resolver gives a '{runtimeType}', which is none."
            );
        var items = Create(field, list.OfType, item);
        var definition = stream is null ? typeof(ListCompleter<,>) : typeof(StreamedListCompleter<,>);
        return Make(definition, [runtimeType, item], field, nonNull, items);
    }

    private static Type? ItemTypeOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        if (type == typeof(string))
        {
            return null;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            return type.GetGenericArguments()[0];
        }

        foreach (var implemented in type.GetInterfaces())
        {
            if (implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            {
                return implemented.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static Completer CreateObject(CompiledField field, bool nonNull, Type runtimeType)
    {
        var plain = Nullable.GetUnderlyingType(runtimeType) ?? runtimeType;
        var child = field.Children[0].Type.RuntimeType ?? plain;
        var cast =
            child == runtimeType ? typeof(SameRow<>).MakeGenericType(child)
            : child == plain ? typeof(NullableRow<>).MakeGenericType(child)
            : typeof(CastRow<,>).MakeGenericType(runtimeType, child);
        return Make(typeof(ObjectCompleter<,,>), [runtimeType, child, cast], field, nonNull);
    }

    private static Completer CreateLeaf(CompiledField field, GraphType type, Type runtimeType)
    {
        var plain = Nullable.GetUnderlyingType(runtimeType);
        var serializer = SerializerFor(field, type.Named, plain ?? runtimeType);
        return plain is null
            ? Make(typeof(LeafCompleter<>), [runtimeType], field, type.IsNonNull, serializer)
            : Make(typeof(NullableLeafCompleter<>), [plain], field, type.IsNonNull, serializer);
    }

    private static object SerializerFor(CompiledField field, NamedType type, Type runtimeType)
    {
        if (field.Definition!.Serializer is { } own)
        {
            return typeof(LeafSerializer<>).MakeGenericType(runtimeType).IsInstanceOfType(own)
                ? own
                : throw new InvalidOperationException(
                    $"The serializer of {field.Coordinate} is a '{own.GetType()}', which cannot write a '{runtimeType}'."
                );
        }

        if (type is EnumType enumType)
        {
            return runtimeType.IsEnum || runtimeType == typeof(string)
                ? EnumSerializers.Get(enumType, runtimeType)
                : throw new InvalidOperationException(
                    $"{field.Coordinate} is of enum '{type.Name}', which cannot carry the resolver's '{runtimeType}'."
                );
        }

        return SerializerForMethod.MakeGenericMethod(runtimeType).Invoke(((ScalarType)type).Coercion, null)
            ?? throw new InvalidOperationException(
                $"{field.Coordinate} is of scalar '{type.Name}', which cannot carry the resolver's '{runtimeType}'."
            );
    }

    private static Completer Make(Type definition, Type[] typeArguments, params object[] arguments) =>
        (Completer)Activator.CreateInstance(definition.MakeGenericType(typeArguments), arguments)!;

    private sealed class NoSerializer : LeafSerializer<object>
    {
        public static readonly NoSerializer Instance = new();

        public override void Write(JsonWriter writer, object value) => writer.WriteNull();
    }
}
