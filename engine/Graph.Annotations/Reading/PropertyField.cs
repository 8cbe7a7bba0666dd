using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Reads properties as fields.</summary>
internal static class PropertyField
{
    /// <summary>The field of a property; null after a sentence if its type has no place in the graph.</summary>
    public static FieldDraft? Read(
        SchemaDraft schema,
        OutputTypes outputs,
        Type type,
        TypeDraft draft,
        PropertyInfo property
    )
    {
        var source = $"{Naming.CSharp(type)}.{property.Name}";
        var id = IdUse.From(Annotation.Find<IDAttribute>(property), draft.Name, schema);
        if (outputs.Read(CSharpType.Of(property), id, source) is not { } output)
        {
            return null;
        }

        return new FieldDraft(NameOf(property), output, source)
        {
            Description = schema.Documentation.Of(property),
            Directives = Annotation.Directives(property),
            Authorization = AuthorizationReader.Of(property, schema),
            Resolver = draft.Kind == TypeKind.Object ? () => PropertyCompiler.Compile(type, property) : null,
        };
    }

    /// <summary>The name of a property's field.</summary>
    public static string NameOf(PropertyInfo property) =>
        Annotation.Find<GraphQLNameAttribute>(property)?.Name ?? Naming.Camel(property.Name);
}
