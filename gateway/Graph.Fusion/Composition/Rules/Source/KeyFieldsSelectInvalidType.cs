using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A key field is a leaf or an object: no list, interface or union.</summary>
internal static class KeyFieldsSelectInvalidType
{
    public const string Code = "KEY_FIELDS_SELECT_INVALID_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var (type, key, node, at) in KeyFields.Of(schema))
        {
            if (!key.IsWritten || at?.FindField(node.Name.Value) is not { } field)
            {
                continue;
            }

            var kind = schema.FindType(field.NamedType)?.Kind;
            if (field.Type.IsList() || kind is TypeKind.Interface or TypeKind.Union)
            {
                log.Error(
                    Code,
                    schema.Name,
                    type.Name,
                    $"The key '{key.Fields.Text}' of '{type.Name}' names the field '{field.Name}' of type '{field.Type.Text()}'.",
                    "A key cannot have a list, an interface or a union: choose fields that are scalars, enums or objects of these."
                );
            }
        }
    }
}
