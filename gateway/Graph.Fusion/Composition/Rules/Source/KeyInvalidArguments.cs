using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The arguments of a key field are constants that the field defines; required ones are given.</summary>
internal static class KeyInvalidArguments
{
    public const string Code = "KEY_INVALID_ARGUMENTS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var (type, key, node, at) in KeyFields.Of(schema))
        {
            if (!key.IsWritten || at?.FindField(node.Name.Value) is not { } field)
            {
                continue;
            }

            foreach (var argument in node.Arguments)
            {
                if (field.FindArgument(argument.Name.Value) is null || argument.Value is VariableNode)
                {
                    log.Error(
                        Code,
                        schema.Name,
                        type.Name,
                        $"The key '{key.Fields.Text}' of '{type.Name}' gives '{field.Name}' the argument '{argument.Name.Value}', which the field does not define or which is a variable.",
                        "Give constants for defined arguments only."
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
