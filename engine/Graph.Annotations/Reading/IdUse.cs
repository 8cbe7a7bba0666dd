using System.Reflection;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Says that values are ids, and of what.</summary>
/// <param name="TypeName">The object type that the ids name.</param>
internal sealed record IdUse(string TypeName)
{
    /// <summary>The ids that a member's attribute speaks of; null if it has none.</summary>
    /// <param name="attribute">The attribute, if there is one.</param>
    /// <param name="declaring">The name of the type that has the member.</param>
    /// <param name="schema">Knows the names of C# types.</param>
    public static IdUse? From(IDAttribute? attribute, string declaring, SchemaDraft schema) =>
        attribute is null
            ? null
            : new IdUse(attribute.NodeType is { } node ? schema.NameOf(node) : attribute.TypeName ?? declaring);

    /// <summary>The ids that a method gives back.</summary>
    public static IdUse? FromResult(MethodInfo method, string declaring, SchemaDraft schema) =>
        From(
            method.GetCustomAttribute<IDAttribute>()
                ?? method.ReturnParameter.GetCustomAttributes().OfType<IDAttribute>().FirstOrDefault(),
            declaring,
            schema
        );

    /// <summary>True if the schema's serializer writes and reads these ids.</summary>
    public bool IsNodeId(Type key, SchemaDraft schema) => key != typeof(string) && schema.Options.NodeIds is not null;

    /// <summary>Adds a sentence if keys of this C# type cannot be ids.</summary>
    public void Check(Type key, string source, SchemaDraft schema)
    {
        if (key == typeof(string))
        {
            return;
        }

        if (schema.Options.NodeIds is not { } ids)
        {
            schema.Problems.Add(
                source,
                $"an id of C# type {Naming.CSharp(key)} needs a serializer of global ids: call UseNodeIds on the builder."
            );
        }
        else if (GenericCall.Invoke(typeof(IdUse), nameof(SerializerOf), [key], ids, TypeName) is null)
        {
            schema.Problems.Add(
                source,
                $"ids of '{TypeName}' cannot be of C# type {Naming.CSharp(key)}: the serializer of global ids does not take it."
            );
        }
    }

    /// <summary>The serializer of ids with keys of a C# type.</summary>
    public static object? SerializerOf<TKey>(INodeIdSerializer ids, string typeName) =>
        ids.SerializerFor<TKey>(typeName);
}
