using System.Reflection;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Fields that static classes add to object types and interfaces.</summary>
internal sealed class ExtensionFields(SchemaDraft schema, MethodFields methods)
{
    /// <summary>True if a class of fields replaces a property of the type.</summary>
    public bool Replaces(Type type, string property) =>
        schema
            .Types.ExtensionsOf(type)
            .SelectMany(MethodFields.MethodsOf)
            .Any(method =>
                method.GetCustomAttribute<BindMemberAttribute>()?.Member == property
                || method.Name == property
                || MethodFields.NameOf(method) == Naming.Camel(property)
            );

    /// <summary>Adds the fields of the type's own classes, then those of its interfaces that it has not itself.</summary>
    public void AddTo(Type type, TypeDraft draft)
    {
        foreach (var extension in schema.Types.ExtensionsOf(type))
        {
            foreach (var method in MethodFields.MethodsOf(extension))
            {
                Check(type, method);
                Add(type, draft, method, isOwn: true);
            }
        }

        foreach (var implemented in OutputTypes.AbstractTypesOf(type).Where(schema.IsInterface))
        {
            foreach (var method in schema.Types.ExtensionsOf(implemented).SelectMany(MethodFields.MethodsOf))
            {
                Add(implemented, draft, method, isOwn: false);
            }
        }
    }

    private void Add(Type parent, TypeDraft draft, MethodInfo method, bool isOwn)
    {
        if (!isOwn && draft.FindField(MethodFields.NameOf(method)) is not null)
        {
            return;
        }

        if (methods.Read(method, parent, draft) is not { } field)
        {
            return;
        }

        if (draft.FindField(field.Name) is { } other)
        {
            schema.Problems.Add(method, $"the field '{draft.Name}.{field.Name}' is {other.Source} already.");
            return;
        }

        draft.Fields.Add(draft.Kind == TypeKind.Interface ? field with { Resolver = null } : field);
    }

    private void Check(Type type, MethodInfo method)
    {
        if (method.GetCustomAttribute<BindMemberAttribute>() is { } bind && type.GetProperty(bind.Member) is null)
        {
            schema.Problems.Add(
                method,
                $"[BindMember] names '{bind.Member}', which is no property of {Naming.CSharp(type)}."
            );
        }
    }
}
