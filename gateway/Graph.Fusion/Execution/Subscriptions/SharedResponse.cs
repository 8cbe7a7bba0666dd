using Graph.Execution;
using Graph.Types.Serialization;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>The completed response of one event, for all who subscribe to it: its memory lives until the last has it.</summary>
internal sealed class SharedResponse(ComposedResponse response)
{
    // The one who shares it out counts as well.
    private int _holders = 1;

    /// <summary>The response for one more of them.</summary>
    public ExecutionResult Share()
    {
        Interlocked.Increment(ref _holders);
        return new Part(this);
    }

    /// <summary>Lets go of it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            response.Dispose();
        }
    }

    private sealed class Part(SharedResponse shared) : ExecutionResult
    {
        private int _isReleased;

        public override int Count => 1;

        public override bool IsRequestError => false;

        public override void WriteMembers(JsonWriter writer, int index) => shared.Write(writer);

        public override void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                shared.Release();
            }

            base.Dispose();
        }
    }

    private void Write(JsonWriter writer) => response.WriteMembers(writer);
}
