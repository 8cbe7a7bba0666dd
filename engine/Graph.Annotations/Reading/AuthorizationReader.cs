using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Model;
using Graph.Execution.Authorization;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Reads <see cref="AuthorizeAttribute"/>, and brings together what each field of an object type requires.</summary>
internal static class AuthorizationReader
{
    /// <summary>ASP.NET's attribute of the same name, which nothing here would enforce.</summary>
    private const string AspNetAttribute = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";

    /// <summary>What the attributes of a type or member require.</summary>
    public static ImmutableArray<AuthorizeDirective> Of(MemberInfo member, SchemaDraft schema)
    {
        var directives = ImmutableArray.CreateBuilder<AuthorizeDirective>();
        foreach (var attribute in member.GetCustomAttributes(inherit: false))
        {
            if (attribute is AuthorizeAttribute authorize)
            {
                Check(authorize, member, schema);
                directives.Add(new AuthorizeDirective(authorize.Policy, [.. authorize.Roles ?? []]));
            }
            else if (IsAspNet(attribute.GetType()))
            {
                schema.Problems.Add(
                    member,
                    "[Authorize] is ASP.NET's here, which guards no field: use Graph.Annotations.AuthorizeAttribute."
                );
            }
        }

        return directives.ToImmutable();
    }

    /// <summary>Says that a member of input cannot be guarded.</summary>
    public static void Refuse(MemberInfo member, SchemaDraft schema)
    {
        if (!Of(member, schema).IsEmpty)
        {
            schema.Problems.Add(
                member,
                "[Authorize] guards what is given out, and this comes in: put it on the field that takes it."
            );
        }
    }

    /// <summary>Gives every field of an object type what it and all types that it belongs to require.</summary>
    public static void Complete(SchemaDraft schema)
    {
        foreach (var draft in schema.Drafts)
        {
            if (draft.Kind != TypeKind.Object)
            {
                continue;
            }

            var ofTypes = new List<AuthorizeDirective>(draft.Authorization);
            var interfaces = new List<TypeDraft>();
            foreach (var other in schema.Drafts)
            {
                if (draft.Interfaces.Contains(other.Name) || other.Members.Contains(draft.Name))
                {
                    ofTypes.AddRange(other.Authorization);
                    interfaces.Add(other);
                }
            }

            for (var i = 0; i < draft.Fields.Count; i++)
            {
                var field = draft.Fields[i];
                IEnumerable<AuthorizeDirective> inherited = interfaces.SelectMany(known =>
                    known.FindField(field.Name)?.Authorization ?? []
                );
                draft.Fields[i] = field with
                {
                    Authorization = [.. ofTypes.Concat(field.Authorization).Concat(inherited).Distinct()],
                };
            }
        }
    }

    private static void Check(AuthorizeAttribute authorize, MemberInfo member, SchemaDraft schema)
    {
        if (authorize.Policy is { } policy && string.IsNullOrWhiteSpace(policy))
        {
            schema.Problems.Add(member, "[Authorize] has an empty policy: name one, or leave it out.");
        }

        if (authorize.Roles is { } roles && (roles.Length == 0 || roles.Any(string.IsNullOrWhiteSpace)))
        {
            schema.Problems.Add(
                member,
                "[Authorize] has an empty role, which nobody has: name roles, or leave them out."
            );
        }
    }

    private static bool IsAspNet(Type? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (type.FullName == AspNetAttribute)
            {
                return true;
            }
        }

        return false;
    }
}
