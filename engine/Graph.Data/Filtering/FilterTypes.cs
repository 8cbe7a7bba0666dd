using Graph.Annotations;
using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Types;

namespace Graph.Data.Filtering;

/// <summary>The filter input types of one schema, while it is read.</summary>
internal sealed class FilterTypes(SchemaDraft schema, InputTypes inputs)
{
    private readonly Dictionary<Type, FilterObject> _objects = [];

    /// <summary>The entity of a class that derives from <see cref="FilterInputType{T}"/>; null for another class.</summary>
    public static Type? EntityOf(Type type) => GenericBase.ArgumentOf(type, typeof(FilterInputType<>));

    /// <summary>What may be asked of an entity; null after a sentence.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="filterType">The class that says it; null for the only one.</param>
    /// <param name="source">Who asks, for the sentences.</param>
    public FilterObject? Read(Type entity, Type? filterType, string source)
    {
        if (
            GenericBase.Choose(schema, entity, filterType, typeof(FilterInputType<>), "filter", source)
            is not { } chosen
        )
        {
            return null;
        }

        if (_objects.TryGetValue(chosen, out var known))
        {
            return known;
        }

        var description = FilterDescription.Of(chosen, entity);
        if (description.Problem is { } problem)
        {
            schema.Problems.Add(chosen, problem);
        }

        if (description.Fields.Count == 0)
        {
            schema.Problems.Add(
                chosen,
                "it allows nothing: name at least one property with descriptor.Field(x => x.Property)."
            );
        }

        var name = description.InputName ?? schema.NameOf(entity) + "FilterInput";
        var draft = schema.Add(
            new TypeDraft(name, TypeKind.InputObject, null)
            {
                Description =
                    description.Text ?? $"Conditions on `{schema.NameOf(entity)}`: all that are given must hold.",
            }
        );
        var filter = new FilterObject(name);
        _objects.Add(chosen, filter);
        draft.InputFields.Add(Combination("and", name, "All of these must hold as well."));
        draft.InputFields.Add(Combination("or", name, "At least one of these must hold as well."));
        schema.Later(() => ReadMembers(chosen, entity, description, draft, filter));
        return filter;
    }

    private void ReadMembers(
        Type filterType,
        Type entity,
        FilterDescription description,
        TypeDraft draft,
        FilterObject filter
    )
    {
        foreach (var field in description.Fields)
        {
            var name = field.FieldName ?? PropertyField.NameOf(field.Property);
            var source = $"{Naming.CSharp(filterType)}: {Naming.CSharp(entity)}.{field.Property.Name}";
            if (draft.InputFields.Exists(input => input.Name == name))
            {
                schema.Problems.Add(source, $"the input field '{name}' is there already: name one of them with Name.");
                continue;
            }

            var type = CSharpType.Of(field.Property);
            if (Member(type, field, source) is not { } node)
            {
                continue;
            }

            filter.Members.Add(new FilterMember(name, field.Property, type.IsNullable, node));
            draft.InputFields.Add(
                new InputDraft(name, Syntax.Named(node.InputName, isNullable: true), null)
                {
                    Description = field.Text ?? schema.Documentation.Of(field.Property),
                }
            );
        }
    }

    private FilterNode? Member(CSharpType type, FilterFieldDescription field, string source)
    {
        if (type.ListItem() is { } item)
        {
            return Element(item, field, source) is { } node ? List(item.Type, node) : null;
        }

        return Element(type, field, source);
    }

    private FilterNode? Element(CSharpType type, FilterFieldDescription field, string source)
    {
        var id = IdUse.From(
            Annotation.Find<IDAttribute>(field.Property),
            schema.NameOf(field.Property.DeclaringType!),
            schema
        );
        if (
            id is not null
            || type.Type.IsEnum
            || type.Type.IsValueType
            || schema.Options.ScalarNames.ContainsKey(type.Type)
        )
        {
            return Scalar(type, id, field, source);
        }

        return Read(type.Type, field.FilterType, source);
    }

    private FilterOperations? Scalar(CSharpType type, IdUse? id, FilterFieldDescription field, string source)
    {
        if (inputs.Read(type with { IsNullable = false }, id, source) is not { } read)
        {
            return null;
        }

        var scalar = new OutputUse(read.Node).Name;
        var isText = scalar == "String" && type.Type == typeof(string);
        string[] operations =
            isText ? FilterOperations.Text
            : type.Type == typeof(bool) ? FilterOperations.Boolean
            : id is null && IsOrdered(type.Type) ? FilterOperations.Comparison
            : FilterOperations.Equality;
        var name = OperationsName(scalar);
        if (field.Allowed is { } allowed)
        {
            if (allowed.Length == 0 || Array.Exists(allowed, one => !operations.Contains(one)))
            {
                schema.Problems.Add(
                    source,
                    $"Operations takes some of {string.Join(", ", operations)}, which is what '{scalar}' has."
                );
                return null;
            }

            operations = [.. operations.Intersect(allowed)];
            name = $"{schema.NameOf(field.Property.DeclaringType!)}{field.Property.Name}OperationFilterInput";
        }

        if (schema.Find(name) is null)
        {
            AddOperations(name, scalar, operations, isText);
        }

        var operand = (FilterOperand)GenericCall.Create(typeof(FilterOperand<>), [read.Reader.Type], read.Reader);
        return new FilterOperations(name, operations, operand, type.IsNullable, combines: isText);
    }

    private void AddOperations(string name, string scalar, string[] operations, bool isText)
    {
        var draft = schema.Add(
            new TypeDraft(name, TypeKind.InputObject, null)
            {
                Description =
                    $"Conditions on a value of type `{scalar}`: all that are given must hold. The opposites, which begin with `n`, "
                    + "hold for null.",
            }
        );
        if (isText)
        {
            draft.InputFields.Add(Combination("and", name, "All of these must hold as well."));
            draft.InputFields.Add(Combination("or", name, "At least one of these must hold as well."));
        }

        foreach (var operation in operations)
        {
            var value = Syntax.Named(scalar, isNullable: true);
            draft.InputFields.Add(
                new InputDraft(
                    operation,
                    operation is "in" or "nin" ? Syntax.List(value, isNullable: true) : value,
                    null
                )
            );
        }
    }

    private FilterList List(Type item, FilterNode node)
    {
        var name = node is FilterObject ? $"ListFilterInputTypeOf{node.InputName}" : $"List{node.InputName}";
        if (schema.Find(name) is null)
        {
            var draft = schema.Add(
                new TypeDraft(name, TypeKind.InputObject, null)
                {
                    Description = "Conditions on the items of a list: all that are given must hold.",
                }
            );
            foreach (var operation in FilterList.Operations)
            {
                draft.InputFields.Add(
                    new InputDraft(
                        operation,
                        Syntax.Named(operation == "any" ? "Boolean" : node.InputName, isNullable: true),
                        null
                    )
                    {
                        Description = operation switch
                        {
                            "all" => "Every item meets it; so does a list without items.",
                            "none" => "No item meets it.",
                            "some" => "At least one item meets it.",
                            _ => "True for lists with items, false for those without.",
                        },
                    }
                );
            }
        }

        return new FilterList(name, item, node);
    }

    private static InputDraft Combination(string name, string type, string description) =>
        new(name, Syntax.List(Syntax.Named(type, isNullable: false), isNullable: true), null)
        {
            Description = description,
        };

    /// <summary>HotChocolate's names: <c>UUID</c> is <c>Uuid</c>, <c>Int</c> stays.</summary>
    private static string OperationsName(string scalar)
    {
        var isAbbreviation = scalar.All(char.IsUpper);
        var word = isAbbreviation ? scalar[0] + scalar[1..].ToLowerInvariant() : Naming.Pascal(scalar);
        return word + "OperationFilterInput";
    }

    private static bool IsOrdered(Type type) =>
        type != typeof(Guid)
        && type != typeof(string)
        && !type.IsEnum
        && (type.IsPrimitive || type.GetMethod("op_GreaterThan", [type, type]) is not null);
}
