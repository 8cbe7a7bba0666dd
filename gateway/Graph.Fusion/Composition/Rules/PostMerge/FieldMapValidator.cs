using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>Checks a field selection map against the output type it reads and the input type it fills.</summary>
/// <remarks>Composite Schemas, Appendix A, "Validation".</remarks>
/// <param name="schema">The merged schema, whose fields the map names.</param>
/// <param name="source">The source schema, whose input types it fills.</param>
/// <param name="isRequirement">
/// True for <c>@require</c>: a value must be there where one is needed, and its leaves come from other sources.
/// </param>
internal sealed class FieldMapValidator(MergedSchema schema, SourceDefinitions source, bool isRequirement)
{
    private readonly Constants _constants = Constants.Of(schema);
    private readonly List<(string Problem, string Hint)> _errors = [];

    /// <summary>What is wrong and what to change; empty if the map is valid.</summary>
    public IReadOnlyList<(string Problem, string Hint)> Validate(
        SelectedValue value,
        string typeName,
        TypeNode expected
    )
    {
        Value(value, new NamedTypeNode(new NameNode(typeName)), expected);
        return _errors;
    }

    private void Error(string problem, string hint) => _errors.Add((problem, hint));

    private void Value(SelectedValue value, TypeNode from, TypeNode expected)
    {
        if (isRequirement && expected is NonNullTypeNode)
        {
            Coverage(value, from, expected);
        }

        foreach (var entry in value.Alternatives)
        {
            Entry(entry, from, expected, isOnly: value.Alternatives.Length == 1);
        }
    }

    private void Coverage(SelectedValue value, TypeNode from, TypeNode expected)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in value.Alternatives)
        {
            if (entry.Path?.TypeCondition is not { } condition)
            {
                return;
            }

            covered.UnionWith(schema.PossibleTypes(condition).Select(type => type.Name));
        }

        var missing = schema.PossibleTypes(from.NamedType()).Select(type => type.Name).Except(covered).ToList();
        if (missing.Count > 0)
        {
            Error(
                $"It gives no value for objects of type {string.Join(", ", missing.Select(name => $"'{name}'"))}, but '{expected.Text()}' needs one.",
                "Add an alternative for each, or make the argument nullable."
            );
        }
    }

    private void Entry(SelectedEntry entry, TypeNode from, TypeNode expected, bool isOnly)
    {
        var at = from;
        if (entry.Path is { } path)
        {
            if (Path(path, from, entry is { Object: null, List: null }) is not { } end)
            {
                return;
            }

            at = end;
        }

        if (isRequirement && at is not NonNullTypeNode && entry.Path is not null && expected is NonNullTypeNode)
        {
            Error(
                $"'{FieldSelectionMapPrinter.Print(entry)}' can be null, but '{expected.Text()}' cannot.",
                "Make the argument nullable."
            );
        }

        if (entry.Object is { } selected)
        {
            Object(selected, at, expected, isOnly);
        }
        else if (entry.List is { } list)
        {
            if (at.Nullable() is not ListTypeNode items || expected.Nullable() is not ListTypeNode expectedItems)
            {
                Error(
                    $"It builds a list of '{at.Text()}' for '{expected.Text()}', but both have to be lists.",
                    "Use [ ] only there."
                );
                return;
            }

            Value(list.Item, items.Type, expectedItems.Type);
        }
        else
        {
            Leaf(entry, at, expected);
        }
    }

    private void Leaf(SelectedEntry entry, TypeNode at, TypeNode expected)
    {
        if (!IsCompatible(at, expected, isRoot: true))
        {
            Error(
                $"'{FieldSelectionMapPrinter.Print(entry)}' is '{at.Text()}', which cannot be given as '{expected.Text()}'.",
                "Choose a field of that type, or change the argument's type."
            );
        }
    }

    private void Object(SelectedObject selected, TypeNode at, TypeNode expected, bool isOnly)
    {
        if (at.IsList())
        {
            Error($"It reads fields of the list '{at.Text()}'.", $"Write [{{ … }}] to read them of each item.");
            return;
        }

        if (
            expected.Nullable() is not NamedTypeNode named
            || source.FindType(named.Name.Value) is not { Kind: TypeKind.InputObject } input
        )
        {
            Error(
                $"It builds an input object for '{expected.Text()}', which is none.",
                "Name the field without braces."
            );
            return;
        }

        foreach (var field in selected.Fields)
        {
            if (input.FindInputField(field.Name) is { } target)
            {
                // Where one of several alternatives is enough, each may be null.
                var needed =
                    input.IsOneOf && isOnly && expected is NonNullTypeNode
                        ? new NonNullTypeNode(target.Type.Nullable())
                        : target.Type;
                Value(field.Value, at.Nullable(), isRequirement ? needed : target.Type);
            }
            else
            {
                Error($"The input '{input.Name}' has no field '{field.Name}'.", "Correct the name before the colon.");
            }
        }

        if (input.IsOneOf && selected.Fields.Length != 1)
        {
            Error(
                $"The input '{input.Name}' is @oneOf: each alternative gives exactly one of its fields.",
                "Separate them with '|'."
            );
        }

        foreach (var required in input.InputFields.Where(field => field.IsRequired))
        {
            if (selected.Fields.All(field => field.Name != required.Name))
            {
                Error($"The input '{input.Name}' requires the field '{required.Name}'.", "Add it to the map.");
            }
        }
    }

    /// <summary>The type at the end of a path, nullable if anything on the way is; null if the path is wrong.</summary>
    private TypeNode? Path(SelectedPath path, TypeNode from, bool isLeaf)
    {
        if (from.IsList())
        {
            Error($"It reads a field of the list '{from.Text()}'.", "Write [ ] to read it of each item.");
            return null;
        }

        var typeName = from.NamedType();
        if (path.TypeCondition is { } first && !Narrow(ref typeName, first))
        {
            return null;
        }

        var isNullable = false;
        TypeNode? at = null;
        for (var i = 0; i < path.Segments.Length; i++)
        {
            var segment = path.Segments[i];
            if (at is not null)
            {
                if (at.IsList())
                {
                    Error(
                        $"'{path.Segments[i - 1].FieldName}' is the list '{at.Text()}', so '{segment.FieldName}' cannot be read of it.",
                        "Write [ ] to read it of each item."
                    );
                    return null;
                }

                typeName = at.NamedType();
                if (path.Segments[i - 1].TypeCondition is { } narrowed && !Narrow(ref typeName, narrowed))
                {
                    return null;
                }
            }

            if (Field(typeName, segment) is not { } field)
            {
                return null;
            }

            at = field.Type;
            isNullable |= at is not NonNullTypeNode;
            if (i == path.Segments.Length - 1 && isLeaf && !Terminal(field))
            {
                return null;
            }
        }

        return isNullable ? at!.Nullable() : at;
    }

    private bool Terminal(MergedField field)
    {
        if (schema.FindType(field.NamedType) is { IsComposite: true })
        {
            Error(
                $"'{field.Coordinate}' is an object, so the map has to say which of its fields to take.",
                $"Go on with '.field', '.{{ … }}' or '[ … ]'."
            );
            return false;
        }

        if (!isRequirement)
        {
            return true;
        }

        // An object may come from the requiring schema itself; the leaves have to come from elsewhere.
        if (!field.Definitions.Any(other => other.Schema != source && !other.HasExternal))
        {
            Error(
                $"'{field.Coordinate}' is served by no other schema than '{source.Name}', which requires it.",
                "Read it there without @require, or require a field of another schema."
            );
            return false;
        }

        return true;
    }

    private MergedField? Field(string typeName, SelectedPathSegment segment)
    {
        if (schema.FindField(typeName, segment.FieldName) is not { } field)
        {
            Error(
                $"'{typeName}' has no field '{segment.FieldName}' that other schemas know.",
                "Correct the name, or narrow the type with <…>."
            );
            return null;
        }

        foreach (var given in segment.Arguments)
        {
            var argument = field.Arguments.FirstOrDefault(argument => argument.Name == given.Name.Value);
            if (argument is null)
            {
                Error($"'{field.Coordinate}' has no argument '{given.Name.Value}'.", "Remove it.");
            }
            else if (!_constants.Fits(given.Value, argument.Type))
            {
                Error(
                    $"'{field.Coordinate}' cannot take {FieldSelectionMapPrinter.Print(given.Value)} for its argument '{argument.Name}: {argument.Type.Text()}'.",
                    "Give a constant of that type."
                );
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (
                argument is { Type: NonNullTypeNode, DefaultValue: null }
                && segment.Arguments.All(given => given.Name.Value != argument.Name)
            )
            {
                Error(
                    $"'{field.Coordinate}' requires the argument '{argument.Name}'.",
                    $"Give it a constant, as in '{field.Name}({argument.Name}: …)'."
                );
            }
        }

        return field;
    }

    private bool Narrow(ref string typeName, string narrowed)
    {
        var possible = schema.PossibleTypes(typeName).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        if (!schema.PossibleTypes(narrowed).Any(type => possible.Contains(type.Name)))
        {
            Error($"An object of type '{typeName}' is never a '{narrowed}'.", "Correct the type in <…>.");
            return false;
        }

        typeName = narrowed;
        return true;
    }

    /// <summary>
    /// True if values of the one can be given as the other: same lists, same leaf. A string does for an id, as ids are
    /// written as strings, and an integer for a number.
    /// </summary>
    private bool IsCompatible(TypeNode from, TypeNode to, bool isRoot)
    {
        if (isRequirement && !isRoot && to is NonNullTypeNode && from is not NonNullTypeNode)
        {
            return false;
        }

        return (from.Nullable(), to.Nullable()) switch
        {
            (ListTypeNode a, ListTypeNode b) => IsCompatible(a.Type, b.Type, isRoot: false),
            (NamedTypeNode a, NamedTypeNode b) => (a.Name.Value, b.Name.Value) switch
            {
                ("String", "ID") or ("ID", "String") or ("Int", "Float") => true,
                var (x, y) => x == y,
            },
            _ => false,
        };
    }
}
