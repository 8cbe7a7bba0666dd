using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Columns;

/// <summary>Finds at start-up what would otherwise fail the first request: resolvers of the wrong C# type.</summary>
internal static class SchemaCheck
{
    /// <summary>Makes the completer of every field once.</summary>
    /// <exception cref="InvalidOperationException">Some cannot be made.</exception>
    public static void ThrowIfResolversDoNotFit(Schema schema)
    {
        var problems = new List<string>();
        foreach (var type in schema.Types)
        {
            if (type is not ObjectType objectType || type.IsIntrospectionType)
            {
                continue;
            }

            foreach (var definition in objectType.Fields)
            {
                if (definition.Resolver is not null && Check(schema, objectType, definition) is { } problem)
                {
                    problems.Add(problem);
                }
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        }
    }

    private static string? Check(Schema schema, ObjectType type, OutputField definition)
    {
        var possible = definition.Type.IsLeaf ? [] : schema.PossibleTypes(definition.Type.Named);
        var children = new CompiledSelectionSet[possible.Length];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = new CompiledSelectionSet(possible[i]);
        }

        try
        {
            CompleterFactory.Create(new CompiledField(type, definition.Name, definition, [], null, children));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}
