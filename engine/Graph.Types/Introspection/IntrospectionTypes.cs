using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Introspection;

/// <summary>
/// The types and fields by which a schema describes itself. Behind them are the model's own objects: <see cref="Schema"/>,
/// <see cref="GraphType"/>, <see cref="OutputField"/> and so on.
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

        TypeNameField = Field("__typename", "The name of the object's type.", Required(_string));
        SchemaField = Field("__schema", "The schema that this operation runs against.", Required(_schema));
        TypeField = Field(
            "__type",
            "The named type of this name, or null.",
            _type,
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
            Field("description", null, _string),
            Field("types", "All named types of the schema.", Required(ListOf(_type))),
            Field("queryType", "The root of queries.", Required(_type)),
            Field("mutationType", "The root of mutations, if the server supports them.", _type),
            Field("subscriptionType", "The root of subscriptions, if the server supports them.", _type),
            Field("directives", "All directives of the schema.", Required(ListOf(_directive))),
        ];

    private ImmutableArray<OutputField> TypeFields() =>
        [
            Field("kind", null, Required(_typeKind)),
            Field("name", "The name; null for a list or non-null.", _string),
            Field("description", null, _string),
            Field("specifiedByURL", "Where a custom scalar is specified.", _string),
            Field("fields", "The fields of an object type or interface.", ListOf(_field), IncludeDeprecated()),
            Field("interfaces", "The interfaces that an object type or interface implements.", ListOf(_type)),
            Field("possibleTypes", "The object types that a value of an interface or union can have.", ListOf(_type)),
            Field("enumValues", "The values of an enum.", ListOf(_enumValue), IncludeDeprecated()),
            Field("inputFields", "The fields of an input object.", ListOf(_inputValue), IncludeDeprecated()),
            Field("ofType", "The type inside a list or non-null.", _type),
            Field("isOneOf", "Whether exactly one field of an input object must be given.", _boolean),
        ];

    private ImmutableArray<OutputField> FieldFields() =>
        [
            Field("name", null, Required(_string)),
            Field("description", null, _string),
            Field("args", null, Required(ListOf(_inputValue)), IncludeDeprecated()),
            Field("type", null, Required(_type)),
            Field("isDeprecated", null, Required(_boolean)),
            Field("deprecationReason", null, _string),
        ];

    private ImmutableArray<OutputField> InputValueFields() =>
        [
            Field("name", null, Required(_string)),
            Field("description", null, _string),
            Field("type", null, Required(_type)),
            Field("defaultValue", "The default as a literal of the GraphQL language; null if there is none.", _string),
            Field("isDeprecated", null, Required(_boolean)),
            Field("deprecationReason", null, _string),
        ];

    private ImmutableArray<OutputField> EnumValueFields() =>
        [
            Field("name", null, Required(_string)),
            Field("description", null, _string),
            Field("isDeprecated", null, Required(_boolean)),
            Field("deprecationReason", null, _string),
        ];

    private ImmutableArray<OutputField> DirectiveFields() =>
        [
            Field("name", null, Required(_string)),
            Field("description", null, _string),
            Field("isRepeatable", null, Required(_boolean)),
            Field("locations", null, Required(ListOf(_location))),
            Field("args", null, Required(ListOf(_inputValue)), IncludeDeprecated()),
        ];

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

    private static OutputField Field(
        string name,
        string? description,
        GraphType type,
        params ImmutableArray<InputValue> arguments
    ) => new(name, description, [], arguments, type, null);

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
