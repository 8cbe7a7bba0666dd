using System.Globalization;
using System.Text;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Puts object types of one place that need the same into one shape: the same selections, of the same types, from the
/// same sources. An interface with many implementations is planned once then.
/// </summary>
internal sealed class ShapeMerging(FusionSchema schema)
{
    private readonly Dictionary<string, ShapeDraft> _shapes = new(StringComparer.Ordinal);

    /// <summary>The shape that the type can share; the type is added to it.</summary>
    public bool TryShare(ObjectType type, List<CollectedField> fields, out string signature)
    {
        signature = Signature(type, fields);
        if (!_shapes.TryGetValue(signature, out var shape))
        {
            return false;
        }

        shape.Types.Add(type);
        return true;
    }

    /// <summary>Remembers a shape for types of the same signature.</summary>
    public void Add(string signature, ShapeDraft shape) => _shapes.Add(signature, shape);

    private string Signature(ObjectType type, List<CollectedField> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            foreach (var (node, condition, defer, _) in field.Selections)
            {
                text.Append(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(node))
                    .Append('@')
                    .Append(node.Location.Start)
                    .Append('?')
                    .Append(condition.ToString(CultureInfo.InvariantCulture));
                for (var usage = defer; usage is not null; usage = usage.Parent)
                {
                    // Each type has usages of its own; where they stand is the same.
                    text.Append('!').Append(usage.Directive.Location.Start);
                }

                text.Append(' ');
            }

            var name = field.First.Name.Value;
            text.Append(type.FindField(name)?.Type);
            foreach (var source in schema.FieldSources(type.Name, name))
            {
                text.Append(',').Append(source.Source.Id);
                if (source.HasRequirements || source.IsExternal)
                {
                    // What such a field needs differs from type to type.
                    text.Append(':').Append(type.Name);
                }
            }

            text.Append(';');
        }

        return text.ToString();
    }
}
