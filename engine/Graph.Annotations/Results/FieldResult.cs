using System.Diagnostics.CodeAnalysis;

namespace Graph.Annotations;

/// <summary>What a mutation gives back: its result, or the errors that are expected and part of the graph.</summary>
/// <typeparam name="T">The C# type of the result.</typeparam>
public readonly struct FieldResult<T>
{
    /// <summary>A success.</summary>
    public FieldResult(T value) => Value = value;

    internal FieldResult(IReadOnlyList<object> errors) => Errors = errors;

    /// <summary>The result; the default of its type if there are errors.</summary>
    public T? Value { get; }

    /// <summary>The errors, each of a type of the mutation's union; null on success.</summary>
    public IReadOnlyList<object>? Errors { get; }

    /// <summary>True if there are no errors.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Errors))]
    public bool IsSuccess => Errors is null;

    /// <summary>The result as something else; errors stay what they are.</summary>
    /// <param name="select">What the payload shows of the result.</param>
    public FieldResult<TShown> Select<TShown>(Func<T, TShown> select) =>
        IsSuccess ? select(Value) : new FieldResult<TShown>(Errors);

    /// <summary>A success.</summary>
    public static implicit operator FieldResult<T>(T value) => new(value);

    /// <summary>A failure.</summary>
    public static implicit operator FieldResult<T>(FieldFailure failure) => new(failure.Errors);

    /// <summary>A failure with one error.</summary>
    public static implicit operator FieldResult<T>(UserError error) => new([error]);
}
