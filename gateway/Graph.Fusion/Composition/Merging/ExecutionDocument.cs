using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;
using static Graph.Fusion.Schemas.ExecutionSyntax;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Writes a merged schema as an execution schema.</summary>
internal static class ExecutionDocument
{
    public static DocumentNode Of(MergedSchema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        definitions.Add(SchemaDefinition(schema));
        foreach (var root in new[] { "Query", "Mutation", "Subscription" })
        {
            if (schema.FindType(root) is { } type)
            {
                definitions.Add(Definition(schema, type));
            }
        }

        definitions.AddRange(
            schema.Types.Where(type => !MergedSchema.IsRoot(type.Name)).Select(type => Definition(schema, type))
        );
        var used = UsedDirectives(schema);
        definitions.AddRange(KnownDirectives.Merged.Where(directive => used.Contains(directive.Name.Value)));
        definitions.AddRange(ExecutionDirectives.Definitions.Definitions);
        return new DocumentNode(definitions.ToImmutable());
    }

    private static HashSet<string> UsedDirectives(MergedSchema schema) =>
        schema
            .Types.SelectMany(type =>
                type.Directives.Concat(
                        type.Fields.SelectMany(field =>
                            field.Directives.Concat(field.Arguments.SelectMany(argument => argument.Directives))
                        )
                    )
                    .Concat(type.InputFields.SelectMany(field => field.Directives))
                    .Concat(type.Values.SelectMany(value => value.Directives))
            )
            .Select(directive => directive.Name.Value)
            .ToHashSet(StringComparer.Ordinal);

    private static SchemaDefinitionNode SchemaDefinition(MergedSchema schema)
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        foreach (var source in schema.Sources)
        {
            directives.Add(SourceSettingsSyntax.Write(source.Info));
        }

        foreach (var node in schema.Node?.Types ?? [])
        {
            directives.Add(
                Directive(ExecutionDirectives.Node, ("prefix", Text(node.Prefix)), ("type", Text(node.TypeName)))
            );
        }

        var roots = ImmutableArray.CreateBuilder<OperationTypeDefinitionNode>();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.FindType(operation.ToString()) is { } root)
            {
                roots.Add(new OperationTypeDefinitionNode(operation, Type(root.Name)));
            }
        }

        return new SchemaDefinitionNode(directives.ToImmutable(), roots.ToImmutable(), Description(schema.Description));
    }

    private static TypeDefinitionNode Definition(MergedSchema schema, MergedType type)
    {
        var name = new NameNode(type.Name);
        var directives = TypeDirectives(schema, type);
        var description = Description(type.Description);
        return type.Kind switch
        {
            TypeKind.Object => new ObjectTypeDefinitionNode(
                name,
                Interfaces(schema, type),
                directives,
                Fields(schema, type),
                description
            ),
            TypeKind.Interface => new InterfaceTypeDefinitionNode(
                name,
                Interfaces(schema, type),
                directives,
                Fields(schema, type),
                description
            ),
            TypeKind.Union => new UnionTypeDefinitionNode(
                name,
                directives,
                [.. type.Members.Where(member => schema.FindType(member) is not null).Select(Type)],
                description
            ),
            TypeKind.Enum => new EnumTypeDefinitionNode(
                name,
                directives,
                [
                    .. type.Values.Select(value => new EnumValueDefinitionNode(
                        new NameNode(value.Name),
                        MemberDirectives(value.IsInaccessible, value.Deprecation, value.Directives),
                        Description(value.Description)
                    )),
                ],
                description
            ),
            TypeKind.InputObject => new InputObjectTypeDefinitionNode(
                name,
                directives,
                [.. type.InputFields.Select(Input)],
                description
            ),
            _ => new ScalarTypeDefinitionNode(name, directives, description),
        };
    }

    private static ImmutableArray<NamedTypeNode> Interfaces(MergedSchema schema, MergedType type) =>
        [.. type.Interfaces.Where(name => schema.FindType(name) is not null).Select(Type)];

    private static ImmutableArray<DirectiveNode> TypeDirectives(MergedSchema schema, MergedType type)
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        if (type.IsOneOf)
        {
            directives.Add(Directive("oneOf"));
        }

        if (type.SpecifiedBy is { } url)
        {
            directives.Add(Directive("specifiedBy", ("url", Text(url))));
        }

        directives.AddRange(type.Directives);
        if (type.IsInaccessible)
        {
            directives.Add(Directive(ExecutionDirectives.Inaccessible));
        }

        foreach (var definition in type.Definitions)
        {
            var source = ("schema", Text(definition.Schema.Name));
            directives.Add(Directive(ExecutionDirectives.Type, source));
            foreach (var name in definition.Interfaces.Where(name => schema.FindType(name) is not null))
            {
                directives.Add(Directive(ExecutionDirectives.Implements, source, ("interface", Text(name))));
            }

            foreach (var member in definition.Members.Where(member => schema.FindType(member) is not null))
            {
                directives.Add(Directive(ExecutionDirectives.Member, source, ("type", Text(member))));
            }
        }

        foreach (var lookup in schema.Lookups.Where(lookup => lookup.ReturnTypeName == type.Name))
        {
            directives.Add(
                Directive(
                    ExecutionDirectives.Lookup,
                    ("schema", Text(lookup.Source.Name)),
                    ("path", lookup.Path.IsEmpty ? null : Texts(lookup.Path)),
                    ("signature", Text(SourceSignature.Of(lookup))),
                    ("maps", Texts(lookup.Arguments.Select(argument => FieldSelectionMapPrinter.Print(argument.Map)))),
                    ("internal", Flag(lookup.IsInternal))
                )
            );
        }

        return directives.ToImmutable();
    }

    private static ImmutableArray<FieldDefinitionNode> Fields(MergedSchema schema, MergedType type) =>
        [
            .. type
                .Fields.Where(field =>
                    schema.FindType(field.NamedType) is not null || BuiltInTypes.IsScalar(field.NamedType)
                )
                .Select(Field),
        ];

    private static FieldDefinitionNode Field(MergedField field)
    {
        var directives = MemberDirectives(field.IsInaccessible, field.Deprecation, field.Directives).ToBuilder();
        if (field.IsResolvedByGateway)
        {
            directives.Add(Directive(ExecutionDirectives.Gateway));
        }

        var merged = SourceSignature.Of(field);
        foreach (var definition in field.Definitions)
        {
            var source = ("schema", Text(definition.Schema.Name));
            var signature = SourceSignature.Of(definition);
            directives.Add(
                Directive(
                    ExecutionDirectives.Field,
                    source,
                    ("signature", signature == merged ? null : Text(signature)),
                    ("external", Flag(definition.IsExternal)),
                    ("provides", definition.Provides?.Selections is { } set ? Text(FieldSet.Print(set)) : null)
                )
            );
            foreach (var argument in definition.Arguments)
            {
                if (argument.Require?.Value is { } map)
                {
                    directives.Add(
                        Directive(
                            ExecutionDirectives.Require,
                            source,
                            ("argument", Text(argument.Name)),
                            ("map", Text(FieldSelectionMapPrinter.Print(map)))
                        )
                    );
                }
            }
        }

        return new FieldDefinitionNode(
            new NameNode(field.Name),
            [.. field.Arguments.Select(Input)],
            field.Type,
            directives.ToImmutable(),
            Description(field.Description)
        );
    }

    private static InputValueDefinitionNode Input(MergedInput input) =>
        new(
            new NameNode(input.Name),
            input.Type,
            input.DefaultValue,
            MemberDirectives(false, input.Deprecation, input.Directives),
            Description(input.Description)
        );

    private static ImmutableArray<DirectiveNode> MemberDirectives(
        bool isInaccessible,
        string? deprecation,
        ImmutableArray<DirectiveNode> merged
    )
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        if (deprecation is not null)
        {
            directives.Add(Directive("deprecated", ("reason", Text(deprecation))));
        }

        directives.AddRange(merged);
        if (isInaccessible)
        {
            directives.Add(Directive(ExecutionDirectives.Inaccessible));
        }

        return directives.ToImmutable();
    }
}
