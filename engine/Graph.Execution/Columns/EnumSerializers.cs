using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Graph.Types;

namespace Graph.Execution.Columns;

/// <summary>The serializers of enums. They hold a dictionary: one for each enum and C# type is enough.</summary>
internal static class EnumSerializers
{
    private static readonly ConditionalWeakTable<EnumType, ConcurrentDictionary<Type, object>> Serializers = [];

    /// <summary>The serializer for a C# enum.</summary>
    public static EnumSerializer<T> Get<T>(EnumType type)
        where T : struct, Enum =>
        (EnumSerializer<T>)Of(type).GetOrAdd(typeof(T), static (_, enumType) => new EnumSerializer<T>(enumType), type);

    /// <summary>The serializer for a C# type that is an enum, or else a string with the name of a value.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = NativeCode.Introspection)]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = NativeCode.Introspection)]
    public static object Get(EnumType type, Type runtimeType) =>
        Of(type)
            .GetOrAdd(
                runtimeType,
                static (runtime, enumType) =>
                    runtime.IsEnum
                        ? Activator.CreateInstance(typeof(EnumSerializer<>).MakeGenericType(runtime), enumType)!
                        : new EnumNameSerializer(enumType),
                type
            );

    private static ConcurrentDictionary<Type, object> Of(EnumType type) =>
        Serializers.GetValue(type, static _ => new ConcurrentDictionary<Type, object>());
}
