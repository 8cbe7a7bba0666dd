using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>
/// No input object needs itself: in a circle of references, one must be nullable or a list, or no finite value exists.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References"/></remarks>
internal static class InputObjectCycleRules
{
    public static void Check(Schema schema, SchemaErrorList errors)
    {
        var inputs = schema.Types.OfType<InputObjectType>();
        foreach (var cycle in Cycles.Find(inputs, NonNullReferences))
        {
            var first = cycle[0];
            var path = string.Join(", ", cycle.Select(edge => $"\"{edge.Label}\""));
            errors.Add(
                first.Label,
                $"Input object \"{first.From.Name}\" needs a value of itself through {path}, so no finite value of it "
                    + "exists: make one of these fields nullable or a list.",
                first.From.FindField(first.Label[(first.From.Name.Length + 1)..])
            );
        }
    }

    private static IEnumerable<(string Label, InputObjectType To)> NonNullReferences(InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { OfType: InputObjectType target })
            {
                yield return ($"{type.Name}.{field.Name}", target);
            }
        }
    }
}
