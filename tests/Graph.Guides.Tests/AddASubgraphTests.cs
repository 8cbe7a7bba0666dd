namespace Graph.Guides.Tests;

/// <summary>Does what a guide says, word for word, in a copy of the repository.</summary>
public sealed class AddASubgraphTests
{
    private const string Page = "add-a-subgraph.md";
    private const int MostLines = 150;

    private const string Events = "select count(*) from outbox where type = 'strife.comment.added'";

    [Fact]
    public async Task Whoever_follows_the_guide_has_a_fifth_service_with_an_event_of_its_own()
    {
        using var copy = await ScratchCopy.CreateAsync();
        try
        {
            var output = "";
            foreach (var step in Guide.Read(Page))
            {
                switch (step)
                {
                    case GuideStep.Create create:
                        copy.Write(create.File, create.Text);
                        break;
                    case GuideStep.Insert insert:
                        copy.Insert(insert.File, insert.Below, insert.Text);
                        break;
                    case GuideStep.Run { Commands: "./graph down\n" } down:
                        Assert.Equal(1L, await copy.CountAsync("Strife", Events));
                        await copy.RunAsync(down.Commands);
                        break;
                    case GuideStep.Run run:
                        output = await copy.RunAsync(run.Commands);
                        break;
                    case GuideStep.Expect expect:
                        Assert.Contains(expect.Text, output, StringComparison.Ordinal);
                        break;
                }
            }
        }
        finally
        {
            await copy.StopAsync();
        }
    }

    [Fact]
    public void A_subgraph_needs_few_lines_of_its_own()
    {
        var lines = Guide
            .Read(Page)
            .Sum(step =>
                step switch
                {
                    GuideStep.Create create => Count(create.Text),
                    GuideStep.Insert insert => Count(insert.Text),
                    _ => 0,
                }
            );

        Assert.InRange(lines, 50, MostLines);
    }

    // Lines that say something: not the empty ones and not those of a bracket alone.
    private static int Count(string text) =>
        text.Split('\n').Count(line => line.Trim(' ', '{', '}', '(', ')', ';').Length > 0);
}
