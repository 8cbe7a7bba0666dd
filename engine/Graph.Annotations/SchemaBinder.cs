using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Execution.Authorization;
using Graph.Execution.Resolvers;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Annotations;

/// <summary>Attaches C# to a schema: resolvers, serializers, runtime types and enum values.</summary>
internal static class SchemaBinder
{
    /// <summary>Binds every type of the schema that was drafted.</summary>
    public static void Bind(Schema schema, SchemaDraft drafts)
    {
        foreach (var draft in drafts.Drafts)
        {
            switch (schema.FindType(draft.Name))
            {
                case ObjectType type:
                    type.RuntimeType = draft.RuntimeType;
                    BindFields(type, draft, drafts);
                    break;
                case InterfaceType type:
                    BindFields(type, draft, drafts);
                    break;
                case EnumType type:
                    type.RuntimeType = draft.RuntimeType;
                    foreach (var value in draft.Values)
                    {
                        type.FindValue(value.Name)!.RuntimeValue = value.RuntimeValue;
                    }

                    break;
                case InputObjectType type:
                    type.RuntimeType = draft.RuntimeType;
                    break;
            }
        }
    }

    private static void BindFields(ComplexType type, TypeDraft draft, SchemaDraft drafts)
    {
        foreach (var field in draft.Fields)
        {
            var bound = type.FindField(field.Name)!;
            bound.Resolver = field.Resolver?.Invoke();
            bound.SourceStream = field.SourceStream?.Invoke();
            Authorize(bound, field);
            if (field.Output.Leaf is not { } leaf)
            {
                continue;
            }

            if (field.Output.IdTypeName is { } idTypeName)
            {
                bound.Serializer = GenericCall.Invoke(
                    typeof(IdUse),
                    nameof(IdUse.SerializerOf),
                    [leaf],
                    drafts.Options.NodeIds!,
                    idTypeName
                );
            }
            else if (
                bound.Type.Named is ScalarType scalar
                && GenericCall.Invoke(typeof(SchemaBinder), nameof(SerializerOf), [leaf], scalar) is null
            )
            {
                drafts.Problems.Add(field.Source, $"the scalar '{scalar.Name}' cannot carry a {Naming.CSharp(leaf)}.");
            }
        }
    }

    private static void Authorize(OutputField bound, FieldDraft field)
    {
        if (field.Authorization.IsEmpty)
        {
            return;
        }

        var authorization = new FieldAuthorization(field.Authorization);
        if (bound.Resolver is { } resolver)
        {
            bound.Resolver = new AuthorizedResolver(resolver, authorization);
        }

        if (bound.SourceStream is { } source)
        {
            bound.SourceStream = new AuthorizedSourceStream(source, authorization);
        }
    }

    private static LeafSerializer<T>? SerializerOf<T>(ScalarType scalar) => scalar.Coercion.SerializerFor<T>();
}
