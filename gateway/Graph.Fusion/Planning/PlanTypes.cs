using System.Text;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>Numbers the object types of a plan.</summary>
internal sealed class PlanTypes(Schema publicSchema)
{
    private readonly Dictionary<ObjectType, int> _ids = [];
    private readonly List<PlanType> _types = [];

    /// <summary>The plan's id of a type.</summary>
    public int IdOf(ObjectType type)
    {
        if (!_ids.TryGetValue(type, out var id))
        {
            id = _types.Count;
            _ids.Add(type, id);
            _types.Add(
                new PlanType(
                    type,
                    Encoding.UTF8.GetBytes(type.Name),
                    Encoding.UTF8.GetBytes($"\"{type.Name}\""),
                    publicSchema.FindType(type.Name) is ObjectType
                )
            );
        }

        return id;
    }

    /// <summary>The plan's id of a type, and its name as UTF-8.</summary>
    public (int Id, byte[] Name) Of(ObjectType type)
    {
        var id = IdOf(type);
        return (id, _types[id].Name);
    }

    /// <summary>The types by id.</summary>
    public PlanType[] ToArray() => [.. _types];
}
