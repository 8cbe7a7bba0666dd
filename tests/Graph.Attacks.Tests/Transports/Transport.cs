using Graph.Attacks.Tests.Catalogue;

namespace Graph.Attacks.Tests.Transports;

/// <summary>A way by which a request reaches the server.</summary>
internal abstract class Transport
{
    /// <summary>Its name in the table.</summary>
    public abstract string Name { get; }

    /// <summary>How many requests it sends for one attack.</summary>
    public virtual int Requests => 1;

    /// <summary>What the transport itself says of attacks that never reach GraphQL; null if it says nothing.</summary>
    public virtual string? VerdictInstead(Attack attack) => null;

    /// <summary>Sends the attack, unseen by every cache, and reads its whole answer.</summary>
    public abstract Task<Answer> SendAsync(Attack attack);

    public override string ToString() => Name;
}
