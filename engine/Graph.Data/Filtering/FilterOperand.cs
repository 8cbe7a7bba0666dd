using System.Linq.Expressions;
using Graph.Annotations.Binding;

namespace Graph.Data.Filtering;

/// <summary>Makes of a client's values what EF Core sends as parameters of a statement, never as its text.</summary>
internal abstract class FilterOperand
{
    /// <summary>The C# type of one value.</summary>
    public abstract Type Type { get; }

    /// <summary>One value.</summary>
    public abstract Expression Value(object value, FilterWalk walk);

    /// <summary>Many values, as one parameter however many they are: the statement's text is the same.</summary>
    public abstract Expression Values(List<object> values, FilterWalk walk);
}

/// <inheritdoc cref="FilterOperand"/>
internal sealed class FilterOperand<T>(InputReader<T> reader) : FilterOperand
{
    public override Type Type => typeof(T);

    public override Expression Value(object value, FilterWalk walk) => Parameter(Read(value, walk));

    public override Expression Values(List<object> values, FilterWalk walk)
    {
        var array = new T[values.Count];
        for (var i = 0; i < array.Length; i++)
        {
            walk.Push(i);
            array[i] = Read(values[i], walk);
            walk.Pop();
        }

        return Parameter(array);
    }

    private T Read(object value, FilterWalk walk)
    {
        if (value is string text)
        {
            walk.CheckText(text);
        }

        var read = reader.Read(value);

        // The driver takes instants in UTC only.
        return read is DateTimeOffset { Offset.Ticks: not 0 } instant ? (T)(object)instant.ToUniversalTime() : read;
    }

    // A field of a constant object is how the compiler writes a captured variable, and how EF Core knows a parameter.
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Field(Expression.Constant(new Captured<TValue>(value)), nameof(Captured<TValue>.value));

    private sealed class Captured<TValue>(TValue value)
    {
        public readonly TValue value = value;
    }
}
