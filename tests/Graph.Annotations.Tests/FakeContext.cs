using Graph.Execution.DataLoaders;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Tests;

/// <summary>A resolver's context that a test fills by hand.</summary>
internal sealed class FakeContext(Schema schema, OutputField field, int count) : ResolverContext, IServiceProvider
{
    private readonly Dictionary<Type, object> _services = [];

    public Column? ParentColumn { get; init; }

    public ArgumentValues[] Sets { get; set; } = [ArgumentValues.Empty];

    public CancellationToken Aborted { get; init; }

    public DataLoaderScope? Scope { get; set; }

    public override DataLoaderScope DataLoaders => Scope ?? base.DataLoaders;

    public override int Count { get; } = count;

    public override Column Parents => ParentColumn ?? Column<object?>.Rent(Count);

    public override ReadOnlySpan<ArgumentValues> ArgumentSets => Sets;

    public override IServiceProvider Services => this;

    public override CancellationToken RequestAborted => Aborted;

    public override Schema Schema { get; } = schema;

    public override ObjectType ParentType => (ObjectType)Field.DeclaringType;

    public override OutputField Field { get; } = field;

    public override FieldNode Selection { get; } = new(null, new NameNode(field.Name), [], [], null);

    public override bool IsSelected(string fieldName) => false;

    public object? GetService(Type serviceType) => _services.GetValueOrDefault(serviceType);

    public FakeContext With<T>(T service)
        where T : class
    {
        _services[typeof(T)] = service;
        return this;
    }

    /// <summary>One set of arguments by name; a second call makes arguments vary by row.</summary>
    public FakeContext WithArguments(params (string Name, object? Value)[] values)
    {
        var arguments = new ArgumentValues(Field.Arguments.Length);
        foreach (var (name, value) in values)
        {
            arguments.Set(Field.FindArgument(name)!.Index, value);
        }

        Sets = ReferenceEquals(Sets[0], ArgumentValues.Empty) ? [arguments] : [.. Sets, arguments];
        return this;
    }

    /// <summary>The rows as text: a value, or the sentence of the error.</summary>
    public async Task<string[]> Resolve()
    {
        if (ReferenceEquals(Sets[0], ArgumentValues.Empty) && Field.Arguments.Length > 0)
        {
            Sets = [new ArgumentValues(Field.Arguments.Length)];
        }

        using var column = await Field.Resolver!.ResolveAsync(this);
        Assert.Equal(Count, column.Count);
        Assert.Equal(Field.Resolver!.ResultType, column.ElementType);
        return
        [
            .. Enumerable
                .Range(0, column.Count)
                .Select(row =>
                    column.Errors?.GetValueOrDefault(row) is { } error
                        ? $"{error.Code}: {error.Message}"
                        : column.GetValue(row)?.ToString() ?? "null"
                ),
        ];
    }
}
