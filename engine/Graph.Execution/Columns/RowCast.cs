using System.Diagnostics.CodeAnalysis;

namespace Graph.Execution.Columns;

/// <summary>How a row of a resolver's result becomes a parent of the fields below: resolved by the JIT, not per row.</summary>
/// <typeparam name="T">The C# type of the result.</typeparam>
/// <typeparam name="TChild">The C# type of the object type.</typeparam>
internal interface IRowCast<T, TChild>
{
    /// <summary>True if rows stay as they are.</summary>
    static abstract bool KeepsRows { get; }

    /// <summary>The row as a parent; false if it is another type.</summary>
    static abstract bool TryCast(T value, [MaybeNullWhen(false)] out TChild child);
}

/// <summary>The row is the parent.</summary>
internal readonly struct SameRow<T> : IRowCast<T, T>
{
    public static bool KeepsRows => true;

    public static bool TryCast(T value, [MaybeNullWhen(false)] out T child)
    {
        child = value;
        return true;
    }
}

/// <summary>The row is the parent, or nothing.</summary>
internal readonly struct NullableRow<T> : IRowCast<T?, T>
    where T : struct
{
    public static bool KeepsRows => false;

    public static bool TryCast(T? value, out T child)
    {
        child = value.GetValueOrDefault();
        return true;
    }
}

/// <summary>The row is of a base type, or of a derived one.</summary>
internal readonly struct CastRow<T, TChild> : IRowCast<T, TChild>
{
    public static bool KeepsRows => false;

    public static bool TryCast(T value, [MaybeNullWhen(false)] out TChild child)
    {
        if (value is TChild cast)
        {
            child = cast;
            return true;
        }

        child = default;
        return false;
    }
}
