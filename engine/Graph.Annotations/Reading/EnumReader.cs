using System.Reflection;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Reads C# enums.</summary>
internal sealed class EnumReader(SchemaDraft schema)
{
    private readonly Dictionary<Type, TypeDraft> _enums = [];

    /// <summary>The enum of a C# enum.</summary>
    public TypeDraft Read(Type type)
    {
        if (_enums.TryGetValue(type, out var known))
        {
            return known;
        }

        var draft = schema.Add(new TypeDraft(schema.NameOf(type), TypeKind.Enum, type));
        _enums.Add(type, draft);
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (!member.IsDefined(typeof(GraphQLIgnoreAttribute)))
            {
                draft.Values.Add(
                    new EnumValueDraft(
                        Annotation.EnumValueName(member),
                        member.GetValue(null)!,
                        schema.Documentation.Of(member),
                        Annotation.Directives(member)
                    )
                );
            }
        }

        return draft;
    }
}
