using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Reading;

/// <summary>Reads static methods as fields of object types and of the query and subscription roots.</summary>
internal sealed class MethodFields(SchemaDraft schema, OutputTypes outputs, InputTypes inputs)
{
    /// <summary>The methods of a class that are fields, in the order of the source.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(GraphQLIgnoreAttribute), inherit: false))
            .OrderBy(method => method.MetadataToken);

    /// <summary>The name of a method's field.</summary>
    public static string NameOf(MethodInfo method) =>
        method.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.Field(method.Name);

    /// <summary>The field of a method; null after a sentence if something is wrong with it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parent">The C# type of the parents; null on a root type.</param>
    /// <param name="owner">The type that gets the field.</param>
    public FieldDraft? Read(MethodInfo method, Type? parent, TypeDraft owner)
    {
        if (method.IsDefined(typeof(SubscribeAttribute)) || method.IsDefined(typeof(TopicAttribute)))
        {
            schema.Problems.Add(
                method,
                "only fields of the subscription root have events: move it to [SubscriptionType]."
            );
            return null;
        }

        return Read(method, parent, owner, isSubscription: false)?.Field;
    }

    /// <summary>The field of a method that answers events.</summary>
    public (FieldDraft Field, ReadParameters Parameters)? ReadSubscription(MethodInfo method, TypeDraft owner) =>
        Read(method, null, owner, isSubscription: true);

    private (FieldDraft Field, ReadParameters Parameters)? Read(
        MethodInfo method,
        Type? parent,
        TypeDraft owner,
        bool isSubscription
    )
    {
        var name = NameOf(method);
        var isBatch = method.IsDefined(typeof(BatchResolverAttribute));
        var coordinate = $"{owner.Name}.{name}";
        var result = ResultReader.Read(method, isBatch, schema.Problems);
        var parameters = new ParameterReader(schema, inputs, coordinate) { HasEvent = isSubscription }.Read(
            method,
            parent,
            isBatch
        );
        if (
            result is null
            || (
                parameters is null
                && (result.Row.Is(typeof(IQueryable<>)) || ParameterReader.ConventionOf(method, isBatch) is not null)
            )
        )
        {
            return null;
        }

        var completed = parameters?.Completion?.Row ?? result.Row;
        var row = completed;
        var kind = RowKind.Plain;
        if (row.Is(typeof(ResolverResult<>)))
        {
            row = row.Arguments[0];
            kind = RowKind.Fallible;
        }
        else if (row.Is(typeof(FieldResult<>)))
        {
            schema.Problems.Add(
                method,
                "FieldResult<T> is for mutations, whose payload has errors. A field of another type fails a row with "
                    + "ResolverResult<T>, or throws a GraphQLException."
            );
            return null;
        }

        var paging = method.GetCustomAttribute<UsePagingAttribute>();
        var source = Problems.Name(method);
        if (paging is not null && !ConnectionTypes.IsConnection(row.Type))
        {
            schema.Problems.Add(
                method,
                $"[UsePaging] needs a connection: give back Connection<T>, not {Naming.CSharp(row.Type)}."
            );
            return null;
        }

        var output = outputs.Read(row, IdUse.FromResult(method, owner.Name, schema), source, paging);
        if (output is null || parameters is null)
        {
            return null;
        }

        CheckLookup(method, output);
        var resolver = new ResolverMethod(
            method,
            parameters.Sources,
            parent ?? typeof(object),
            completed.Declared,
            kind,
            isBatch,
            // The event of a subscription is the parent of its root field.
            IsRoot: parent is null && !isSubscription,
            Completion: parameters.Completion
        );
        var field = new FieldDraft(name, output, source)
        {
            Description = schema.Documentation.Of(method),
            Directives = Annotation.Directives(method),
            Authorization = schema.AuthorizationOf(method, isRoot: parent is null),
            Arguments = parameters.Arguments,
            Resolver = () => MethodCompiler.Compile(resolver),
        };
        return (field, parameters);
    }

    private void CheckLookup(MethodInfo method, OutputUse output)
    {
        if (!method.IsDefined(typeof(LookupAttribute)))
        {
            return;
        }

        if (output.IsList)
        {
            schema.Problems.Add(
                method,
                method.IsDefined(typeof(BatchResolverAttribute))
                    ? "a lookup finds one entity per key, not a list of them."
                    : "a lookup finds one entity, not a list: with [BatchResolver] a list is one entity per set of variables."
            );
        }
        else if (output.Node is Language.NonNullTypeNode)
        {
            schema.Problems.Add(
                method,
                $"a lookup may find nothing: let it give back {output.Name}?, which is nullable."
            );
        }
    }
}
