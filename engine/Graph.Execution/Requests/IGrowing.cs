namespace Graph.Execution;

/// <summary>A prepared value that grows while it is used, so that a cache has to be told.</summary>
internal interface IGrowing
{
    /// <summary>Told by how much it has grown.</summary>
    Action<int>? OnGrown { set; }
}
