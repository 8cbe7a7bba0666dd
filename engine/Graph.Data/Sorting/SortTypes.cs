using Graph.Annotations.Model;
using Graph.Annotations.Reading;
using Graph.Types;

namespace Graph.Data.Sorting;

/// <summary>The sort input types of one schema, while it is read.</summary>
internal sealed class SortTypes(SchemaDraft schema, InputTypes inputs)
{
    private readonly Dictionary<Type, SortObject> _objects = [];

    /// <summary>What an entity may be sorted by; null after a sentence.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="sortType">The class that says it; null for the only one.</param>
    /// <param name="source">Who asks, for the sentences.</param>
    public SortObject? Read(Type entity, Type? sortType, string source)
    {
        if (GenericBase.Choose(schema, entity, sortType, typeof(SortInputType<>), "sort", source) is not { } chosen)
        {
            return null;
        }

        if (_objects.TryGetValue(chosen, out var known))
        {
            return known;
        }

        var description = SortDescription.Of(chosen, entity);
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

        var name = description.InputName ?? schema.NameOf(entity) + "SortInput";
        var draft = schema.Add(
            new TypeDraft(name, TypeKind.InputObject, null)
            {
                Description = description.Text ?? $"A member to sort `{schema.NameOf(entity)}` by: one at a time.",
            }
        );
        draft.Directives.Add(Syntax.Directive("oneOf"));
        var sort = new SortObject(name);
        _objects.Add(chosen, sort);
        schema.Later(() => ReadMembers(chosen, entity, description, draft, sort));
        return sort;
    }

    private void ReadMembers(Type sortType, Type entity, SortDescription description, TypeDraft draft, SortObject sort)
    {
        foreach (var field in description.Fields)
        {
            var name = field.FieldName ?? PropertyField.NameOf(field.Property);
            var source = $"{Naming.CSharp(sortType)}: {Naming.CSharp(entity)}.{field.Property.Name}";
            if (draft.InputFields.Exists(input => input.Name == name))
            {
                schema.Problems.Add(source, $"the input field '{name}' is there already: name one of them with Name.");
                continue;
            }

            var type = CSharpType.Of(field.Property);
            SortObject? nested = null;
            if (type.ListItem() is not null)
            {
                schema.Problems.Add(
                    source,
                    "it is a list, which has no order of its own: sort by a value or an object."
                );
                continue;
            }

            if (!IsValue(type.Type) && (nested = Read(type.Type, field.SortType, source)) is null)
            {
                continue;
            }

            sort.Members.Add(new SortMember(name, field.Property, nested));
            draft.InputFields.Add(
                new InputDraft(name, Syntax.Named(nested?.InputName ?? Direction(source), isNullable: true), null)
                {
                    Description = field.Text ?? schema.Documentation.Of(field.Property),
                }
            );
        }
    }

    private string Direction(string source) =>
        new OutputUse(inputs.Read(CSharpType.NonNull(typeof(SortEnumType)), null, source)!.Value.Node).Name;

    private bool IsValue(Type type) =>
        type.IsEnum || type.IsPrimitive || type == typeof(Guid) || schema.Options.ScalarNames.ContainsKey(type);
}
