using System.Globalization;
using System.Reflection;
using Graph.Annotations.Model;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Projections;

/// <summary>Finds what the selections below a field need of an entity.</summary>
internal sealed class SelectionReader
{
    // From a field to the entities of its connection: edges, node.
    private const int MaxLevelsAbove = 3;

    private readonly Type _entity;
    private readonly ProjectionLimits _limits;
    private int _lists;

    private SelectionReader(Type entity, ProjectionLimits limits)
    {
        _entity = entity;
        _limits = limits;
    }

    /// <summary>What is needed; null for the whole entity, where no part of it can be made or it is none of the field's objects.</summary>
    /// <exception cref="GraphQLException">More is selected below it than is read at once.</exception>
    public static Projection? Read(SelectedField field, Type entity, ProjectionLimits limits)
    {
        if (!Projection.CanMake(entity) || !Leads(field.Definition?.Type.Named, entity, MaxLevelsAbove))
        {
            return null;
        }

        var projection = new Projection(entity);
        new SelectionReader(entity, limits).FindEntities(field, projection, MaxLevelsAbove);
        return projection;
    }

    /// <summary>True if objects of the entity's type can stand below.</summary>
    private static bool Leads(NamedType? type, Type entity, int levels)
    {
        if (type is not ObjectType found)
        {
            return false;
        }

        if (found.RuntimeType == entity)
        {
            return true;
        }

        if (levels > 0)
        {
            foreach (var field in found.Fields)
            {
                if (Leads(field.Type.Named, entity, levels - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void FindEntities(SelectedField field, Projection projection, int levels)
    {
        foreach (var selected in field.Objects)
        {
            if (selected.Type.RuntimeType == _entity)
            {
                ReadFields(selected, projection, 0);
                continue;
            }

            foreach (var child in selected.Fields)
            {
                if (child.Definition is null)
                {
                    continue;
                }

                if (child.Definition.Resolver?.ParentRead is null)
                {
                    // It is given the edge or the connection, and so the entities.
                    projection.AddColumns();
                }

                if (levels > 0)
                {
                    FindEntities(child, projection, levels - 1);
                }
            }
        }
    }

    private void ReadFields(SelectedObject selected, Projection projection, int depth)
    {
        foreach (var field in selected.Fields)
        {
            if (field.Definition is null)
            {
                continue;
            }

            if (field.Definition.Resolver?.ParentRead is not { } read)
            {
                projection.AddColumns();
                continue;
            }

            foreach (var property in read.Properties)
            {
                if (!read.IsValue || !TryReadObject(field, property, projection, depth))
                {
                    projection.Add(property);
                }
            }
        }
    }

    private bool TryReadObject(SelectedField field, PropertyInfo property, Projection projection, int depth)
    {
        if (
            field.Objects is not [var selected]
            || projection.Type.GetProperty(property.Name) is not { } own
            || !EntityConstructor.CanSet(own)
        )
        {
            return false;
        }

        var type = own.PropertyType;
        var item = CSharpType.Of(own).ListItem()?.Type ?? CollectionItem(type);
        if ((item ?? type) != selected.Type.RuntimeType || !Projection.CanMake(item ?? type))
        {
            return false;
        }

        if (item is not null && !type.IsAssignableFrom(typeof(List<>).MakeGenericType(item)))
        {
            return false;
        }

        if (depth == _limits.MaxDepth)
        {
            throw Refuse(
                field,
                $"it stands more than {Text(_limits.MaxDepth)} levels below the list. Ask for it in a request of its own."
            );
        }

        if (item is not null && ++_lists > _limits.MaxLists)
        {
            throw Refuse(
                field,
                $"more than {Text(_limits.MaxLists)} lists are selected below one list. Ask for it in a request of its own."
            );
        }

        ReadFields(selected, projection.AddObject(own, item ?? type, item is not null), depth + 1);
        return true;
    }

    private static Type? CollectionItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollection<>)
            ? type.GetGenericArguments()[0]
            : null;

    private static GraphQLException Refuse(SelectedField field, string sentence) =>
        new($"'{field.Definition!.Coordinate}' cannot be read with its list: {sentence}", ErrorCodes.BadUserInput);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
