namespace Graph.Annotations.Compilation;

/// <summary>Which exceptions of a mutation are errors of its payload, and how they become such.</summary>
internal sealed class ExpectedErrors
{
    private readonly Dictionary<Type, Func<Exception, object>> _byException = [];

    /// <summary>True if there is none.</summary>
    public bool IsEmpty => _byException.Count == 0;

    /// <summary>Adds one; false if the exception has one already.</summary>
    public bool TryAdd(Type exception, Func<Exception, object> create) => _byException.TryAdd(exception, create);

    /// <summary>The errors of the payload; null if the exception, or one that it holds together, is not expected.</summary>
    public IReadOnlyList<object>? From(Exception exception)
    {
        if (exception is not AggregateException several)
        {
            return Find(exception) is { } error ? [error] : null;
        }

        var errors = new List<object>();
        foreach (var inner in several.Flatten().InnerExceptions)
        {
            if (Find(inner) is not { } error)
            {
                return null;
            }

            errors.Add(error);
        }

        return errors.Count == 0 ? null : errors;
    }

    // The nearest base class counts, as in a catch clause that is written well.
    private object? Find(Exception exception)
    {
        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (_byException.TryGetValue(type, out var create))
            {
                return create(exception);
            }
        }

        return null;
    }
}
