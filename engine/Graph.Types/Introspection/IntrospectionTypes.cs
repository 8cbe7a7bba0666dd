using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Resolvers;
using Graph.Types.Sdl;

namespace Graph.Types.Introspection;

/// <summary>
/// The types and fields by which a schema describes itself, with their resolvers. Parents are the model's own objects:
/// <see cref="Schema"/>, <see cref="GraphType"/>, <see cref="OutputField"/> and so on.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Introspection"/></remarks>
internal sealed class IntrospectionTypes
{
    private readonly ObjectType _schema = Object<Schema>("__Schema", "What a server can do: its types and directives.");
    private readonly ObjectType _type = Object<GraphType>(
        "__Type",
        "A type: a scalar, object, interface, union, enum or input object, or a list or non-null around another type."
    );
    private readonly ObjectType _field = Object<OutputField>("__Field", "A field of an object type or interface.");
    private readonly ObjectType _inputValue = Object<InputValue>(
        "__InputValue",
        "An argument of a field or directive, or a field of an input object."
    );
    private readonly ObjectType _enumValue = Object<EnumValue>("__EnumValue", "One value of an enum.");
    private readonly ObjectType _directive = Object<DirectiveDefinition>(
        "__Directive",
        "A directive, which changes how a document is executed or says more about a part of the schema."
    );
    private readonly EnumType _typeKind = Enum<TypeKind>("__TypeKind", "The kinds of type.");
    private readonly EnumType _location = Enum<DirectiveLocation>(
        "__DirectiveLocation",
        "The places where a directive can be applied."
    );

    private readonly GraphType _string;
    private readonly GraphType _boolean;

    public IntrospectionTypes(BuiltInScalars scalars)
    {
        _string = scalars.String;
        _boolean = scalars.Boolean;
        _schema.SetFields(SchemaFields());
        _type.SetFields(TypeFields());
        _field.SetFields(FieldFields());
        _inputValue.SetFields(InputValueFields());
        _enumValue.SetFields(EnumValueFields());
        _directive.SetFields(DirectiveFields());

        TypeNameField = Field<object, string>(
            "__typename",
            "The name of the object's type.",
            Required(_string),
            (_, context, _) => context.ParentType.Name
        );
        SchemaField = Field<object, Schema>(
            "__schema",
            "The schema that this operation runs against.",
            Required(_schema),
            (_, context, _) => context.Schema
        );
        TypeField = Field<object, GraphType?>(
            "__type",
            "The named type of this name, or null.",
            _type,
            (_, context, arguments) => arguments[0] is string name ? context.Schema.FindType(name) : null,
            new InputValue("name", "The name of the type.", [], Required(_string), null, null)
        );
    }

    /// <summary>True for the name of one of these types.</summary>
    public static bool IsIntrospectionName(string name) =>
        name
            is "__Schema"
                or "__Type"
                or "__TypeKind"
                or "__Field"
                or "__InputValue"
                or "__EnumValue"
                or "__Directive"
                or "__DirectiveLocation";

    /// <summary>The introspection type of this name; null if there is none.</summary>
    public NamedType? Find(string name)
    {
        if (IsIntrospectionName(name))
        {
            foreach (var type in Types)
            {
                if (type.Name == name)
                {
                    return type;
                }
            }
        }

        return null;
    }

    public ImmutableArray<NamedType> Types =>
        [_schema, _type, _typeKind, _field, _inputValue, _enumValue, _directive, _location];

    public OutputField TypeNameField { get; }

    public OutputField SchemaField { get; }

    public OutputField TypeField { get; }

    private ImmutableArray<OutputField> SchemaFields() =>
        [
            Field<Schema, string?>("description", null, _string, schema => schema.Description),
            Field<Schema, IReadOnlyList<GraphType>>(
                "types",
                "All named types of the schema.",
                Required(ListOf(_type)),
                schema => schema.Types
            ),
            // A source schema may have no query root; the field is asked of a root, so here there is one.
            Field<Schema, GraphType>("queryType", "The root of queries.", Required(_type), schema => schema.QueryType!),
            Field<Schema, GraphType?>(
                "mutationType",
                "The root of mutations, if the server supports them.",
                _type,
                schema => schema.MutationType
            ),
            Field<Schema, GraphType?>(
                "subscriptionType",
                "The root of subscriptions, if the server supports them.",
                _type,
                schema => schema.SubscriptionType
            ),
            Field<Schema, IReadOnlyList<DirectiveDefinition>>(
                "directives",
                "All directives of the schema.",
                Required(ListOf(_directive)),
                schema => schema.DirectiveDefinitions
            ),
        ];

    private ImmutableArray<OutputField> TypeFields() =>
        [
            Field<GraphType, TypeKind>("kind", null, Required(_typeKind), type => type.Kind),
            Field<GraphType, string?>(
                "name",
                "The name; null for a list or non-null.",
                _string,
                type => (type as NamedType)?.Name
            ),
            Field<GraphType, string?>("description", null, _string, type => (type as NamedType)?.Description),
            Field<GraphType, string?>(
                "specifiedByURL",
                "Where a custom scalar is specified.",
                _string,
                type => (type as ScalarType)?.SpecifiedBy
            ),
            Field<GraphType, IReadOnlyList<OutputField>?>(
                "fields",
                "The fields of an object type or interface.",
                ListOf(_field),
                (type, _, arguments) =>
                    type is ComplexType complex
                        ? Visible(complex.Fields, arguments, static field => field.Deprecation)
                        : null,
                IncludeDeprecated()
            ),
            Field<GraphType, IReadOnlyList<GraphType>?>(
                "interfaces",
                "The interfaces that an object type or interface implements.",
                ListOf(_type),
                type => type is ComplexType complex ? complex.Interfaces : null
            ),
            Field<GraphType, IReadOnlyList<GraphType>?>(
                "possibleTypes",
                "The object types that a value of an interface or union can have.",
                ListOf(_type),
                (type, context, _) =>
                    type is InterfaceType or UnionType ? context.Schema.PossibleTypes((NamedType)type) : null
            ),
            Field<GraphType, IReadOnlyList<EnumValue>?>(
                "enumValues",
                "The values of an enum.",
                ListOf(_enumValue),
                (type, _, arguments) =>
                    type is EnumType enumType
                        ? Visible(enumType.Values, arguments, static value => value.Deprecation)
                        : null,
                IncludeDeprecated()
            ),
            Field<GraphType, IReadOnlyList<InputValue>?>(
                "inputFields",
                "The fields of an input object.",
                ListOf(_inputValue),
                (type, _, arguments) =>
                    type is InputObjectType input
                        ? Visible(input.Fields, arguments, static field => field.Deprecation)
                        : null,
                IncludeDeprecated()
            ),
            Field<GraphType, GraphType?>(
                "ofType",
                "The type inside a list or non-null.",
                _type,
                type => type is ListType list ? list.OfType : (type as NonNullType)?.OfType
            ),
            Field<GraphType, bool?>(
                "isOneOf",
                "Whether exactly one field of an input object must be given.",
                _boolean,
                type => (type as InputObjectType)?.IsOneOf
            ),
        ];

    private ImmutableArray<OutputField> FieldFields() =>
        [
            Field<OutputField, string>("name", null, Required(_string), field => field.Name),
            Field<OutputField, string?>("description", null, _string, field => field.Description),
            Field<OutputField, IReadOnlyList<InputValue>>(
                "args",
                null,
                Required(ListOf(_inputValue)),
                (field, _, arguments) => Visible(field.Arguments, arguments, static argument => argument.Deprecation),
                IncludeDeprecated()
            ),
            Field<OutputField, GraphType>("type", null, Required(_type), field => field.Type),
            Field<OutputField, bool>("isDeprecated", null, Required(_boolean), field => field.Deprecation is not null),
            Field<OutputField, string?>("deprecationReason", null, _string, field => field.Deprecation?.Reason),
        ];

    private ImmutableArray<OutputField> InputValueFields() =>
        [
            Field<InputValue, string>("name", null, Required(_string), value => value.Name),
            Field<InputValue, string?>("description", null, _string, value => value.Description),
            Field<InputValue, GraphType>("type", null, Required(_type), value => value.Type),
            Field<InputValue, string?>(
                "defaultValue",
                "The default as a literal of the GraphQL language; null if there is none.",
                _string,
                value => value.DefaultValue is { } literal ? SyntaxPrinter.Print(literal) : null
            ),
            Field<InputValue, bool>("isDeprecated", null, Required(_boolean), value => value.Deprecation is not null),
            Field<InputValue, string?>("deprecationReason", null, _string, value => value.Deprecation?.Reason),
        ];

    private ImmutableArray<OutputField> EnumValueFields() =>
        [
            Field<EnumValue, string>("name", null, Required(_string), value => value.Name),
            Field<EnumValue, string?>("description", null, _string, value => value.Description),
            Field<EnumValue, bool>("isDeprecated", null, Required(_boolean), value => value.Deprecation is not null),
            Field<EnumValue, string?>("deprecationReason", null, _string, value => value.Deprecation?.Reason),
        ];

    private ImmutableArray<OutputField> DirectiveFields() =>
        [
            Field<DirectiveDefinition, string>("name", null, Required(_string), directive => directive.Name),
            Field<DirectiveDefinition, string?>("description", null, _string, directive => directive.Description),
            Field<DirectiveDefinition, bool>(
                "isRepeatable",
                null,
                Required(_boolean),
                directive => directive.IsRepeatable
            ),
            Field<DirectiveDefinition, IReadOnlyList<DirectiveLocation>>(
                "locations",
                null,
                Required(ListOf(_location)),
                directive => directive.Locations
            ),
            Field<DirectiveDefinition, IReadOnlyList<InputValue>>(
                "args",
                null,
                Required(ListOf(_inputValue)),
                (directive, _, arguments) =>
                    Visible(directive.Arguments, arguments, static argument => argument.Deprecation),
                IncludeDeprecated()
            ),
        ];

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

    private InputValue IncludeDeprecated() =>
        new(
            "includeDeprecated",
            "Whether to list deprecated members too.",
            [],
            Required(_boolean),
            new BooleanValueNode(false),
            null
        );

    private static NonNullType Required(GraphType type) => new(type);

    private static ListType ListOf(GraphType type) => new(new NonNullType(type));

    private static OutputField Field<TParent, TResult>(
        string name,
        string? description,
        GraphType type,
        Func<TParent, TResult> resolve
    ) => Field<TParent, TResult>(name, description, type, (parent, _, _) => resolve(parent));

    private static OutputField Field<TParent, TResult>(
        string name,
        string? description,
        GraphType type,
        Func<TParent, ResolverContext, ArgumentValues, TResult> resolve,
        params ImmutableArray<InputValue> arguments
    ) =>
        new(name, description, [], arguments, type, null)
        {
            Resolver = new IntrospectionResolver<TParent, TResult>(resolve),
        };

    private static ObjectType Object<T>(string name, string description) =>
        new(name, description, []) { RuntimeType = typeof(T) };

    private static EnumType Enum<T>(string name, string description)
        where T : struct, Enum =>
        new(
            name,
            description,
            [],
            [
                .. System
                    .Enum.GetValues<T>()
                    .Select(value => new EnumValue(EnumNames.ToGraphQL(value.ToString()), null, [], null)
                    {
                        RuntimeValue = value,
                    }),
            ]
        )
        {
            RuntimeType = typeof(T),
        };
}
