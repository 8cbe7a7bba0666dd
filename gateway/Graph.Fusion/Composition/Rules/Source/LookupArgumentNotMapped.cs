using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Each argument of a lookup names a field of what the lookup returns.</summary>
internal static class LookupArgumentNotMapped
{
    public const string Code = "LOOKUP_ARGUMENT_NOT_MAPPED";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        // A list has a code of its own.
        foreach (var field in schema.Fields.Where(field => field.IsLookup && !field.Type.IsList()))
        {
            if (schema.FindType(field.NamedType) is not { IsComposite: true } type)
            {
                continue;
            }

            foreach (var argument in field.Arguments.Where(argument => argument is { Is: null, Require: null }))
            {
                if (
                    schema.PossibleTypes(type).FirstOrDefault(possible => possible.FindField(argument.Name) is null) is
                    { } without
                )
                {
                    log.Error(
                        Code,
                        schema.Name,
                        argument.Coordinate,
                        $"The argument '{argument.Name}' of the lookup '{field.Coordinate}' names no field of '{without.Name}'.",
                        "Say with @is(field:) which field it is, rename it, or add the field."
                    );
                }
            }
        }
    }
}
