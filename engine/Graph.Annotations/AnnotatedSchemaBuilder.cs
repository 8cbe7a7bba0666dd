using System.Reflection;
using Graph.Annotations.Reading;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Annotations;

/// <summary>Builds a schema with resolvers from annotated C# types.</summary>
/// <example>
/// <code>
/// var schema = new AnnotatedSchemaBuilder().AddAssembly(typeof(PostQueries).Assembly).UseNodeIds(ids).Build();
/// </code>
/// </example>
public sealed class AnnotatedSchemaBuilder
{
    private readonly List<Type> _types = [];
    private readonly AnnotationOptions _options = new();
    private SchemaOptions _schemaOptions = SchemaOptions.SourceSchema;

    /// <summary>Adds the types of an assembly, internal ones included.</summary>
    public AnnotatedSchemaBuilder AddAssembly(Assembly assembly)
    {
        _types.AddRange(assembly.GetTypes());
        return this;
    }

    public AnnotatedSchemaBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds one type, which may be a static class.</summary>
    public AnnotatedSchemaBuilder AddType(Type type)
    {
        _types.Add(type);
        return this;
    }

    /// <summary>Adds a scalar, or replaces the one that the C# type has.</summary>
    /// <typeparam name="T">The C# type of the values, as the coercion gives and takes them.</typeparam>
    /// <param name="name">The name in the graph.</param>
    /// <param name="coercion">How values come in and go out.</param>
    public AnnotatedSchemaBuilder AddScalar<T>(string name, ScalarCoercion coercion)
    {
        _options.ScalarNames[typeof(T)] = name;
        _options.Coercions = _options.Coercions.SetItem(name, coercion);
        return this;
    }

    /// <summary>Makes a C# interface or base class one that the errors of mutations implement, besides <see cref="UserError"/>.</summary>
    /// <typeparam name="T">An interface of the graph, with or without <see cref="InterfaceTypeAttribute"/>.</typeparam>
    public AnnotatedSchemaBuilder AddErrorInterface<T>()
        where T : class
    {
        _options.ErrorInterfaces.Add(typeof(T));
        return this;
    }

    /// <summary>Writes and reads the ids of <see cref="IDAttribute{T}"/>.</summary>
    public AnnotatedSchemaBuilder UseNodeIds(INodeIdSerializer ids)
    {
        _options.NodeIds = ids;
        return this;
    }

    /// <summary>
    /// Gives every call of a resolver a service of its own, made before the call and disposed when it has ended, however it
    /// ended: for what must not be shared between resolvers that run at the same time.
    /// </summary>
    /// <typeparam name="T">The C# type of the parameter.</typeparam>
    /// <param name="create">Makes it, or takes it from a pool to which disposing gives it back.</param>
    public AnnotatedSchemaBuilder AddResolverService<T>(Func<IServiceProvider, T> create)
        where T : class, IDisposable, IAsyncDisposable
    {
        _options.ResolverServices[typeof(T)] = create;
        return this;
    }

    /// <summary>Says which C# types are services though their shape would make them arguments.</summary>
    public AnnotatedSchemaBuilder TreatAsService(Func<Type, bool> isService)
    {
        _options.IsService = isService;
        return this;
    }

    /// <summary>
    /// Makes the fields of <c>Query</c> and <c>Mutation</c> nullable, whatever their methods give back: where one of them fails,
    /// the others of the same request keep their data, those of other subgraphs and mutations that are done already included.
    /// </summary>
    public AnnotatedSchemaBuilder LetRootFieldsFailAlone()
    {
        _options.RootFieldsFailAlone = true;
        return this;
    }

    /// <summary>Changes how the schema is built, such as <see cref="SchemaOptions.EnableDefer"/>.</summary>
    /// <param name="modify">Gets the options so far, those of <see cref="SchemaOptions.SourceSchema"/> at first.</param>
    public AnnotatedSchemaBuilder ModifyOptions(Func<SchemaOptions, SchemaOptions> modify)
    {
        _schemaOptions = modify(_schemaOptions);
        return this;
    }

    /// <summary>Builds a source schema: one that may be composed with others.</summary>
    /// <exception cref="SchemaException">The annotations are wrong; it holds a sentence for everything that is.</exception>
    public Schema Build()
    {
        var drafts = AnnotationReader.Read(_types, _options);
        drafts.Problems.ThrowIfAny();
        DocumentNode document = SchemaEmitter.Emit(drafts);
        // What AddScalar says is the last word.
        var scalars = _schemaOptions.Scalars.SetItems(_options.Coercions);
        var schema = SchemaBuilder.BuildOrThrow(document, _schemaOptions with { Scalars = scalars });
        SchemaBinder.Bind(schema, drafts);
        drafts.Problems.ThrowIfAny();
        return schema;
    }
}
