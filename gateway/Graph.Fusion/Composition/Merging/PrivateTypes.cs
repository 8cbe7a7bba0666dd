using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Merging;

/// <summary>
/// The types that only the gateway comes across: the namespaces of lookups, and inputs that only requirements and
/// internal fields take. Each source may shape them as it likes.
/// </summary>
internal static class PrivateTypes
{
    public static HashSet<string> Of(IReadOnlyList<SourceDefinitions> schemas)
    {
        var gateway = new HashSet<string>(StringComparer.Ordinal);
        var clients = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas)
        {
            foreach (var field in schema.Fields)
            {
                foreach (var argument in field.Arguments)
                {
                    Add(schema, argument.NamedType, argument.Require is null && field.IsMerged ? clients : gateway);
                }
            }
        }

        foreach (var schema in schemas)
        {
            foreach (var (_, path) in LookupCollector.Reachable(schema))
            {
                var type = schema.Query;
                foreach (var name in path)
                {
                    type = type?.FindField(name) is { } field ? schema.FindType(field.NamedType) : null;
                    if (type is not null)
                    {
                        gateway.Add(type.Name);
                    }
                }
            }

            clients.UnionWith(schema.Fields.Where(field => field.IsMerged).Select(field => field.NamedType));
        }

        gateway.ExceptWith(clients);
        return gateway;
    }

    private static void Add(SourceDefinitions schema, string typeName, HashSet<string> inputs)
    {
        var open = new Stack<string>([typeName]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var name))
        {
            if (schema.FindType(name) is { } type && seen.Add(name))
            {
                inputs.Add(name);
                foreach (var field in type.InputFields)
                {
                    open.Push(field.NamedType);
                }
            }
        }
    }
}
