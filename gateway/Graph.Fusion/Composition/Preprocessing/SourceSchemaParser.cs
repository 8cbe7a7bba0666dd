using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>Reads the text of a source schema, merges extensions into their types and closes the interfaces.</summary>
internal static class SourceSchemaParser
{
    private const string Code = GraphQLValidation.Code;

    /// <summary>The definitions of a source; null if its text is no GraphQL document, which the log then says.</summary>
    public static SourceDefinitions? Parse(SourceSchemaInfo info, string text, CompositionLog log)
    {
        if (!Utf8GraphQLParser.TryParse(text, ParserOptions.Schema, out var document, out var error))
        {
            log.Error(
                Code,
                info.Name,
                null,
                $"The schema '{info.Name}' cannot be parsed: {error.Message} (line {error.Location.Line}, column {error.Location.Column}).",
                "Correct the text."
            );
            return null;
        }

        var schema = new SourceDefinitions(info, document);
        foreach (var definition in document.Definitions)
        {
            Define(schema, definition, log);
        }

        foreach (var definition in document.Definitions)
        {
            Extend(schema, definition, log);
        }

        foreach (var definition in document.Definitions)
        {
            AddFields(schema, definition, log);
        }

        foreach (var type in schema.Types)
        {
            CloseInterfaces(schema, type);
        }

        return schema;
    }

    private static void Define(SourceDefinitions schema, DefinitionNode definition, CompositionLog log)
    {
        switch (definition)
        {
            case SchemaDefinitionNode node:
                schema.Description = node.Description?.Value;
                schema.HasSchemaDefinition = true;
                AddRoots(schema, node.OperationTypes);
                break;
            case ObjectTypeDefinitionNode node:
                Add(schema, node, TypeKind.Object, node.Description, log);
                break;
            case InterfaceTypeDefinitionNode node:
                Add(schema, node, TypeKind.Interface, node.Description, log);
                break;
            case UnionTypeDefinitionNode node:
                Add(schema, node, TypeKind.Union, node.Description, log);
                break;
            case EnumTypeDefinitionNode node:
                Add(schema, node, TypeKind.Enum, node.Description, log);
                break;
            case InputObjectTypeDefinitionNode node:
                Add(schema, node, TypeKind.InputObject, node.Description, log);
                break;
            case ScalarTypeDefinitionNode node when !IsKnownScalar(node.Name.Value):
                Add(schema, node, TypeKind.Scalar, node.Description, log);
                break;
            case OperationDefinitionNode or FragmentDefinitionNode:
                log.Error(
                    Code,
                    schema.Name,
                    null,
                    $"The schema '{schema.Name}' contains an operation or a fragment.",
                    "Remove it: a schema has definitions only."
                );
                break;
        }
    }

    // What every source has is nobody's own.
    private static bool IsKnownScalar(string name) =>
        BuiltInTypes.IsScalar(name)
        || name is CompositeDirectives.FieldSelectionMap or CompositeDirectives.FieldSelectionSet;

    private static void AddRoots(SourceDefinitions schema, IEnumerable<OperationTypeDefinitionNode> roots)
    {
        foreach (var root in roots)
        {
            schema.SetRoot(root.Operation, root.Type.Name.Value);
        }
    }

    private static void Add(
        SourceDefinitions schema,
        TypeDefinitionNode node,
        TypeKind kind,
        StringValueNode? description,
        CompositionLog log
    )
    {
        var name = node.Name.Value;
        if (schema.FindType(name) is not null)
        {
            log.Error(
                Code,
                schema.Name,
                name,
                $"The type '{name}' is defined twice in the schema '{schema.Name}'.",
                "Use 'extend' for the second, or remove it."
            );
            return;
        }

        var type = new SourceTypeDefinition(schema, name, kind) { Description = description?.Value };
        AddDirectives(type, node.Directives);
        schema.Add(type);
    }

    private static void Extend(SourceDefinitions schema, DefinitionNode definition, CompositionLog log)
    {
        if (definition is SchemaExtensionNode schemaExtension)
        {
            AddRoots(schema, schemaExtension.OperationTypes);
        }

        if (definition is not TypeExtensionNode node || IsKnownScalar(node.Name.Value))
        {
            return;
        }

        var kind = definition switch
        {
            ObjectTypeExtensionNode => TypeKind.Object,
            InterfaceTypeExtensionNode => TypeKind.Interface,
            UnionTypeExtensionNode => TypeKind.Union,
            EnumTypeExtensionNode => TypeKind.Enum,
            InputObjectTypeExtensionNode => TypeKind.InputObject,
            _ => TypeKind.Scalar,
        };
        var type = schema.FindType(node.Name.Value);
        if (type is null)
        {
            // A source may extend what only others define: the merge makes one type of all of them.
            type = new SourceTypeDefinition(schema, node.Name.Value, kind);
            schema.Add(type);
        }
        else if (type.Kind != kind)
        {
            log.Error(
                Code,
                schema.Name,
                type.Name,
                $"The type '{type.Name}' is extended as another kind of type than it is in the schema '{schema.Name}'.",
                "Correct the keyword after 'extend'."
            );
            return;
        }

        AddDirectives(type, node.Directives);
    }

    private static void AddDirectives(SourceTypeDefinition type, IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            type.Add(directive);
            if (directive.Name.Value == "key")
            {
                type.Keys.Add(new SourceKey(FieldSet.From(directive)!, IsWritten: true));
            }
        }
    }

    private static void AddFields(SourceDefinitions schema, DefinitionNode definition, CompositionLog log)
    {
        switch (definition)
        {
            case ObjectTypeDefinitionNode node:
                AddFields(schema, node.Name, node.Interfaces, node.Fields, log);
                break;
            case ObjectTypeExtensionNode node:
                AddFields(schema, node.Name, node.Interfaces, node.Fields, log);
                break;
            case InterfaceTypeDefinitionNode node:
                AddFields(schema, node.Name, node.Interfaces, node.Fields, log);
                break;
            case InterfaceTypeExtensionNode node:
                AddFields(schema, node.Name, node.Interfaces, node.Fields, log);
                break;
            case UnionTypeDefinitionNode node:
                schema.FindType(node.Name.Value)?.Members.AddRange(node.Types.Select(type => type.Name.Value));
                break;
            case UnionTypeExtensionNode node:
                schema.FindType(node.Name.Value)?.Members.AddRange(node.Types.Select(type => type.Name.Value));
                break;
            case EnumTypeDefinitionNode node:
                AddValues(schema, node.Name, node.Values);
                break;
            case EnumTypeExtensionNode node:
                AddValues(schema, node.Name, node.Values);
                break;
            case InputObjectTypeDefinitionNode node:
                AddInputFields(schema, node.Name, node.Fields);
                break;
            case InputObjectTypeExtensionNode node:
                AddInputFields(schema, node.Name, node.Fields);
                break;
        }
    }

    private static void AddFields(
        SourceDefinitions schema,
        NameNode name,
        IEnumerable<NamedTypeNode> interfaces,
        IEnumerable<FieldDefinitionNode> fields,
        CompositionLog log
    )
    {
        if (schema.FindType(name.Value) is not { Kind: TypeKind.Object or TypeKind.Interface } type)
        {
            return;
        }

        type.Interfaces.AddRange(interfaces.Select(node => node.Name.Value).Except(type.Interfaces));
        foreach (var node in fields)
        {
            var coordinate = $"{type.Name}.{node.Name.Value}";
            if (type.FindField(node.Name.Value) is not null)
            {
                log.Error(
                    Code,
                    schema.Name,
                    coordinate,
                    $"The field '{coordinate}' is defined twice in the schema '{schema.Name}'.",
                    "Remove one of them."
                );
                continue;
            }

            List<SourceInputDefinition> arguments =
            [
                .. node.Arguments.Select(argument => new SourceInputDefinition(coordinate, argument, isArgument: true)),
            ];
            type.Add(new SourceFieldDefinition(type, node, arguments));
        }
    }

    private static void AddValues(
        SourceDefinitions schema,
        NameNode name,
        IEnumerable<EnumValueDefinitionNode> values
    ) => schema.FindType(name.Value)?.Values.AddRange(values.Select(value => new SourceEnumValueDefinition(value)));

    private static void AddInputFields(
        SourceDefinitions schema,
        NameNode name,
        IEnumerable<InputValueDefinitionNode> fields
    ) =>
        schema
            .FindType(name.Value)
            ?.InputFields.AddRange(
                fields.Select(field => new SourceInputDefinition(name.Value, field, isArgument: false))
            );

    private static void CloseInterfaces(SourceDefinitions schema, SourceTypeDefinition type)
    {
        // The list grows while it is walked; each name is added once, so cycles end.
        for (var i = 0; i < type.Interfaces.Count; i++)
        {
            foreach (var inherited in schema.FindType(type.Interfaces[i])?.Interfaces ?? [])
            {
                if (inherited != type.Name && !type.Interfaces.Contains(inherited))
                {
                    type.Interfaces.Add(inherited);
                }
            }
        }
    }
}
