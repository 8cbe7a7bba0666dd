using Graph.Execution;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Server.Tests.Testing;

/// <summary>An executor with a bug: it fails at once, or while its result is written.</summary>
internal sealed class BrokenExecutor(int bytesBefore = 0) : IRequestExecutor
{
    public Schema Schema { get; } = Library.Schema().Build();

    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken) =>
        bytesBefore == 0 ? throw Secret() : new ValueTask<ExecutionResult>(new BrokenResult(bytesBefore));

    private static InvalidOperationException Secret() => new("A secret of the server.");

    private sealed class BrokenResult(int bytesBefore) : ExecutionResult
    {
        public override int Count => 1;

        public override bool IsRequestError => false;

        public override void WriteMembers(JsonWriter writer, int index)
        {
            writer.WriteRaw("\"data\":"u8);
            writer.WriteString(new string('x', bytesBefore));
            throw Secret();
        }
    }
}
