using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Oracle.Tests.Worlds;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Oracle.Tests.Sources;

/// <summary>A source of a world on this engine.</summary>
internal sealed class EngineSource
{
    private static readonly ExecutionOptions Generous = new()
    {
        Parser = ParserOptions.Schema,
        Validation = new ValidationOptions
        {
            MaxErrors = int.MaxValue,
            MaxDepth = int.MaxValue,
            MaxFields = int.MaxValue,
            MaxAliases = int.MaxValue,
            MaxRootFields = int.MaxValue,
            MaxDirectivesPerLocation = int.MaxValue,
        },
    };

    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    public EngineSource(WorldSource source, WorldData data)
    {
        var document = Utf8GraphQLParser.Parse(Encoding.UTF8.GetBytes(source.Sdl));
        Schema = SchemaBuilder.BuildOrThrow(document, SchemaOptions.SourceSchema);
        var mark = typeof(int);
        foreach (var type in Schema.Types.OfType<ObjectType>())
        {
            if (type.IsIntrospectionType)
            {
                continue;
            }

            mark = typeof(Mark<>).MakeGenericType(mark);
            if (type != Schema.QueryType && type != Schema.MutationType && type != Schema.SubscriptionType)
            {
                type.RuntimeType = _types[type.Name] = typeof(Derived<>).MakeGenericType(mark);
            }
        }

        foreach (var type in Schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospectionType))
        {
            foreach (var field in type.Fields)
            {
                field.Resolver = (FieldResolver)
                    Activator.CreateInstance(
                        typeof(DerivedResolver<>).MakeGenericType(ColumnTypeOf(field.Type)),
                        data,
                        this,
                        field
                    )!;
                if (type == Schema.SubscriptionType)
                {
                    field.SourceStream = new DerivedStream((IEventSource)field.Resolver!, source.Serving.Delay);
                }
            }
        }

        Executor = new RequestExecutor(Schema, Generous);
    }

    public Schema Schema { get; }

    public RequestExecutor Executor { get; }

    /// <summary>The object types of a type, sorted by name.</summary>
    public IEnumerable<string> PossibleTypes(NamedType type) =>
        Schema.PossibleTypes(type).Select(possible => possible.Name).Order(StringComparer.Ordinal);

    /// <summary>True if the source does not know all entities of a type.</summary>
    public bool IsSparse(string typeName, WorldData data)
    {
        foreach (var field in ((ObjectType)Schema.FindType(typeName)!).Fields)
        {
            if (data.Field(typeName, field.Name) is { Note.Sparse: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A value of the world as the column of a field has it.</summary>
    public object? ToColumn(GraphType type, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case WorldObject one:
                return Activator.CreateInstance(_types[one.Type], one);
            case object?[] items:
                var of = ((ListType)type.Nullable).OfType;
                var array = Array.CreateInstance(ColumnTypeOf(of), items.Length);
                for (var i = 0; i < items.Length; i++)
                {
                    array.SetValue(ToColumn(of, items[i]), i);
                }

                return array;
            default:
                return value;
        }
    }

    private static Type ColumnTypeOf(GraphType type) =>
        type.Nullable switch
        {
            ListType list => ColumnTypeOf(list.OfType).MakeArrayType(),
            NamedType { Name: "Int" } => typeof(int?),
            NamedType { Name: "Float" } => typeof(double?),
            NamedType { Name: "Boolean" } => typeof(bool?),
            ScalarType { IsBuiltIn: false } => typeof(JsonElement?),
            ScalarType or EnumType => typeof(string),
            _ => typeof(Derived),
        };
}
