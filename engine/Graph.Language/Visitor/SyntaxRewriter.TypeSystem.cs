namespace Graph.Language;

/// <summary>What is in the nodes of type system documents.</summary>
public abstract partial class SyntaxRewriter
{
    private SchemaDefinitionNode Children(SchemaDefinitionNode node)
    {
        var directives = All(node.Directives);
        var operationTypes = All(node.OperationTypes);
        var description = Optional(node.Description);
        return
            directives == node.Directives
            && operationTypes == node.OperationTypes
            && ReferenceEquals(description, node.Description)
            ? node
            : new SchemaDefinitionNode(directives, operationTypes, description, node.Location);
    }

    private SchemaExtensionNode Children(SchemaExtensionNode node)
    {
        var directives = All(node.Directives);
        var operationTypes = All(node.OperationTypes);
        return directives == node.Directives && operationTypes == node.OperationTypes
            ? node
            : new SchemaExtensionNode(directives, operationTypes, node.Location);
    }

    private OperationTypeDefinitionNode Children(OperationTypeDefinitionNode node)
    {
        var type = Required(node.Type);
        return ReferenceEquals(type, node.Type)
            ? node
            : new OperationTypeDefinitionNode(node.Operation, type, node.Location);
    }

    private ScalarTypeDefinitionNode Children(ScalarTypeDefinitionNode node)
    {
        var directives = All(node.Directives);
        var description = Optional(node.Description);
        return directives == node.Directives && ReferenceEquals(description, node.Description)
            ? node
            : new ScalarTypeDefinitionNode(node.Name, directives, description, node.Location);
    }

    private ScalarTypeExtensionNode Children(ScalarTypeExtensionNode node)
    {
        var directives = All(node.Directives);
        return directives == node.Directives ? node : new ScalarTypeExtensionNode(node.Name, directives, node.Location);
    }

    private ObjectTypeDefinitionNode Children(ObjectTypeDefinitionNode node)
    {
        var interfaces = All(node.Interfaces);
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        var description = Optional(node.Description);
        return
            interfaces == node.Interfaces
            && directives == node.Directives
            && fields == node.Fields
            && ReferenceEquals(description, node.Description)
            ? node
            : new ObjectTypeDefinitionNode(node.Name, interfaces, directives, fields, description, node.Location);
    }

    private ObjectTypeExtensionNode Children(ObjectTypeExtensionNode node)
    {
        var interfaces = All(node.Interfaces);
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        return interfaces == node.Interfaces && directives == node.Directives && fields == node.Fields
            ? node
            : new ObjectTypeExtensionNode(node.Name, interfaces, directives, fields, node.Location);
    }

    private InterfaceTypeDefinitionNode Children(InterfaceTypeDefinitionNode node)
    {
        var interfaces = All(node.Interfaces);
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        var description = Optional(node.Description);
        return
            interfaces == node.Interfaces
            && directives == node.Directives
            && fields == node.Fields
            && ReferenceEquals(description, node.Description)
            ? node
            : new InterfaceTypeDefinitionNode(node.Name, interfaces, directives, fields, description, node.Location);
    }

    private InterfaceTypeExtensionNode Children(InterfaceTypeExtensionNode node)
    {
        var interfaces = All(node.Interfaces);
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        return interfaces == node.Interfaces && directives == node.Directives && fields == node.Fields
            ? node
            : new InterfaceTypeExtensionNode(node.Name, interfaces, directives, fields, node.Location);
    }

    private UnionTypeDefinitionNode Children(UnionTypeDefinitionNode node)
    {
        var directives = All(node.Directives);
        var types = All(node.Types);
        var description = Optional(node.Description);
        return directives == node.Directives && types == node.Types && ReferenceEquals(description, node.Description)
            ? node
            : new UnionTypeDefinitionNode(node.Name, directives, types, description, node.Location);
    }

    private UnionTypeExtensionNode Children(UnionTypeExtensionNode node)
    {
        var directives = All(node.Directives);
        var types = All(node.Types);
        return directives == node.Directives && types == node.Types
            ? node
            : new UnionTypeExtensionNode(node.Name, directives, types, node.Location);
    }

    private EnumTypeDefinitionNode Children(EnumTypeDefinitionNode node)
    {
        var directives = All(node.Directives);
        var values = All(node.Values);
        var description = Optional(node.Description);
        return directives == node.Directives && values == node.Values && ReferenceEquals(description, node.Description)
            ? node
            : new EnumTypeDefinitionNode(node.Name, directives, values, description, node.Location);
    }

    private EnumTypeExtensionNode Children(EnumTypeExtensionNode node)
    {
        var directives = All(node.Directives);
        var values = All(node.Values);
        return directives == node.Directives && values == node.Values
            ? node
            : new EnumTypeExtensionNode(node.Name, directives, values, node.Location);
    }

    private InputObjectTypeDefinitionNode Children(InputObjectTypeDefinitionNode node)
    {
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        var description = Optional(node.Description);
        return directives == node.Directives && fields == node.Fields && ReferenceEquals(description, node.Description)
            ? node
            : new InputObjectTypeDefinitionNode(node.Name, directives, fields, description, node.Location);
    }

    private InputObjectTypeExtensionNode Children(InputObjectTypeExtensionNode node)
    {
        var directives = All(node.Directives);
        var fields = All(node.Fields);
        return directives == node.Directives && fields == node.Fields
            ? node
            : new InputObjectTypeExtensionNode(node.Name, directives, fields, node.Location);
    }

    private EnumValueDefinitionNode Children(EnumValueDefinitionNode node)
    {
        var directives = All(node.Directives);
        var description = Optional(node.Description);
        return directives == node.Directives && ReferenceEquals(description, node.Description)
            ? node
            : new EnumValueDefinitionNode(node.Name, directives, description, node.Location);
    }

    private FieldDefinitionNode Children(FieldDefinitionNode node)
    {
        var arguments = All(node.Arguments);
        var type = Required(node.Type);
        var directives = All(node.Directives);
        var description = Optional(node.Description);
        return
            arguments == node.Arguments
            && ReferenceEquals(type, node.Type)
            && directives == node.Directives
            && ReferenceEquals(description, node.Description)
            ? node
            : new FieldDefinitionNode(node.Name, arguments, type, directives, description, node.Location);
    }

    private InputValueDefinitionNode Children(InputValueDefinitionNode node)
    {
        var type = Required(node.Type);
        var defaultValue = Optional(node.DefaultValue);
        var directives = All(node.Directives);
        var description = Optional(node.Description);
        return
            ReferenceEquals(type, node.Type)
            && ReferenceEquals(defaultValue, node.DefaultValue)
            && directives == node.Directives
            && ReferenceEquals(description, node.Description)
            ? node
            : new InputValueDefinitionNode(node.Name, type, defaultValue, directives, description, node.Location);
    }

    private DirectiveDefinitionNode Children(DirectiveDefinitionNode node)
    {
        var arguments = All(node.Arguments);
        var description = Optional(node.Description);
        return arguments == node.Arguments && ReferenceEquals(description, node.Description)
            ? node
            : new DirectiveDefinitionNode(
                node.Name,
                arguments,
                node.Repeatable,
                node.Locations,
                description,
                node.Location
            );
    }
}
