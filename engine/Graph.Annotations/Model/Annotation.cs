using System.Collections.Immutable;
using System.Reflection;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Model;

/// <summary>Reads attributes: a record's property has those of its constructor's parameter as well.</summary>
internal static class Annotation
{
    /// <summary>The attribute of a member, or of the constructor parameter that a record's property stands for.</summary>
    public static T? Find<T>(PropertyInfo property)
        where T : Attribute =>
        property.GetCustomAttribute<T>() ?? ConstructorParameter(property)?.GetCustomAttribute<T>();

    /// <summary>The parameter of the longest constructor that has the property's name, as in a record.</summary>
    public static ParameterInfo? ConstructorParameter(PropertyInfo property) =>
        property
            .DeclaringType?.GetConstructors(BindingFlags.Instance | BindingFlags.Public)
            .MaxBy(constructor => constructor.GetParameters().Length)
            ?.GetParameters()
            .FirstOrDefault(parameter =>
                string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
                && parameter.ParameterType == property.PropertyType
            );

    /// <summary>An enum member's name in the graph.</summary>
    public static string EnumValueName(FieldInfo member) =>
        member.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.EnumValue(member.Name);

    /// <summary>The directives that attributes on a type or member apply, in a fixed order.</summary>
    public static ImmutableArray<DirectiveNode> Directives(MemberInfo member)
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        foreach (var key in member.GetCustomAttributes<EntityKeyAttribute>())
        {
            directives.Add(Syntax.Directive("key", "fields", key.Fields));
        }

        if (member.IsDefined(typeof(LookupAttribute)))
        {
            directives.Add(Syntax.Directive("lookup"));
        }

        if (member.IsDefined(typeof(InternalAttribute)))
        {
            directives.Add(Syntax.Directive("internal"));
        }

        if (member.IsDefined(typeof(ShareableAttribute)))
        {
            directives.Add(Syntax.Directive("shareable"));
        }

        if (member.GetCustomAttribute<ProvidesAttribute>() is { } provides)
        {
            directives.Add(Syntax.Directive("provides", "fields", provides.Fields));
        }

        if (member.IsDefined(typeof(ExternalAttribute)))
        {
            directives.Add(Syntax.Directive("external"));
        }

        if (member.GetCustomAttribute<OverrideAttribute>() is { } overrides)
        {
            directives.Add(Syntax.Directive("override", "from", overrides.From));
        }

        if (member.IsDefined(typeof(InaccessibleAttribute)))
        {
            directives.Add(Syntax.Directive("inaccessible"));
        }

        if (member.IsDefined(typeof(OneOfAttribute)))
        {
            directives.Add(Syntax.Directive("oneOf"));
        }

        Deprecate(
            directives,
            member.GetCustomAttribute<GraphQLDeprecatedAttribute>(),
            member is Type ? null : member.GetCustomAttribute<ObsoleteAttribute>()
        );
        return directives.ToImmutable();
    }

    /// <summary>The directives that attributes on a parameter apply.</summary>
    public static ImmutableArray<DirectiveNode> Directives(ParameterInfo parameter, string name)
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        if (parameter.GetCustomAttribute<IsAttribute>() is { } isOf)
        {
            directives.Add(Syntax.Directive("is", "field", isOf.Field));
        }

        if (parameter.GetCustomAttribute<RequireAttribute>() is { } require)
        {
            directives.Add(Syntax.Directive("require", "field", require.Field ?? name));
        }

        if (parameter.IsDefined(typeof(InaccessibleAttribute)))
        {
            directives.Add(Syntax.Directive("inaccessible"));
        }

        Deprecate(directives, parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>(), null);
        return directives.ToImmutable();
    }

    private static void Deprecate(
        ImmutableArray<DirectiveNode>.Builder directives,
        GraphQLDeprecatedAttribute? deprecated,
        ObsoleteAttribute? obsolete
    )
    {
        if (deprecated is not null || obsolete is not null)
        {
            directives.Add(
                Syntax.Directive(
                    "deprecated",
                    "reason",
                    deprecated?.Reason ?? obsolete?.Message ?? Deprecation.DefaultReason
                )
            );
        }
    }
}
