namespace Graph.Data.Tests.Paging;

/// <summary>What notes are about.</summary>
internal sealed class Topic
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";
}
