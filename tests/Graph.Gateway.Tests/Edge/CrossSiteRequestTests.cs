using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

/// <summary>What a page of another site can make a browser send without asking first.</summary>
public sealed class CrossSiteRequestTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=a")]
    [InlineData(null)]
    public async Task A_form_changes_nothing_whatever_it_holds(string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"query":"mutation { touch { word } }"}"""));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await fixture.Gateway.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, fixture.Gateway.Endpoint) { Content = content }
        );

        Assert.InRange((int)response.StatusCode, 400, 415);
        Assert.DoesNotContain("touched", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_changes_nothing()
    {
        using var response = await fixture.Gateway.GetAsync("/graphql?query=mutation{touch{word}}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.DoesNotContain("touched", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
