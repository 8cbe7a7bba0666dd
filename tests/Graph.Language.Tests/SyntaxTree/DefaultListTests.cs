using System.Collections.Immutable;
using System.Reflection;

namespace Graph.Language.Tests;

/// <summary>Nodes made by hand, with lists that were never filled.</summary>
public sealed class DefaultListTests
{
    public static TheoryData<Type> NodesWithLists =>
        [
            .. typeof(SyntaxNode)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract && Lists(type).Any()),
        ];

    [Theory]
    [MemberData(nameof(NodesWithLists))]
    public void A_list_that_was_never_given_is_empty(Type node)
    {
        var constructor = node.GetConstructors().Single();

        var made = constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);

        Assert.All(Lists(node), list => Assert.Empty((System.Collections.IEnumerable)list.GetValue(made)!));
    }

    private static IEnumerable<PropertyInfo> Lists(Type node) =>
        node.GetProperties().Where(property => IsList(property.PropertyType));

    private static bool IsList(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static object? Argument(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            { IsValueType: true } type => Activator.CreateInstance(type),
            var type when type == typeof(NameNode) => new NameNode("a"),
            var type when type.IsAssignableFrom(typeof(NamedTypeNode)) => new NamedTypeNode(new NameNode("A")),
            var type when type == typeof(VariableNode) => new VariableNode(new NameNode("a")),
            var type when type == typeof(SelectionSetNode) => new SelectionSetNode([]),
            _ => null,
        };
}
