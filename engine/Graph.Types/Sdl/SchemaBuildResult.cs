using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Types.Sdl;

/// <summary>A schema, or what keeps the document from being one.</summary>
public sealed class SchemaBuildResult
{
    internal SchemaBuildResult(Schema? schema, ImmutableArray<SchemaError> errors)
    {
        Schema = errors.IsEmpty ? schema : null;
        Errors = errors;
    }

    /// <summary>The valid schema; null if there are errors.</summary>
    public Schema? Schema { get; }

    /// <summary>Everything that is wrong, at most <see cref="SchemaOptions.MaxErrors"/>; empty if the schema is valid.</summary>
    public ImmutableArray<SchemaError> Errors { get; }

    /// <summary>True if there is a schema.</summary>
    [MemberNotNullWhen(true, nameof(Schema))]
    public bool IsValid => Schema is not null;
}
