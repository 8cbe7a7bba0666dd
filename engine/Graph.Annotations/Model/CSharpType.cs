using System.Collections.Immutable;
using System.Reflection;

namespace Graph.Annotations.Model;

/// <summary>A C# type with what the compiler knows of null, at every level.</summary>
/// <param name="Type">The type, never a <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">True if null is among its values.</param>
/// <param name="Arguments">Its type arguments, or the item of an array.</param>
internal sealed record CSharpType(Type Type, bool IsNullable, ImmutableArray<CSharpType> Arguments)
{
    /// <summary>The type as it stands in C#, with <see cref="Nullable{T}"/>.</summary>
    public Type Declared => IsNullable && Type.IsValueType ? typeof(Nullable<>).MakeGenericType(Type) : Type;

    public static CSharpType Of(PropertyInfo property) => From(new NullabilityInfoContext().Create(property));

    /// <summary>The type of a parameter, or of what a method returns.</summary>
    public static CSharpType Of(ParameterInfo parameter) => From(new NullabilityInfoContext().Create(parameter));

    /// <summary>A type that cannot be null.</summary>
    public static CSharpType NonNull(Type type) => new(type, false, []);

    /// <summary>True if the type is a construction of an open generic type.</summary>
    public bool Is(Type open) => Type.IsGenericType && Type.GetGenericTypeDefinition() == open;

    /// <summary>The item of a list type that the engine reads and writes; null for a type that is no such list.</summary>
    public CSharpType? ListItem()
    {
        if (Type.IsArray)
        {
            return Arguments is [var item] ? item : NonNull(Type.GetElementType()!);
        }

        return
            Is(typeof(IReadOnlyList<>))
            || Is(typeof(List<>))
            || Is(typeof(IList<>))
            || Is(typeof(IReadOnlyCollection<>))
            || Is(typeof(ImmutableArray<>))
            ? Arguments[0]
            : null;
    }

    private static CSharpType From(NullabilityInfo info)
    {
        var underlying = Nullable.GetUnderlyingType(info.Type);
        ImmutableArray<CSharpType> arguments = info.ElementType is { } element
            ? [From(element)]
            : [.. info.GenericTypeArguments.Select(From)];
        if (arguments.IsEmpty && (underlying ?? info.Type) is { IsGenericType: true } generic)
        {
            arguments = [.. generic.GetGenericArguments().Select(NonNull)];
        }

        // Code without nullable annotations does not promise anything.
        var nullable = underlying is not null || (!info.Type.IsValueType && info.ReadState != NullabilityState.NotNull);
        return new CSharpType(underlying ?? info.Type, nullable, arguments);
    }
}
