using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Schemas;

/// <summary>Reads what an execution schema says of one type.</summary>
internal sealed class TypeReader(
    TypeDefinitionNode definition,
    Schema execution,
    ImmutableArray<SourceSchemaInfo> sources,
    Dictionary<string, SourceSchemaInfo> sourcesByName,
    SourcePossibleTypes possibleTypes
)
{
    private readonly string _name = definition.Name.Value;

    public FusionType Read()
    {
        var known = new bool[sources.Length];
        var isInaccessible = false;
        foreach (var directive in definition.Directives)
        {
            switch (directive.Name.Value)
            {
                case ExecutionDirectives.Type:
                    known[new DirectiveArguments(directive).Source(sourcesByName).Id] = true;
                    break;
                case ExecutionDirectives.Inaccessible:
                    isInaccessible = true;
                    break;
            }
        }

        return new FusionType(
            execution.FindType(_name)!,
            isInaccessible,
            [.. sources.Where(source => known[source.Id])],
            definition switch
            {
                ObjectTypeDefinitionNode node => [.. node.Fields.Select(ReadField)],
                InterfaceTypeDefinitionNode node => [.. node.Fields.Select(ReadField)],
                _ => [],
            },
            possibleTypes.Of(_name)
        );
    }

    private FusionField ReadField(FieldDefinitionNode node)
    {
        var isInaccessible = false;
        var isGateway = false;
        var requirements = new Dictionary<(int Source, string Argument), string>();
        foreach (var directive in node.Directives)
        {
            var arguments = new DirectiveArguments(directive);
            switch (directive.Name.Value)
            {
                case ExecutionDirectives.Inaccessible:
                    isInaccessible = true;
                    break;
                case ExecutionDirectives.Gateway:
                    isGateway = true;
                    break;
                case ExecutionDirectives.Require:
                    requirements[(arguments.Source(sourcesByName).Id, arguments.RequiredText("argument"))] =
                        arguments.RequiredText("map");
                    break;
            }
        }

        var fieldSources = node
            .Directives.Where(directive => directive.Name.Value == ExecutionDirectives.Field)
            .Select(directive => ReadSource(node, new DirectiveArguments(directive), requirements))
            .OrderBy(field => field.Source.Id);
        var type = (ComplexType)execution.FindType(_name)!;
        return new FusionField(type.FindField(node.Name.Value)!, isInaccessible, isGateway, [.. fieldSources]);
    }

    private SourceField ReadSource(
        FieldDefinitionNode node,
        DirectiveArguments arguments,
        Dictionary<(int Source, string Argument), string> requirements
    )
    {
        var source = arguments.Source(sourcesByName);
        var signature = arguments.Signature() ?? node;
        return new SourceField(
            source,
            _name,
            node.Name.Value,
            signature.Type,
            [
                .. signature.Arguments.Select(argument => new SourceArgument(
                    argument.Name.Value,
                    argument.Type,
                    argument.DefaultValue,
                    requirements.TryGetValue((source.Id, argument.Name.Value), out var map)
                        ? DirectiveArguments.Map(map)
                        : null
                )),
            ],
            arguments.Flag("external") ?? false,
            arguments.Text("provides") is { } provides ? Utf8GraphQLParser.ParseSelections(provides) : null
        );
    }
}
