using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Sorting;

/// <summary>What a <see cref="SortInputType{T}"/> says.</summary>
internal abstract class SortDescription
{
    public string? InputName { get; protected set; }

    public string? Text { get; protected set; }

    public List<SortFieldDescription> Fields { get; } = [];

    /// <summary>What is wrong with the description; null if nothing is.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Asks a class what it says.</summary>
    public static SortDescription Of(Type sortType, Type entity) =>
        (SortDescription)
            Activator.CreateInstance(
                typeof(SortDescription<>).MakeGenericType(entity),
                Activator.CreateInstance(sortType, nonPublic: true)
            )!;
}

/// <inheritdoc cref="SortDescription"/>
internal sealed class SortDescription<T> : SortDescription, ISortInputTypeDescriptor<T>
{
    public SortDescription(SortInputType<T> type) => type.Describe(this);

    public ISortInputTypeDescriptor<T> Name(string name)
    {
        InputName = name;
        return this;
    }

    public ISortInputTypeDescriptor<T> Description(string description)
    {
        Text = description;
        return this;
    }

    public ISortFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property)
    {
        var member = PropertyExpression.Of(property);
        var field = new SortFieldDescription(member!);
        if (member is null)
        {
            Problem ??= PropertyExpression.Refusal(property);
        }
        else
        {
            Fields.Add(field);
        }

        return field;
    }
}

/// <summary>One member of a <see cref="SortDescription"/>.</summary>
internal sealed class SortFieldDescription(PropertyInfo property) : ISortFieldDescriptor
{
    public PropertyInfo Property { get; } = property;

    public string? FieldName { get; private set; }

    public string? Text { get; private set; }

    public Type? SortType { get; private set; }

    public ISortFieldDescriptor Name(string name)
    {
        FieldName = name;
        return this;
    }

    public ISortFieldDescriptor Description(string description)
    {
        Text = description;
        return this;
    }

    public ISortFieldDescriptor Type<TSort>()
        where TSort : class
    {
        SortType = typeof(TSort);
        return this;
    }
}
