using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>How a document is made a schema.</summary>
public sealed record SchemaOptions
{
    /// <summary>A complete schema, as the specification has it.</summary>
    public static readonly SchemaOptions Default = new();

    /// <summary>
    /// A source schema that is meant to be composed: it may have no query root, and knows the composite-schema
    /// directives without declaring them.
    /// </summary>
    public static readonly SchemaOptions SourceSchema = new()
    {
        AllowMissingQuery = true,
        AdditionalDefinitions = CompositeDirectives.Definitions,
    };

    /// <summary>True to accept a schema without a query root.</summary>
    public bool AllowMissingQuery { get; init; }

    /// <summary>
    /// Directive and type definitions that the schema has besides the document's. Where the document defines the same
    /// name, its own definition counts.
    /// </summary>
    public ImmutableArray<DefinitionNode> AdditionalDefinitions { get; init; } = [];

    /// <summary>True to have <c>@defer</c>: clients may ask for fragments to be delivered later.</summary>
    /// <remarks>See <see cref="IncrementalDirectives"/>. Default false.</remarks>
    public bool EnableDefer { get; init; }

    /// <summary>True to have <c>@stream</c>: clients may ask for items of lists to be delivered later.</summary>
    /// <remarks>See <see cref="IncrementalDirectives"/>. Default false.</remarks>
    public bool EnableStream { get; init; }

    /// <summary>
    /// The coercions of custom scalars by the scalar's name. A scalar that is not here accepts every value.
    /// </summary>
    public ImmutableDictionary<string, ScalarCoercion> Scalars { get; init; } = CustomScalars.All;

    /// <summary>After so many errors the rest is left out.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>What the schema has besides the document's definitions.</summary>
    internal IEnumerable<DefinitionNode> ImplicitDefinitions
    {
        get
        {
            foreach (var definition in AdditionalDefinitions)
            {
                yield return definition;
            }

            if (EnableDefer)
            {
                yield return IncrementalDirectives.Defer;
            }

            if (EnableStream)
            {
                yield return IncrementalDirectives.Stream;
            }
        }
    }
}
