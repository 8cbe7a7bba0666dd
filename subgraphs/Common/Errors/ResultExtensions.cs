using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>From the outcome of a change to what a mutation gives back.</summary>
public static class ResultExtensions
{
    /// <summary>The value or the errors, as the payload carries them.</summary>
    public static FieldResult<T> ToField<T>(this Result<T> result)
        where T : notnull => result.ToField(static value => value);

    /// <summary>The value as something else, or the errors.</summary>
    /// <param name="result">The outcome.</param>
    /// <param name="show">What the payload shows of the value.</param>
    public static FieldResult<TShown> ToField<T, TShown>(this Result<T> result, Func<T, TShown> show)
        where T : notnull => result.Succeeded ? show(result.Value) : new FieldFailure([.. result.Errors]);
}
