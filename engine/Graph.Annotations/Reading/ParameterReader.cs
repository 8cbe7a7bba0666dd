using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Binding;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Language;

namespace Graph.Annotations.Reading;

/// <summary>Reads the parameters of one method: parent, arguments, services, context.</summary>
/// <param name="schema">The schema.</param>
/// <param name="inputs">Tells arguments from services.</param>
/// <param name="coordinate">The field, for the sentences that clients see.</param>
internal sealed class ParameterReader(SchemaDraft schema, InputTypes inputs, string coordinate)
{
    private readonly ImmutableArray<ParameterSource>.Builder _sources = ImmutableArray.CreateBuilder<ParameterSource>();
    private readonly ImmutableArray<InputDraft>.Builder _arguments = ImmutableArray.CreateBuilder<InputDraft>();
    private readonly int _declared;
    private bool _failed;

    /// <summary>Binders read from a mutation's <c>input</c> instead of the field's arguments.</summary>
    public bool FromInput { get; init; }

    /// <summary>True for a method that answers events: it takes one.</summary>
    public bool HasEvent { get; init; }

    /// <summary>True for a method that opens the stream of events of a subscription.</summary>
    public bool OpensStream { get; init; }

    /// <summary>Arguments that another method of the same field has declared: those of the same name are shared.</summary>
    public ImmutableArray<InputDraft> Declared
    {
        init
        {
            _arguments.AddRange(value);
            _declared = value.Length;
        }
    }

    /// <summary>Reads all parameters; null after a sentence.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parent">The C# type of the parents; null on a root type.</param>
    /// <param name="isBatch">True for a batch resolver.</param>
    public ReadParameters? Read(MethodInfo method, Type? parent, bool isBatch)
    {
        var paging = method.GetCustomAttribute<UsePagingAttribute>();
        var parameters = method.GetParameters();
        foreach (var parameter in parameters)
        {
            _sources.Add(Source(parameter, parent, isBatch, paging));
        }

        var completion = ReadAttributes(method, parent, isBatch);
        if (
            paging is not null
            && completion is null
            && !Array.Exists(parameters, parameter => parameter.ParameterType == typeof(PagingArguments))
        )
        {
            Fail(method, "[UsePaging] hands the page to a parameter of type PagingArguments: add one.");
        }

        if (isBatch && parent is not null && !_sources.Any(source => source is ParameterSource.Parent))
        {
            Fail(
                method,
                $"a batch resolver takes its parents: add a parameter [Parent] IReadOnlyList<{Naming.CSharp(parent)}>."
            );
        }

        return _failed ? null : new ReadParameters(_sources.ToImmutable(), _arguments.ToImmutable(), completion);
    }

    /// <summary>Finds what completes the method's result, and attributes without effect.</summary>
    private ResultCompletion? ReadAttributes(MethodInfo method, Type? parent, bool isBatch)
    {
        ResultConvention? convention = null;
        foreach (var attribute in method.GetCustomAttributes())
        {
            if (attribute is not IParameterAttribute needing)
            {
                continue;
            }

            if (needing.CompletionOf(method.ReturnType) is { } completing)
            {
                convention = completing;
            }
            else if (!Array.Exists(method.GetParameters(), parameter => needing.IsServedBy(parameter.ParameterType)))
            {
                Fail(method, needing.Missing);
            }
        }

        convention ??= ConventionOf(method, isBatch);
        if (convention is null)
        {
            return null;
        }

        var problems = schema.Problems.Count;
        var source = Problems.Name(method);
        var completion = IsPlain
            ? convention.Read(
                new ConventionParameter(
                    method,
                    method.ReturnType,
                    source,
                    schema,
                    inputs,
                    coordinate,
                    parent,
                    isBatch,
                    _arguments
                )
                {
                    Page = method.GetCustomAttribute<UsePagingAttribute>() is { } paging ? () => Page(paging) : null,
                }
            )
            : convention.Refuse(schema, source);
        _failed |= completion is null || schema.Problems.Count != problems;
        return completion;
    }

    /// <summary>The convention of the type that a method gives back for one row; null if it has none.</summary>
    public static ResultConvention? ConventionOf(MethodInfo method, bool isBatch)
    {
        var type = method.ReturnType;
        type = MethodCompiler.IsAsync(type) ? type.GetGenericArguments()[0] : type;
        if (isBatch)
        {
            type = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().FirstOrDefault(typeof(object));
        }

        return type.GetCustomAttribute<ResultConventionAttribute>() is { } attribute
            ? (ResultConvention)Activator.CreateInstance(attribute.Convention)!
            : null;
    }

    /// <summary>True for fields of the query root and of objects.</summary>
    private bool IsPlain => !FromInput && !HasEvent && !OpensStream;

    private ParameterSource Source(ParameterInfo parameter, Type? parent, bool isBatch, UsePagingAttribute? paging)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken) || type == typeof(IServiceProvider) || type == typeof(ResolverContext))
        {
            return new ParameterSource.Context();
        }

        if (parameter.IsDefined(typeof(EventMessageAttribute)))
        {
            if (!HasEvent)
            {
                Fail(Source(parameter), "only a method with [Subscribe] has an event; remove [EventMessage].");
            }

            return new ParameterSource.Parent();
        }

        if (parameter.IsDefined(typeof(ParentAttribute)))
        {
            CheckParent(parameter, parent, isBatch);
            return new ParameterSource.Parent(RequiredProperties(parameter, parent));
        }

        if (type == typeof(PagingArguments))
        {
            return Paging(parameter, paging);
        }

        if (type.GetCustomAttribute<ParameterConventionAttribute>() is { } convention)
        {
            return Convention(parameter, convention, parent, isBatch);
        }

        if (DataLoaderTypes.IsDataLoader(type))
        {
            return Loader(parameter);
        }

        if (schema.Options.ResolverServices.TryGetValue(type, out var create))
        {
            return ResolverService(parameter, create);
        }

        var csharp = CSharpType.Of(parameter);
        var id = parameter.GetCustomAttribute<IDAttribute>();
        var isMarked = parameter.IsDefined(typeof(ServiceAttribute));
        if (!isMarked && (id is not null || inputs.IsInput(csharp)))
        {
            return Argument(parameter, csharp, id, parent, isBatch);
        }

        if (isMarked && type.IsValueType)
        {
            Fail(
                Source(parameter),
                $"a service is a class or an interface, and {Naming.CSharp(type)} is a value: remove [Service], or take what has it."
            );
        }
        else if (
            type.IsValueType
            || (!isMarked && csharp.ListItem() is { } item && !item.Type.IsInterface && !schema.Options.IsService(type))
        )
        {
            inputs.Read(csharp, null, Source(parameter));
            Fail();
        }

        if (IsDbContext(type))
        {
            Fail(
                Source(parameter),
                $"resolvers run at the same time, and a DbContext serves one at a time: give each call its own with "
                    + $"RegisterDbContextFactory<{Naming.CSharp(type)}>() of Graph.Data on the schema builder."
            );
        }

        return new ParameterSource.Service();
    }

    private ParameterSource ResolverService(ParameterInfo parameter, Func<IServiceProvider, object> create)
    {
        if (OpensStream)
        {
            Fail(
                Source(parameter),
                $"a stream of events lives longer than a call, after which its {Naming.CSharp(parameter.ParameterType)} is disposed: "
                    + "take a factory."
            );
            return new ParameterSource.Context();
        }

        return new ParameterSource.ResolverService(create);
    }

    /// <summary>By its name: this library does not know EF Core.</summary>
    private static bool IsDbContext(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType!)
        {
            if (current.FullName == "Microsoft.EntityFrameworkCore.DbContext")
            {
                return true;
            }
        }

        return false;
    }

    private ParameterSource Argument(
        ParameterInfo parameter,
        CSharpType type,
        IDAttribute? id,
        Type? parent,
        bool isBatch
    )
    {
        var source = Source(parameter);
        var isRequire = parameter.IsDefined(typeof(RequireAttribute));
        if (isRequire && parent is null)
        {
            Fail(
                source,
                "[Require] takes a value from other subgraphs' fields of the same object; a root field has no object."
            );
        }

        // A root batch resolver takes every argument as a column; one on a type only what differs from parent to parent.
        var isColumn =
            isBatch
            && (parent is null || (isRequire && type.Type == typeof(IReadOnlyList<>).MakeGenericType(ItemOf(type))));
        var value = type;
        if (isColumn)
        {
            if (type.ListItem() is not { } item || type.Type != typeof(IReadOnlyList<>).MakeGenericType(item.Declared))
            {
                Fail(
                    source,
                    $"under [BatchResolver] an argument of a root field is a list, one value per set of variables: make it "
                        + $"IReadOnlyList<{Naming.CSharp(type.Declared)}>."
                );
                return new ParameterSource.Context();
            }

            value = item;
        }

        var name = parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.Camel(parameter.Name!);
        var owner = coordinate.Split('.')[0];
        if (inputs.Read(value, IdUse.From(id, owner, schema), source) is not { } read)
        {
            Fail();
            return new ParameterSource.Context();
        }

        var index = FindDeclared(name);
        if (index < 0)
        {
            index = _arguments.Count;
            _arguments.Add(
                new InputDraft(name, read.Node, read.Reader)
                {
                    Default = isColumn
                        ? null
                        : inputs.DefaultOf(
                            parameter.GetCustomAttribute<DefaultValueAttribute>(),
                            parameter,
                            parameter.ParameterType,
                            source
                        ),
                    Description = schema.Documentation.Of(parameter),
                    Directives = Annotation.Directives(parameter, name),
                }
            );
        }
        else if (!SyntaxComparer.Instance.Equals(_arguments[index].Type, read.Node))
        {
            Fail(
                source,
                $"the argument '{name}' has another type in the method that answers the events; give both the same."
            );
        }

        var open = FromInput ? typeof(InputFieldBinder<>) : typeof(FieldArgumentBinder<>);
        var binder = GenericCall.Create(open, [read.Reader.Type], index, read.Reader);
        return isColumn
            ? new ParameterSource.Column(
                (ArgumentColumn)GenericCall.Create(typeof(ArgumentColumn<>), [read.Reader.Type], binder)
            )
            : new ParameterSource.Argument(binder);
    }

    private ParameterSource Loader(ParameterInfo parameter)
    {
        if (OpensStream)
        {
            Fail(
                Source(parameter),
                "a stream of events lives longer than a request, whose data loaders it would keep: take a service."
            );
        }
        else if (schema.DataLoaders.Read(parameter.ParameterType, Source(parameter)) is { } factory)
        {
            return new ParameterSource.Loader(factory);
        }

        Fail();
        return new ParameterSource.Context();
    }

    private ParameterSource Convention(
        ParameterInfo parameter,
        ParameterConventionAttribute attribute,
        Type? parent,
        bool isBatch
    )
    {
        var convention = (ParameterConvention)Activator.CreateInstance(attribute.Convention)!;
        var problems = schema.Problems.Count;
        var binder = IsPlain
            ? convention.Read(
                new ConventionParameter(
                    (MethodInfo)parameter.Member,
                    parameter.ParameterType,
                    Source(parameter),
                    schema,
                    inputs,
                    coordinate,
                    parent,
                    isBatch,
                    _arguments
                )
            )
            : convention.Refuse(schema, Source(parameter));
        if (binder is not null && schema.Problems.Count == problems)
        {
            return new ParameterSource.Bound(binder);
        }

        Fail();
        return new ParameterSource.Context();
    }

    private int FindDeclared(string name)
    {
        for (var i = 0; i < _declared; i++)
        {
            if (_arguments[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static Type ItemOf(CSharpType type) => type.ListItem()?.Declared ?? typeof(object);

    private ParameterSource Paging(ParameterInfo parameter, UsePagingAttribute? paging)
    {
        if (paging is null)
        {
            Fail(
                Source(parameter),
                "PagingArguments need [UsePaging] on the method, which says how large a page may be."
            );
            return new ParameterSource.Context();
        }

        return new ParameterSource.Bound(Page(paging));
    }

    private PagingBinder Page(UsePagingAttribute paging)
    {
        var binder = new PagingBinder(coordinate, _arguments.Count, paging);
        AddPaging(
            "first",
            "Int",
            $"How many from the start or after `after`: {paging.DefaultPageSize} by default, at most {paging.MaxPageSize}."
        );
        AddPaging("after", "String", "The cursor that the page follows.");
        if (paging.Backward)
        {
            AddPaging("last", "Int", $"How many from the end or before `before`: at most {paging.MaxPageSize}.");
            AddPaging("before", "String", "The cursor that the page precedes.");
        }

        return binder;
    }

    private void AddPaging(string name, string type, string description) =>
        _arguments.Add(new InputDraft(name, Syntax.Named(type, isNullable: true), null) { Description = description });

    private void CheckParent(ParameterInfo parameter, Type? parent, bool isBatch)
    {
        if (parent is null)
        {
            Fail(
                Source(parameter),
                "a field of a root type has no parent: remove the parameter, or move the method to [ObjectType<T>]."
            );
            return;
        }

        var type = parameter.ParameterType;
        var expected = isBatch ? typeof(IReadOnlyList<>).MakeGenericType(parent) : parent;
        if (type.IsAssignableFrom(expected))
        {
            return;
        }

        var isList = CSharpType.Of(parameter).ListItem() is not null;
        Fail(
            Source(parameter),
            isBatch ? $"under [BatchResolver] the parents are an {Naming.CSharp(expected)}, not {Naming.CSharp(type)}."
                : isList
                    ? $"a list of parents needs [BatchResolver] on the method; without it the parent is one {Naming.CSharp(parent)}."
                : $"the parent is a {Naming.CSharp(parent)}, not {Naming.CSharp(type)}."
        );
    }

    private PropertyInfo[]? RequiredProperties(ParameterInfo parameter, Type? parent)
    {
        if (parent is null || parameter.GetCustomAttribute<ParentAttribute>()!.Requires is not { } requires)
        {
            return null;
        }

        var properties = new List<PropertyInfo>();
        foreach (var name in requires.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parent.GetProperty(name) is { } property)
            {
                properties.Add(property);
            }
            else
            {
                Fail(Source(parameter), $"it requires '{name}', which is no property of {Naming.CSharp(parent)}.");
            }
        }

        return [.. properties];
    }

    private static string Source(ParameterInfo parameter) => $"{Problems.Name(parameter.Member)}({parameter.Name})";

    private void Fail(MemberInfo member, string sentence) => Fail(Problems.Name(member), sentence);

    private void Fail(string source, string sentence)
    {
        schema.Problems.Add(source, sentence);
        _failed = true;
    }

    private void Fail() => _failed = true;
}
