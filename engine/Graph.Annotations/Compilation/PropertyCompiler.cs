using System.Linq.Expressions;
using System.Reflection;
using Graph.Annotations.Reading;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Compiles property reads into resolvers.</summary>
internal static class PropertyCompiler
{
    /// <summary>The resolver that reads a property of the parent.</summary>
    public static FieldResolver Compile(Type parent, PropertyInfo property) =>
        (FieldResolver)
            GenericCall.Invoke(typeof(PropertyCompiler), nameof(Create), [parent, property.PropertyType], property)!;

    /// <summary>The resolver that reads a property of a mutation's result; null if there is no result.</summary>
    public static FieldResolver CompilePayload(Type payload, PropertyInfo property)
    {
        var type = property.PropertyType;
        var result =
            type.IsValueType && Nullable.GetUnderlyingType(type) is null
                ? typeof(Nullable<>).MakeGenericType(type)
                : type;
        return (FieldResolver)
            GenericCall.Invoke(typeof(PropertyCompiler), nameof(CreatePayload), [payload, result], property)!;
    }

    /// <summary>The resolver of the payload's field that is the mutation's result.</summary>
    public static FieldResolver CompileResult(Type result) =>
        (FieldResolver)
            GenericCall.Invoke(
                typeof(PropertyCompiler),
                result.IsValueType && Nullable.GetUnderlyingType(result) is null
                    ? nameof(CreateValueResult)
                    : nameof(CreateResult),
                [result]
            )!;

    /// <summary>The resolver of the payload's <c>errors</c>.</summary>
    public static FieldResolver CompileErrors(Type result) =>
        (FieldResolver)GenericCall.Invoke(typeof(PropertyCompiler), nameof(CreateErrors), [result])!;

    private static PropertyResolver<TParent, TResult> Create<TParent, TResult>(PropertyInfo property)
    {
        // The getter itself where there can be a delegate of it: nothing is compiled at start-up.
        var get = typeof(TParent).IsValueType
            ? Read<TParent, TResult>(property)
            : property.GetMethod!.CreateDelegate<Func<TParent, TResult>>();
        return new PropertyResolver<TParent, TResult>(
            get,
            () => ColumnRead.Compile<TParent, TResult>(property),
            property
        );
    }

    private static Func<TParent, TResult> Read<TParent, TResult>(PropertyInfo property)
    {
        var parent = Expression.Parameter(typeof(TParent), "parent");
        return Expression.Lambda<Func<TParent, TResult>>(ColumnRead.Property(parent, property), parent).Compile();
    }

    private static PropertyResolver<FieldResult<TPayload>, TResult?> CreatePayload<TPayload, TResult>(
        PropertyInfo property
    )
    {
        var value = Expression.Parameter(typeof(TPayload), "value");
        var read = Expression
            .Lambda<Func<TPayload, TResult?>>(
                Expression.Convert(Expression.Property(value, property), typeof(TResult)),
                value
            )
            .Compile();
        return new PropertyResolver<FieldResult<TPayload>, TResult?>(result =>
            result.IsSuccess && result.Value is { } payload ? read(payload) : default
        );
    }

    private static PropertyResolver<FieldResult<T>, T?> CreateResult<T>() => new(result => result.Value);

    private static PropertyResolver<FieldResult<T>, T?> CreateValueResult<T>()
        where T : struct => new(result => result.IsSuccess ? result.Value : null);

    private static PropertyResolver<FieldResult<T>, IReadOnlyList<object>?> CreateErrors<T>() =>
        new(result => result.Errors);
}
