using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Annotations.Pagination;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Connections and their edges, named after the node or after a class derived from them.</summary>
internal sealed class ConnectionTypes(SchemaDraft schema, OutputTypes outputs)
{
    private readonly Dictionary<Type, Known> _known = [];

    private sealed record Known(TypeDraft Draft, bool NodeIsNullable, bool HasTotalCount);

    /// <summary>True for <see cref="Connection{TEdge, TNode}"/> and what derives from it.</summary>
    public static bool IsConnection(Type type) => BaseOf(type, typeof(Connection<,>)) is not null;

    /// <summary>True for <see cref="Edge{TNode}"/> and what derives from it: they belong to their connection.</summary>
    public static bool IsEdge(Type type) => BaseOf(type, typeof(Edge<>)) is not null;

    /// <summary>The connection of a C# type; null after a sentence.</summary>
    public TypeDraft? Read(CSharpType type, string source, UsePagingAttribute? paging)
    {
        var arguments = BaseOf(type.Type, typeof(Connection<,>))!.GetGenericArguments();
        var (edgeType, nodeType) = (arguments[0], arguments[1]);
        var node = NodeOf(type, edgeType, nodeType);
        var hasTotalCount = paging?.IncludeTotalCount ?? false;
        if (_known.TryGetValue(type.Type, out var known))
        {
            Compare(known, node.IsNullable, hasTotalCount, source);
            return known.Draft;
        }

        if (outputs.Read(node, null, source) is not { } nodeUse)
        {
            return null;
        }

        var edgeName = edgeType.IsGenericType ? nodeUse.Name + "Edge" : schema.NameOf(edgeType);
        var name =
            !type.Type.IsGenericType ? schema.NameOf(type.Type)
            : edgeName.EndsWith("Edge", StringComparison.Ordinal) ? edgeName[..^4] + "Connection"
            : edgeName + "Connection";
        var connection = schema.Add(new TypeDraft(name, TypeKind.Object, type.Type));
        _known.Add(type.Type, new Known(connection, node.IsNullable, hasTotalCount));
        connection.Description ??= "One page of a list.";
        var edge =
            schema.Find(edgeName) is { } existing && existing.RuntimeType == edgeType
                ? existing
                : ReadEdge(edgeName, edgeType, nodeUse);
        schema.Later(() => Complete(connection, edge, nodeUse, type.Type, hasTotalCount));
        return connection;
    }

    private void Complete(TypeDraft connection, TypeDraft edge, OutputUse node, Type type, bool hasTotalCount)
    {
        var edges = new OutputUse(Syntax.List(Syntax.Named(edge.Name, false), false));
        var nodes = new OutputUse(Syntax.List(node.Node, false), node.Leaf, node.IdTypeName);
        connection.Fields.Add(Field(type, "Edges", edges));
        connection.Fields.Add(Field(type, "Nodes", nodes));
        connection.Fields.Add(
            Field(type, "PageInfo", outputs.Read(CSharpType.NonNull(typeof(PageInfo)), null, type.Name)!)
        );
        if (hasTotalCount)
        {
            connection.Fields.Add(Field(type, "TotalCount", new OutputUse(Syntax.Named("Int", false), typeof(int))));
        }

        AddOwn(type, connection);
    }

    private TypeDraft ReadEdge(string name, Type type, OutputUse node)
    {
        var edge = schema.Add(new TypeDraft(name, TypeKind.Object, type));
        edge.Description ??= "An item in its place in a list.";
        schema.Later(() =>
        {
            edge.Fields.Add(Field(type, "Cursor", new OutputUse(Syntax.Named("String", false), typeof(string))));
            edge.Fields.Add(Field(type, "Node", node));
            AddOwn(type, edge);
        });
        return edge;
    }

    private void AddOwn(Type type, TypeDraft draft)
    {
        foreach (var property in OutputTypes.PropertiesOf(type))
        {
            if (
                property.DeclaringType is { IsGenericType: false }
                && draft.FindField(PropertyField.NameOf(property)) is null
                && PropertyField.Read(schema, outputs, type, draft, property) is { } field
            )
            {
                draft.Fields.Add(field);
            }
        }

        outputs.Extensions.AddTo(type, draft);
    }

    private FieldDraft Field(Type type, string propertyName, OutputUse output)
    {
        var property = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.Name == propertyName)
            .MinBy(property => property.DeclaringType == type ? 0 : 1)!;
        return new FieldDraft(Naming.Camel(propertyName), output, $"{Naming.CSharp(type)}.{propertyName}")
        {
            Description = schema.Documentation.Of(property),
            Resolver = () => PropertyCompiler.Compile(type, property),
        };
    }

    /// <summary>
    /// The node with its nullability: from the place of use for <c>Connection&lt;Post?&gt;</c>, from the class for
    /// <c>FollowEdge : Edge&lt;User?&gt;</c>.
    /// </summary>
    private static CSharpType NodeOf(CSharpType connection, Type edge, Type node)
    {
        if (!edge.IsGenericType)
        {
            return CSharpType.Of(edge.GetProperty("Node")!);
        }

        if (connection.Type.IsGenericType && connection.Arguments is [.., var argument])
        {
            return argument;
        }

        var item = CSharpType.Of(connection.Type.GetProperty("Nodes")!).ListItem();
        return item ?? CSharpType.NonNull(node);
    }

    private void Compare(Known known, bool nodeIsNullable, bool hasTotalCount, string source)
    {
        if (known.NodeIsNullable != nodeIsNullable)
        {
            schema.Problems.Add(
                source,
                $"'{known.Draft.Name}' has nullable nodes at one place and non-null nodes at another: one type has one shape. "
                    + "Derive a connection class for one of them."
            );
        }

        if (known.HasTotalCount != hasTotalCount)
        {
            schema.Problems.Add(
                source,
                $"'{known.Draft.Name}' has a totalCount at one place and none at another: one type has one shape. Set "
                    + "IncludeTotalCount on both, or derive a connection class for one of them."
            );
        }
    }

    private static Type? BaseOf(Type type, Type open)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() == open)
            {
                return current;
            }
        }

        return null;
    }
}
