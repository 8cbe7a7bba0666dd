using Graph.Annotations.Model;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Reads annotated C# types into drafts of all named types.</summary>
internal static class AnnotationReader
{
    /// <summary>Reads everything; what is wrong is in the draft's problems.</summary>
    public static SchemaDraft Read(IEnumerable<Type> types, AnnotationOptions options)
    {
        var problems = new Problems();
        var schema = new SchemaDraft(new AnnotatedTypes(types, problems), options, problems);
        var enums = new EnumReader(schema);
        var inputs = new InputTypes(schema, enums);
        var outputs = new OutputTypes(schema, enums);
        var methods = new MethodFields(schema, outputs, inputs);
        outputs.Extensions = new ExtensionFields(schema, methods);
        var subscriptions = new SubscriptionFields(schema, inputs, methods);
        var mutations = new MutationFields(schema, inputs, new PayloadTypes(schema, outputs));

        Root(schema, OperationType.Query, schema.Types.Queries, (method, root) => methods.Read(method, null, root));
        Root(schema, OperationType.Mutation, schema.Types.Mutations, mutations.Read);
        Root(
            schema,
            OperationType.Subscription,
            schema.Types.Subscriptions,
            (method, root) => SubscriptionFields.IsSource(method) ? null : subscriptions.Read(method, root)
        );
        foreach (var type in schema.Types.Explicit.Concat(schema.Types.Extended))
        {
            if (!ConnectionTypes.IsConnection(type) && !ConnectionTypes.IsEdge(type))
            {
                outputs.ReadComposite(type, Naming.CSharp(type));
            }
        }

        schema.Finish();
        AddNode(schema);
        AuthorizationReader.Complete(schema);
        CompositionCheck.Run(schema);
        return schema;
    }

    private static void Root(
        SchemaDraft schema,
        OperationType operation,
        List<Type> classes,
        Func<System.Reflection.MethodInfo, TypeDraft, FieldDraft?> read
    )
    {
        if (classes.Count == 0)
        {
            return;
        }

        var root = schema.Add(new TypeDraft(operation.ToString(), TypeKind.Object, null));
        foreach (var method in classes.SelectMany(MethodFields.MethodsOf))
        {
            if (read(method, root) is not { } field)
            {
                continue;
            }

            if (root.FindField(field.Name) is { } other)
            {
                schema.Problems.Add(method, $"the field '{root.Name}.{field.Name}' is {other.Source} already.");
                continue;
            }

            root.Fields.Add(
                schema.Options.RootFieldsFailAlone && operation != OperationType.Subscription
                    ? field with
                    {
                        Output = field.Output.AsNullable(),
                    }
                    : field
            );
        }
    }

    private static void AddNode(SchemaDraft schema)
    {
        if (!schema.Drafts.Any(draft => draft.Interfaces.Contains("Node")) || schema.Find("Node") is not null)
        {
            return;
        }

        var node = schema.Add(
            new TypeDraft("Node", TypeKind.Interface, null)
            {
                Description = "What can be found by its global id alone.",
            }
        );
        node.Fields.Add(
            new FieldDraft("id", new OutputUse(Syntax.Named("ID", false)), "Node") { Description = "The global id." }
        );
    }
}
