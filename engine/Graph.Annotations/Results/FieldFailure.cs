namespace Graph.Annotations;

/// <summary>Errors on their way to a <see cref="FieldResult{T}"/>, which they convert to.</summary>
public readonly struct FieldFailure
{
    private readonly IReadOnlyList<object> _errors;

    /// <summary>A failure with one error or more.</summary>
    /// <param name="errors">Objects of the types of the mutation's union.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FieldFailure(params IReadOnlyList<object> errors)
    {
        if (errors.Count == 0)
        {
            throw new ArgumentException("A failure needs at least one error.", nameof(errors));
        }

        _errors = errors;
    }

    public IReadOnlyList<object> Errors => _errors ?? [];
}
