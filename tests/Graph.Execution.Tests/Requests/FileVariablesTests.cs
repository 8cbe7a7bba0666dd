using System.Text;
using System.Text.Json;

namespace Graph.Execution.Tests.Requests;

/// <summary>Which values of a request's variables are files: nulls of its own text, each of them once.</summary>
public sealed class FileVariablesTests : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""{"a":null,"b":[null,1]}""");

    private readonly JsonDocument _json = JsonDocument.Parse(Text.AsMemory());
    private readonly FileVariables _files = new(Text);

    public void Dispose() => _json.Dispose();

    [Fact]
    public void A_file_stands_for_the_null_that_it_was_added_for()
    {
        var file = new Upload();

        Assert.True(_files.TryAdd(_json.RootElement.GetProperty("b")[0], file));

        Assert.True(_files.TryFind(_json.RootElement.GetProperty("b")[0], out var found));
        Assert.Same(file, found);
        Assert.False(_files.TryFind(_json.RootElement.GetProperty("a"), out _));
    }

    [Fact]
    public void A_null_has_one_file()
    {
        var place = _json.RootElement.GetProperty("a");

        Assert.True(_files.TryAdd(place, new Upload()));
        Assert.False(_files.TryAdd(place, new Upload()));
    }

    [Fact]
    public void A_file_stands_for_nothing_else() =>
        Assert.Equal(
            "place",
            Assert
                .Throws<ArgumentException>(() => _files.TryAdd(_json.RootElement.GetProperty("b")[1], new Upload()))
                .ParamName
        );

    [Fact]
    public void A_null_of_another_text_is_no_file()
    {
        using var other = JsonDocument.Parse("""{"a":null}""");
        _files.TryAdd(_json.RootElement.GetProperty("a"), new Upload());

        Assert.False(_files.TryFind(other.RootElement.GetProperty("a"), out _));
        Assert.Throws<ArgumentException>(() => _files.TryAdd(other.RootElement.GetProperty("a"), new Upload()));
    }

    private sealed class Upload : IFile
    {
        public string Name => "a.txt";

        public long? Length => 0;

        public string? ContentType => null;

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Stream OpenReadStream() => Stream.Null;
    }
}
