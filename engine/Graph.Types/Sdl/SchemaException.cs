using System.Collections.Immutable;

namespace Graph.Types.Sdl;

/// <summary>Thrown where a schema must be valid, at start-up for instance, and is not.</summary>
public sealed class SchemaException(ImmutableArray<SchemaError> errors)
    : Exception("The schema is not valid:\n- " + string.Join("\n- ", errors))
{
    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<SchemaError> Errors { get; } = errors;
}
