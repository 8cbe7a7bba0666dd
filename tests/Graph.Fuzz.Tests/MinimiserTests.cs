using System.Text;
using Graph.Fuzz.Running;

namespace Graph.Fuzz.Tests;

public sealed class MinimiserTests
{
    [Fact]
    public void Only_what_the_failure_needs_is_left()
    {
        var input = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("noise", 200)) + "<needle>" + new string('x', 500)
        );
        var least = Minimiser.Minimise(input, candidate => candidate.AsSpan().IndexOf("needle"u8) >= 0);
        Assert.Equal("needle", Encoding.ASCII.GetString(least));
    }

    [Fact]
    public void An_input_of_which_everything_counts_stays() =>
        Assert.Equal("abc"u8.ToArray(), Minimiser.Minimise("abc"u8.ToArray(), candidate => candidate.Length == 3));
}
