using Graph.Language;
using Graph.Types.Introspection;
using Graph.Types.Validation;

namespace Graph.Types.Sdl;

/// <summary>Makes a schema of a document in the schema definition language.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System"/></remarks>
public static class SchemaBuilder
{
    /// <summary>
    /// Builds and validates the schema: definitions and extensions merged, built-in scalars, the specified directives
    /// and introspection added.
    /// </summary>
    /// <param name="sdl">Type system definitions and extensions only.</param>
    /// <param name="options">Null for <see cref="SchemaOptions.Default"/>.</param>
    /// <returns>The schema, or every error of the document; it never throws for what a document says.</returns>
    public static SchemaBuildResult Build(DocumentNode sdl, SchemaOptions? options = null)
    {
        options ??= SchemaOptions.Default;
        var errors = new SchemaErrorList(options.MaxErrors);
        var definitions = new DefinitionSet(sdl, options, errors);
        var scalars = new BuiltInScalars();
        var introspection = new IntrospectionTypes(scalars);
        var types = new TypeFactory(definitions, options, scalars, introspection, errors);
        types.Build();
        var roots = new RootTypes(definitions, types, errors);

        var schema = new Schema(
            definitions.Schema?.Description?.Value,
            roots.Query,
            roots.Mutation,
            roots.Subscription,
            [.. types.Types, .. scalars.Referenced, .. introspection.Types],
            types.DirectiveDefinitions,
            roots.Directives
        )
        {
            TypeNameField = introspection.TypeNameField,
            SchemaField = introspection.SchemaField,
            TypeField = introspection.TypeField,
        };
        if (roots.Query is not null)
        {
            introspection.SchemaField.DeclaringType = roots.Query;
            introspection.TypeField.DeclaringType = roots.Query;
        }

        SchemaValidator.Validate(schema, !options.AllowMissingQuery && !roots.IsNamed(OperationType.Query), errors);
        return new SchemaBuildResult(schema, errors.ToImmutable());
    }

    /// <summary>As <see cref="Build"/>, for schemas that must be valid.</summary>
    /// <exception cref="SchemaException">The document is no valid schema.</exception>
    public static Schema BuildOrThrow(DocumentNode sdl, SchemaOptions? options = null)
    {
        var result = Build(sdl, options);
        return result.IsValid ? result.Schema : throw new SchemaException(result.Errors);
    }
}
