using Graph.Types;

namespace Graph.Execution.Resolvers;

/// <summary>One row of a resolver's results that may fail alone, with an error of the response.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
public readonly struct ResolverResult<T>
{
    /// <summary>A value.</summary>
    public ResolverResult(T value) => Value = value;

    /// <summary>A failure.</summary>
    public ResolverResult(GraphQLError error) => Error = error;

    /// <summary>The value; the default of its type if the row failed.</summary>
    public T? Value { get; }

    /// <summary>The error; null if the row has a value.</summary>
    public GraphQLError? Error { get; }

    /// <summary>A value.</summary>
    public static implicit operator ResolverResult<T>(T value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator ResolverResult<T>(GraphQLError error) => new(error);
}
