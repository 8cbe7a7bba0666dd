using System.Collections.Frozen;
using System.Collections.Immutable;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Introspection;

/// <summary>
/// Resolves the fields by which a schema describes itself. Parents are the model's own objects: <see cref="Schema"/>,
/// <see cref="GraphType"/>, <see cref="OutputField"/> and so on.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Introspection"/></remarks>
internal static class IntrospectionResolvers
{
    private static readonly FrozenDictionary<string, FieldResolver> ByCoordinate = new Dictionary<string, FieldResolver>
    {
        ["__typename"] = Of<object, string>((_, context, _) => context.ParentType.Name),
        ["__schema"] = Of<object, Schema>((_, context, _) => context.Schema),
        ["__type"] = Of<object, GraphType?>(
            (_, context, arguments) => arguments[0] is string name ? context.Schema.FindType(name) : null
        ),

        ["__Schema.description"] = Of<Schema, string?>(schema => schema.Description),
        ["__Schema.types"] = Of<Schema, IReadOnlyList<GraphType>>(schema => schema.Types),
        // A source schema may have no query root; the field is asked of a root, so here there is one.
        ["__Schema.queryType"] = Of<Schema, GraphType>(schema => schema.QueryType!),
        ["__Schema.mutationType"] = Of<Schema, GraphType?>(schema => schema.MutationType),
        ["__Schema.subscriptionType"] = Of<Schema, GraphType?>(schema => schema.SubscriptionType),
        ["__Schema.directives"] = Of<Schema, IReadOnlyList<DirectiveDefinition>>(schema => schema.DirectiveDefinitions),

        ["__Type.kind"] = Of<GraphType, TypeKind>(type => type.Kind),
        ["__Type.name"] = Of<GraphType, string?>(type => (type as NamedType)?.Name),
        ["__Type.description"] = Of<GraphType, string?>(type => (type as NamedType)?.Description),
        ["__Type.specifiedByURL"] = Of<GraphType, string?>(type => (type as ScalarType)?.SpecifiedBy),
        ["__Type.fields"] = Of<GraphType, IReadOnlyList<OutputField>?>(
            (type, _, arguments) =>
                type is ComplexType complex
                    ? Visible(complex.Fields, arguments, static field => field.Deprecation)
                    : null
        ),
        ["__Type.interfaces"] = Of<GraphType, IReadOnlyList<GraphType>?>(type =>
            type is ComplexType complex ? complex.Interfaces : null
        ),
        ["__Type.possibleTypes"] = Of<GraphType, IReadOnlyList<GraphType>?>(
            (type, context, _) =>
                type is InterfaceType or UnionType ? context.Schema.PossibleTypes((NamedType)type) : null
        ),
        ["__Type.enumValues"] = Of<GraphType, IReadOnlyList<EnumValue>?>(
            (type, _, arguments) =>
                type is EnumType enumType
                    ? Visible(enumType.Values, arguments, static value => value.Deprecation)
                    : null
        ),
        ["__Type.inputFields"] = Of<GraphType, IReadOnlyList<InputValue>?>(
            (type, _, arguments) =>
                type is InputObjectType input
                    ? Visible(input.Fields, arguments, static field => field.Deprecation)
                    : null
        ),
        ["__Type.ofType"] = Of<GraphType, GraphType?>(type =>
            type is ListType list ? list.OfType : (type as NonNullType)?.OfType
        ),
        ["__Type.isOneOf"] = Of<GraphType, bool?>(type => (type as InputObjectType)?.IsOneOf),

        ["__Field.name"] = Of<OutputField, string>(field => field.Name),
        ["__Field.description"] = Of<OutputField, string?>(field => field.Description),
        ["__Field.args"] = Of<OutputField, IReadOnlyList<InputValue>>(
            (field, _, arguments) => Visible(field.Arguments, arguments, static argument => argument.Deprecation)
        ),
        ["__Field.type"] = Of<OutputField, GraphType>(field => field.Type),
        ["__Field.isDeprecated"] = Of<OutputField, bool>(field => field.Deprecation is not null),
        ["__Field.deprecationReason"] = Of<OutputField, string?>(field => field.Deprecation?.Reason),

        ["__InputValue.name"] = Of<InputValue, string>(value => value.Name),
        ["__InputValue.description"] = Of<InputValue, string?>(value => value.Description),
        ["__InputValue.type"] = Of<InputValue, GraphType>(value => value.Type),
        ["__InputValue.defaultValue"] = Of<InputValue, string?>(value =>
            value.DefaultValue is { } literal ? SyntaxPrinter.Print(literal) : null
        ),
        ["__InputValue.isDeprecated"] = Of<InputValue, bool>(value => value.Deprecation is not null),
        ["__InputValue.deprecationReason"] = Of<InputValue, string?>(value => value.Deprecation?.Reason),

        ["__EnumValue.name"] = Of<EnumValue, string>(value => value.Name),
        ["__EnumValue.description"] = Of<EnumValue, string?>(value => value.Description),
        ["__EnumValue.isDeprecated"] = Of<EnumValue, bool>(value => value.Deprecation is not null),
        ["__EnumValue.deprecationReason"] = Of<EnumValue, string?>(value => value.Deprecation?.Reason),

        ["__Directive.name"] = Of<DirectiveDefinition, string>(directive => directive.Name),
        ["__Directive.description"] = Of<DirectiveDefinition, string?>(directive => directive.Description),
        ["__Directive.isRepeatable"] = Of<DirectiveDefinition, bool>(directive => directive.IsRepeatable),
        ["__Directive.locations"] = Of<DirectiveDefinition, IReadOnlyList<DirectiveLocation>>(directive =>
            directive.Locations
        ),
        ["__Directive.args"] = Of<DirectiveDefinition, IReadOnlyList<InputValue>>(
            (directive, _, arguments) =>
                Visible(directive.Arguments, arguments, static argument => argument.Deprecation)
        ),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The resolver of a field of introspection; null for any other field.</summary>
    public static FieldResolver? Find(OutputField field)
    {
        // __schema and __type are declared by the query root, whatever its name is.
        if (field.Name.StartsWith("__", StringComparison.Ordinal))
        {
            return ByCoordinate.GetValueOrDefault(field.Name);
        }

        return field.DeclaringType?.Name.StartsWith("__", StringComparison.Ordinal) is true
            ? ByCoordinate.GetValueOrDefault(field.Coordinate)
            : null;
    }

    private static IReadOnlyList<T> Visible<T>(
        ImmutableArray<T> members,
        ArgumentValues arguments,
        Func<T, Deprecation?> deprecation
    )
    {
        if (arguments[0] is true)
        {
            return members;
        }

        var visible = new List<T>(members.Length);
        foreach (var member in members)
        {
            if (deprecation(member) is null)
            {
                visible.Add(member);
            }
        }

        return visible;
    }

    private static IntrospectionResolver<TParent, TResult> Of<TParent, TResult>(Func<TParent, TResult> resolve) =>
        new((parent, _, _) => resolve(parent));

    private static IntrospectionResolver<TParent, TResult> Of<TParent, TResult>(
        Func<TParent, ResolverContext, ArgumentValues, TResult> resolve
    ) => new(resolve);
}
