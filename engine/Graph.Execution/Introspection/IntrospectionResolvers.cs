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
        ["__typename"] = Leaf<object, string>((_, context, _) => context.ParentType.Name),
        ["__schema"] = One<object, Schema>((_, context, _) => context.Schema),
        ["__type"] = One<object, GraphType?>(
            (_, context, arguments) => arguments[0] is string name ? context.Schema.FindType(name) : null
        ),

        ["__Schema.description"] = Leaf<Schema, string?>(schema => schema.Description),
        ["__Schema.types"] = Many<Schema, GraphType>(schema => schema.Types),
        // A source schema may have no query root; the field is asked of a root, so here there is one.
        ["__Schema.queryType"] = One<Schema, GraphType>(schema => schema.QueryType!),
        ["__Schema.mutationType"] = One<Schema, GraphType?>(schema => schema.MutationType),
        ["__Schema.subscriptionType"] = One<Schema, GraphType?>(schema => schema.SubscriptionType),
        ["__Schema.directives"] = Many<Schema, DirectiveDefinition>(schema => schema.DirectiveDefinitions),

        ["__Type.kind"] = Enum<GraphType, TypeKind>(type => type.Kind),
        ["__Type.name"] = Leaf<GraphType, string?>(type => (type as NamedType)?.Name),
        ["__Type.description"] = Leaf<GraphType, string?>(type => (type as NamedType)?.Description),
        ["__Type.specifiedByURL"] = Leaf<GraphType, string?>(type => (type as ScalarType)?.SpecifiedBy),
        ["__Type.fields"] = Many<GraphType, OutputField>(
            (type, _, arguments) =>
                type is ComplexType complex
                    ? Visible(complex.Fields, arguments, static field => field.Deprecation)
                    : null
        ),
        ["__Type.interfaces"] = Many<GraphType, GraphType>(type =>
            type is ComplexType complex ? complex.Interfaces : null
        ),
        ["__Type.possibleTypes"] = Many<GraphType, GraphType>(
            (type, context, _) =>
                type is InterfaceType or UnionType ? context.Schema.PossibleTypes((NamedType)type) : null
        ),
        ["__Type.enumValues"] = Many<GraphType, EnumValue>(
            (type, _, arguments) =>
                type is EnumType enumType
                    ? Visible(enumType.Values, arguments, static value => value.Deprecation)
                    : null
        ),
        ["__Type.inputFields"] = Many<GraphType, InputValue>(
            (type, _, arguments) =>
                type is InputObjectType input
                    ? Visible(input.Fields, arguments, static field => field.Deprecation)
                    : null
        ),
        ["__Type.ofType"] = One<GraphType, GraphType?>(type =>
            type is ListType list ? list.OfType : (type as NonNullType)?.OfType
        ),
        ["__Type.isOneOf"] = MaybeBoolean<GraphType>(type => (type as InputObjectType)?.IsOneOf),

        ["__Field.name"] = Leaf<OutputField, string>(field => field.Name),
        ["__Field.description"] = Leaf<OutputField, string?>(field => field.Description),
        ["__Field.args"] = Many<OutputField, InputValue>(
            (field, _, arguments) => Visible(field.Arguments, arguments, static argument => argument.Deprecation)
        ),
        ["__Field.type"] = One<OutputField, GraphType>(field => field.Type),
        ["__Field.isDeprecated"] = Leaf<OutputField, bool>(field => field.Deprecation is not null),
        ["__Field.deprecationReason"] = Leaf<OutputField, string?>(field => field.Deprecation?.Reason),

        ["__InputValue.name"] = Leaf<InputValue, string>(value => value.Name),
        ["__InputValue.description"] = Leaf<InputValue, string?>(value => value.Description),
        ["__InputValue.type"] = One<InputValue, GraphType>(value => value.Type),
        ["__InputValue.defaultValue"] = Leaf<InputValue, string?>(value =>
            value.DefaultValue is { } literal ? SyntaxPrinter.Print(literal) : null
        ),
        ["__InputValue.isDeprecated"] = Leaf<InputValue, bool>(value => value.Deprecation is not null),
        ["__InputValue.deprecationReason"] = Leaf<InputValue, string?>(value => value.Deprecation?.Reason),

        ["__EnumValue.name"] = Leaf<EnumValue, string>(value => value.Name),
        ["__EnumValue.description"] = Leaf<EnumValue, string?>(value => value.Description),
        ["__EnumValue.isDeprecated"] = Leaf<EnumValue, bool>(value => value.Deprecation is not null),
        ["__EnumValue.deprecationReason"] = Leaf<EnumValue, string?>(value => value.Deprecation?.Reason),

        ["__Directive.name"] = Leaf<DirectiveDefinition, string>(directive => directive.Name),
        ["__Directive.description"] = Leaf<DirectiveDefinition, string?>(directive => directive.Description),
        ["__Directive.isRepeatable"] = Leaf<DirectiveDefinition, bool>(directive => directive.IsRepeatable),
        ["__Directive.locations"] = ManyEnums<DirectiveDefinition, DirectiveLocation>(directive => directive.Locations),
        ["__Directive.args"] = Many<DirectiveDefinition, InputValue>(
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

    private static IntrospectionResolver<TParent, T> Leaf<TParent, T>(Func<TParent, T> resolve) =>
        Leaf<TParent, T>((parent, _, _) => resolve(parent));

    private static IntrospectionResolver<TParent, T> Leaf<TParent, T>(
        Func<TParent, ResolverContext, ArgumentValues, T> resolve
    ) => new(resolve, IntrospectionCompleters.Leaf<T>);

    private static IntrospectionResolver<TParent, bool?> MaybeBoolean<TParent>(Func<TParent, bool?> resolve) =>
        new((parent, _, _) => resolve(parent), IntrospectionCompleters.MaybeBoolean);

    private static IntrospectionResolver<TParent, T> Enum<TParent, T>(Func<TParent, T> resolve)
        where T : struct, Enum => new((parent, _, _) => resolve(parent), IntrospectionCompleters.Enum<T>);

    private static IntrospectionResolver<TParent, T> One<TParent, T>(Func<TParent, T> resolve) =>
        One<TParent, T>((parent, _, _) => resolve(parent));

    private static IntrospectionResolver<TParent, T> One<TParent, T>(
        Func<TParent, ResolverContext, ArgumentValues, T> resolve
    ) => new(resolve, IntrospectionCompleters.One<T>);

    private static IntrospectionListResolver<TParent, T> Many<TParent, T>(Func<TParent, IReadOnlyList<T>?> resolve) =>
        Many<TParent, T>((parent, _, _) => resolve(parent));

    private static IntrospectionListResolver<TParent, T> Many<TParent, T>(
        Func<TParent, ResolverContext, ArgumentValues, IReadOnlyList<T>?> resolve
    ) => new(resolve, IntrospectionCompleters.One<T>);

    private static IntrospectionListResolver<TParent, T> ManyEnums<TParent, T>(Func<TParent, IReadOnlyList<T>> resolve)
        where T : struct, Enum => new((parent, _, _) => resolve(parent), IntrospectionCompleters.Enum<T>);
}
