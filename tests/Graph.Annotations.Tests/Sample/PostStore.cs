namespace Graph.Annotations.Tests.Sample;

/// <summary>Ten posts and a count of the calls.</summary>
internal sealed class PostStore
{
    public List<string> Calls { get; } = [];

    public static Post Post(int number) =>
        new(TestNodeIds.Key(number), $"Post {number}", DateTimeOffset.UnixEpoch)
        {
            AuthorId = TestNodeIds.Key(number + 100),
        };

    public IReadOnlyList<Post?> ByIds(IReadOnlyList<Guid> ids)
    {
        Calls.Add($"ByIds({ids.Count})");
        return [.. ids.Select(id => Enumerable.Range(1, 10).Select(Post).FirstOrDefault(post => post.Id == id))];
    }
}
