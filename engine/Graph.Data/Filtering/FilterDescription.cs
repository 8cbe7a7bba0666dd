using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Filtering;

/// <summary>What a <see cref="FilterInputType{T}"/> says.</summary>
internal abstract class FilterDescription
{
    public string? InputName { get; protected set; }

    public string? Text { get; protected set; }

    public List<FilterFieldDescription> Fields { get; } = [];

    /// <summary>What is wrong with the description; null if nothing is.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Asks a class what it says.</summary>
    public static FilterDescription Of(Type filterType, Type entity) =>
        (FilterDescription)
            Activator.CreateInstance(
                typeof(FilterDescription<>).MakeGenericType(entity),
                Activator.CreateInstance(filterType, nonPublic: true)
            )!;
}

/// <inheritdoc cref="FilterDescription"/>
internal sealed class FilterDescription<T> : FilterDescription, IFilterInputTypeDescriptor<T>
{
    public FilterDescription(FilterInputType<T> type) => type.Describe(this);

    public IFilterInputTypeDescriptor<T> Name(string name)
    {
        InputName = name;
        return this;
    }

    public IFilterInputTypeDescriptor<T> Description(string description)
    {
        Text = description;
        return this;
    }

    public IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> property)
    {
        var member = PropertyExpression.Of(property);
        if (member is null)
        {
            Problem ??= PropertyExpression.Refusal(property);
        }

        var field = new FilterFieldDescription(member!);
        if (member is not null)
        {
            Fields.Add(field);
        }

        return field;
    }
}

/// <summary>One member of a <see cref="FilterDescription"/>.</summary>
internal sealed class FilterFieldDescription(PropertyInfo property) : IFilterFieldDescriptor
{
    public PropertyInfo Property { get; } = property;

    public string? FieldName { get; private set; }

    public string? Text { get; private set; }

    public Type? FilterType { get; private set; }

    /// <summary>The only operations; null for all.</summary>
    public string[]? Allowed { get; private set; }

    public IFilterFieldDescriptor Operations(params string[] names)
    {
        Allowed = names;
        return this;
    }

    public IFilterFieldDescriptor Name(string name)
    {
        FieldName = name;
        return this;
    }

    public IFilterFieldDescriptor Description(string description)
    {
        Text = description;
        return this;
    }

    public IFilterFieldDescriptor Type<TFilter>()
        where TFilter : class
    {
        FilterType = typeof(TFilter);
        return this;
    }
}
