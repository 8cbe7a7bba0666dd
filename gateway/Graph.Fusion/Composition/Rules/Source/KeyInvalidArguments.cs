using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The arguments of a key field are constants that the field defines; required ones are given.</summary>
internal static class KeyInvalidArguments
{
    public const string Code = "KEY_INVALID_ARGUMENTS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        var constants = Constants.Of(schema);
        foreach (var (type, key, node, at) in KeyFields.Of(schema))
        {
            if (!key.IsWritten || at?.FindField(node.Name.Value) is not { } field)
            {
                continue;
            }

            foreach (var argument in node.Arguments)
            {
                var problem = field.FindArgument(argument.Name.Value) switch
                {
                    null => "which the field does not have",
                    _ when argument.Value is VariableNode => "which is a variable",
                    { } own when !constants.Fits(argument.Value, own.Type) =>
                        $"whose value {FieldSelectionMapPrinter.Print(argument.Value)} is no '{own.Type.Text()}'",
                    _ => null,
                };
                if (problem is not null)
                {
                    log.Error(
                        Code,
                        schema.Name,
                        type.Name,
                        $"The key '{key.Fields.Text}' of '{type.Name}' gives '{field.Name}' the argument '{argument.Name.Value}', {problem}.",
                        "Give constants of the right type, for arguments that the field has."
                    );
                }
            }

            foreach (var argument in field.Arguments)
            {
                if (argument.IsRequired && node.Arguments.All(given => given.Name.Value != argument.Name))
                {
                    log.Error(
                        Code,
                        schema.Name,
                        type.Name,
                        $"The key '{key.Fields.Text}' of '{type.Name}' does not give '{field.Name}' its required argument '{argument.Name}'.",
                        "Give a constant for it."
                    );
                }
            }
        }
    }
}
