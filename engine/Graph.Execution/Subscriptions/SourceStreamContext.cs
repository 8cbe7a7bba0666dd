using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Subscriptions;

/// <summary>What the opener of a stream of events sees. It lives as long as the subscription.</summary>
internal sealed class SourceStreamContext(
    CompiledOperation operation,
    CompiledField compiled,
    ArgumentValues arguments,
    IServiceProvider services,
    CancellationToken ended
) : ResolverContext
{
    private static readonly Column NoParents = Column<object?>.From([null]);
    private readonly ArgumentValues _arguments = arguments;

    public override int Count => 1;

    public override Column Parents => NoParents;

    public override ReadOnlySpan<ArgumentValues> ArgumentSets => new(in _arguments);

    public override IServiceProvider Services => services;

    public override CancellationToken RequestAborted => ended;

    public override Schema Schema => operation.Source.Schema;

    public override ObjectType ParentType => compiled.ParentType;

    public override OutputField Field => compiled.Definition!;

    public override FieldNode Selection => compiled.Selections[0];

    public override bool IsSelected(string fieldName) => compiled.IsSelected(fieldName);
}
