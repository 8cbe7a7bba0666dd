using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Makes the payloads of mutations: what changed, nullable, and the union of expected errors.</summary>
internal sealed class PayloadTypes(SchemaDraft schema, OutputTypes outputs)
{
    /// <summary>The payload of a mutation; null after a sentence.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The mutation's name.</param>
    /// <param name="row">What the method gives back, without its task.</param>
    public (TypeDraft Type, ExpectedErrors Exceptions)? Read(MethodInfo method, string name, CSharpType row)
    {
        var mayFail = row.Is(typeof(FieldResult<>));
        var result = mayFail ? row.Arguments[0] : row;
        var errors = new ErrorReader(schema, method);
        var union = ErrorsOf(method, name, mayFail, errors);
        var isPayload = !result.IsNullable && result.Type.Name.EndsWith("Payload", StringComparison.Ordinal);
        var payload = schema.Add(
            new TypeDraft(
                isPayload ? schema.NameOf(result.Type) : Naming.Pascal(name) + "Payload",
                TypeKind.Object,
                typeof(FieldResult<>).MakeGenericType(result.Declared)
            )
        );
        payload.Description = (isPayload ? schema.Documentation.Of(result.Type) : null) ?? $"What `{name}` gives back.";
        if (isPayload)
        {
            payload.Authorization.AddRange(AuthorizationReader.Of(result.Type, schema));
            AddProperties(payload, result.Type);
        }
        else if (ResultField(method, result, payload) is { } field)
        {
            payload.Fields.Add(field);
        }
        else
        {
            return null;
        }

        if (union is not null)
        {
            payload.Fields.Add(
                new FieldDraft(
                    "errors",
                    new OutputUse(Syntax.List(Syntax.Named(union, false), isNullable: true)),
                    Problems.Name(method)
                )
                {
                    Description = "What went wrong, in terms of what was asked for; null on success.",
                    Resolver = () => PropertyCompiler.CompileErrors(result.Declared),
                }
            );
        }

        return (payload, errors.Exceptions);
    }

    private FieldDraft? ResultField(MethodInfo method, CSharpType result, TypeDraft payload)
    {
        var source = Problems.Name(method);
        if (outputs.Read(result, IdUse.FromResult(method, payload.Name, schema), source) is not { } output)
        {
            return null;
        }

        var named = method.GetCustomAttribute<PayloadFieldAttribute>()?.Name;
        if (named is null && (output.IsList || output.Leaf is not null || result.Type.IsEnum))
        {
            schema.Problems.Add(
                method,
                "the payload's field has no name of its own, since the result is no object: give it one with [PayloadField(\"…\")]."
            );
            return null;
        }

        return new FieldDraft(named ?? Naming.Camel(output.Name), output.AsNullable(), source)
        {
            Description = "The result; null if there are errors.",
            Resolver = () => PropertyCompiler.CompileResult(result.Declared),
        };
    }

    private void AddProperties(TypeDraft payload, Type type)
    {
        foreach (var property in OutputTypes.PropertiesOf(type))
        {
            if (PropertyField.Read(schema, outputs, type, payload, property) is { } field)
            {
                payload.Fields.Add(
                    field with
                    {
                        Output = field.Output.AsNullable(),
                        Resolver = () => PropertyCompiler.CompilePayload(type, property),
                    }
                );
            }
        }
    }

    private string? ErrorsOf(MethodInfo method, string name, bool mayFail, ErrorReader errors)
    {
        var own = method.GetCustomAttribute<UserErrorsAttribute>();
        var declared = own ?? method.DeclaringType!.GetCustomAttribute<UserErrorsAttribute>();
        var single = method
            .GetCustomAttributes()
            .OfType<IErrorAttribute>()
            .Select(attribute => attribute.Error)
            .ToList();
        IReadOnlyList<Type> all =
            own is null && single.Count > 0 ? single : [.. (mayFail ? declared : own)?.Errors ?? [], .. single];
        foreach (var type in all)
        {
            errors.Read(type);
        }

        if (!mayFail && errors.Exceptions.IsEmpty)
        {
            if (all.Count > 0)
            {
                schema.Problems.Add(
                    method,
                    "it declares errors but can only succeed: give back FieldResult<T>, declare exceptions that it throws, or "
                        + "remove the declaration."
                );
            }

            return null;
        }

        if (declared is null && single.Count == 0)
        {
            schema.Problems.Add(
                method,
                "it gives back FieldResult<T> but does not say which errors are expected: add "
                    + $"[UserErrors(\"{Naming.Pascal(name)}Error\", typeof(…))] to the method or its class, or [Error<T>]."
            );
            return null;
        }

        return Union(
            method,
            own is null && single.Count > 0 ? Naming.Pascal(name) + "Error" : declared!.Name,
            errors.Members
        );
    }

    private string? Union(MethodInfo method, string name, IReadOnlyList<Type> errors)
    {
        var members = new List<string>();
        foreach (var error in errors)
        {
            if (outputs.ReadComposite(error, Problems.Name(method)) is { } member)
            {
                members.Add(member.Name);
            }
        }

        if (schema.Find(name) is { Kind: TypeKind.Union } existing)
        {
            if (!existing.Members.SequenceEqual(members))
            {
                schema.Problems.Add(
                    method,
                    $"the union '{name}' has the members {string.Join(", ", existing.Members)} elsewhere and "
                        + $"{string.Join(", ", members)} here: one union has one list of members, in one order."
                );
            }

            return name;
        }

        var union = schema.Add(
            new TypeDraft(name, TypeKind.Union, null) { Description = "What can be expected to go wrong." }
        );
        union.Members.AddRange(members);
        return name;
    }
}
