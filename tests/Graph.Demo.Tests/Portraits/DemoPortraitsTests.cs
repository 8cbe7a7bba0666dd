using Graph.Demo.Portraits;
using SkiaSharp;

namespace Graph.Demo.Tests.Portraits;

public sealed class DemoPortraitsTests : IDisposable
{
    private static readonly DemoWorldOptions Options = new() { People = 40 };

    private readonly string _folder = Directory.CreateTempSubdirectory("graph-portraits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Everybody_whose_profile_names_a_picture_has_one_that_can_be_shown()
    {
        var world = new DemoWorld(Options);
        var named = Enumerable
            .Range(0, 40)
            .Select(person => world.Person(person).AvatarPath)
            .OfType<string>()
            .ToArray();

        Assert.Equal(named.Length, await DemoPortraits.DrawAsync(_folder, Options, default));

        Assert.InRange(named.Length, 30, 40);
        Assert.Equal(named.Length, Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length);
        foreach (var path in named)
        {
            using var picture = SKBitmap.Decode(Path.Combine(_folder, path));
            Assert.Equal((DemoPortrait.Size, DemoPortrait.Size), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public async Task Only_what_is_missing_is_drawn_and_it_is_the_same_again()
    {
        await DemoPortraits.DrawAsync(_folder, Options, default);
        var file = Path.Combine(_folder, new DemoWorld(Options).Person(0).AvatarPath!);
        var before = await File.ReadAllBytesAsync(file);
        File.Delete(file);

        Assert.Equal(1, await DemoPortraits.DrawAsync(_folder, Options, default));

        Assert.Equal(before, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task People_look_different()
    {
        await DemoPortraits.DrawAsync(_folder, Options, default);

        var pictures = Directory
            .GetFiles(_folder, "*.png", SearchOption.AllDirectories)
            .Select(file => Convert.ToHexString(File.ReadAllBytes(file)))
            .ToArray();
        Assert.Equal(pictures.Length, pictures.Distinct().Count());
    }
}
