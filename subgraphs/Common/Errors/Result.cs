using System.Diagnostics.CodeAnalysis;

namespace Graph.Common.Errors;

/// <summary>The outcome of a change: a value, or the errors that prevented it.</summary>
/// <typeparam name="T">What a successful change gives.</typeparam>
public readonly struct Result<T>
    where T : notnull
{
    private Result(T? value, IReadOnlyList<IUserError>? errors)
    {
        Value = value;
        Errors = errors;
    }

    /// <summary>What the change gave; null (or the default) after a failure.</summary>
    public T? Value { get; }

    /// <summary>Why nothing was changed, at least one; null after a success.</summary>
    public IReadOnlyList<IUserError>? Errors { get; }

    /// <summary>Whether the change was made.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Errors))]
    public bool Succeeded => Errors is null;

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure with one error.</summary>
    public static implicit operator Result<T>(UserError error) => new(default, [error]);

    /// <summary>A failure with several errors.</summary>
    public static implicit operator Result<T>(List<IUserError> errors) =>
        errors.Count > 0
            ? new(default, errors)
            : throw new ArgumentException("A failure needs an error.", nameof(errors));
}
