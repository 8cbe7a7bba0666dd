using System.Collections;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Tests.Introspection;

/// <summary>
/// Runs an introspection query by calling the resolvers directly, level by level, each with the column of all parents.
/// </summary>
internal sealed class IntrospectionRunner(Schema schema, DocumentNode document)
{
    public static Dictionary<string, object?> Run(Schema schema, string query)
    {
        var document = Utf8GraphQLParser.Parse(query);
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
        return new IntrospectionRunner(schema, document).Complete([null], schema.QueryType!, operation.SelectionSet)[0];
    }

    private Dictionary<string, object?>[] Complete(object?[] parents, ObjectType type, SelectionSetNode selections)
    {
        var objects = parents.Select(_ => new Dictionary<string, object?>()).ToArray();
        foreach (var node in Fields(selections))
        {
            var field = schema.FindField(type, node.Name.Value)!;
            using var column = Resolve(parents, type, field, node);
            for (var row = 0; row < parents.Length; row++)
            {
                objects[row][node.ResponseName] = Complete(column.GetValue(row), field.Type, node);
            }
        }

        return objects;
    }

    private object? Complete(object? value, GraphType type, FieldNode node)
    {
        Assert.False(value is null && type.IsNonNull, $"{node.Name.Value} is null");
        return (value, type.Nullable) switch
        {
            (null, _) => null,
            (IEnumerable items, ListType list) => items
                .Cast<object?>()
                .Select(item => Complete(item, list.OfType, node))
                .ToList(),
            (_, ObjectType objectType) => Complete([value], objectType, node.SelectionSet!)[0],
            (_, EnumType enumType) => enumType.Values.Single(candidate => candidate.RuntimeValue.Equals(value)).Name,
            _ => value,
        };
    }

    private Column Resolve(object?[] parents, ObjectType type, OutputField field, FieldNode node)
    {
        var arguments = new ArgumentValues(field.Arguments.Length);
        foreach (var argument in field.Arguments)
        {
            var literal =
                node.Arguments.FirstOrDefault(given => given.Name.Value == argument.Name)?.Value
                ?? argument.DefaultValue;
            if (literal is not null)
            {
                var coercion = ((ScalarType)argument.Type.Named).Coercion;
                Assert.True(coercion.TryParseLiteral(literal, out var value, out var error), error);
                arguments.Set(argument.Index, value);
            }
        }

        var context = new DirectContext(schema, Parents(parents, type), type, field, node, [arguments]);
        var resolving = field.Resolver!.ResolveAsync(context);
        Assert.True(resolving.IsCompletedSuccessfully);
        Assert.Equal(field.Resolver!.ResultType, resolving.Result.ElementType);
        return resolving.Result;
    }

    private static Column Parents(object?[] parents, ObjectType type)
    {
        var make = typeof(IntrospectionRunner)
            .GetMethod(
                nameof(ColumnOf),
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic
            )!
            .MakeGenericMethod(type.RuntimeType ?? typeof(object));
        return (Column)make.Invoke(null, [parents])!;
    }

    private static Column<T> ColumnOf<T>(object?[] rows) => Column<T>.From([.. rows.Select(row => (T)row!)]);

    private IEnumerable<FieldNode> Fields(SelectionSetNode selections) =>
        selections.Selections.SelectMany(selection =>
            selection switch
            {
                FieldNode field => [field],
                FragmentSpreadNode spread => Fields(
                    document
                        .Definitions.OfType<FragmentDefinitionNode>()
                        .Single(fragment => fragment.Name.Value == spread.Name.Value)
                        .SelectionSet
                ),
                _ => Fields(((InlineFragmentNode)selection).SelectionSet),
            }
        );

    private sealed class DirectContext(
        Schema schema,
        Column parents,
        ObjectType parentType,
        OutputField field,
        FieldNode selection,
        ArgumentValues[] arguments
    ) : ResolverContext
    {
        public override int Count => Parents.Count;
        public override Column Parents { get; } = parents;
        public override ReadOnlySpan<ArgumentValues> ArgumentSets => arguments;
        public override IServiceProvider Services =>
            throw new NotSupportedException("Introspection needs no services.");
        public override CancellationToken RequestAborted => CancellationToken.None;
        public override Schema Schema { get; } = schema;
        public override ObjectType ParentType { get; } = parentType;
        public override OutputField Field { get; } = field;
        public override FieldNode Selection { get; } = selection;

        public override bool IsSelected(string fieldName) => true;
    }
}
