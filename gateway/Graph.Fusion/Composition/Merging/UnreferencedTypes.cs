namespace Graph.Fusion.Composition.Merging;

/// <summary>Removes the types that no request can come across: inputs of requirements, namespaces of internal lookups.</summary>
internal static class UnreferencedTypes
{
    public static void Remove(MergedSchema schema)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(
            schema.Types.Where(type => MergedSchema.IsRoot(type.Name)).Select(type => type.Name)
        );
        while (open.TryPop(out var name))
        {
            if (!used.Add(name) || schema.FindType(name) is not { } type)
            {
                continue;
            }

            foreach (var field in type.Fields)
            {
                Use(field.NamedType);
                foreach (var argument in field.Arguments)
                {
                    Use(Sources.SyntaxExtensions.NamedType(argument.Type));
                }
            }

            foreach (var field in type.InputFields)
            {
                Use(Sources.SyntaxExtensions.NamedType(field.Type));
            }

            foreach (var implemented in type.Interfaces)
            {
                Use(implemented);
            }

            foreach (var possible in schema.PossibleTypes(name))
            {
                Use(possible.Name);
            }
        }

        foreach (var type in schema.Types.Where(type => !used.Contains(type.Name)).ToList())
        {
            schema.Remove(type);
        }

        void Use(string name) => open.Push(name);
    }
}
