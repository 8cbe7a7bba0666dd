using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Types;

namespace Graph.Execution.Introspection;

/// <summary>
/// Makes the completers of introspection, where each C# type is known: by reflection a program that is compiled to native
/// code, such as a gateway, could not make them.
/// </summary>
internal static class IntrospectionCompleters
{
    public static Completer Leaf<T>(CompiledField field, GraphType type) =>
        new LeafCompleter<T>(field, type.IsNonNull, ((ScalarType)type.Named).Coercion.SerializerFor<T>()!);

    public static Completer MaybeBoolean(CompiledField field, GraphType type) =>
        new NullableLeafCompleter<bool>(
            field,
            type.IsNonNull,
            ((ScalarType)type.Named).Coercion.SerializerFor<bool>()!
        );

    public static Completer Enum<T>(CompiledField field, GraphType type)
        where T : struct, Enum =>
        new LeafCompleter<T>(field, type.IsNonNull, EnumSerializers.Get<T>((EnumType)type.Named));

    public static Completer One<T>(CompiledField field, GraphType type) =>
        new ObjectCompleter<T, T, SameRow<T>>(field, type.IsNonNull);

    public static Completer Many<T>(CompiledField field, GraphType type, Completer items) =>
        field.Stream is null
            ? new ListCompleter<IReadOnlyList<T>, T>(field, type.IsNonNull, items)
            : new StreamedListCompleter<IReadOnlyList<T>, T>(field, type.IsNonNull, items);
}
