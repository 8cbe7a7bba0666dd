using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server.Tests.Http;

public sealed class ServicesOnDemandTests
{
    [Fact]
    public void The_scope_of_a_request_is_opened_once_and_only_when_something_is_asked_for()
    {
        using var provider = Provider();
        var feature = new CountingFeature(provider);
        using var services = new ServicesOnDemand(Context(feature));

        Assert.Equal(0, feature.Reads);
        Assert.Equal("plain", services.GetRequiredService<string>());
        Assert.Null(services.GetService<Uri>());
        Assert.Equal("keyed", services.GetRequiredKeyedService<string>("key"));
        Assert.Null(services.GetKeyedService<string>("another"));
        Assert.Equal(1, feature.Reads);
    }

    [Fact]
    public void After_the_request_a_scope_that_was_not_opened_stays_closed()
    {
        using var provider = Provider();
        var feature = new CountingFeature(provider);
        var services = new ServicesOnDemand(Context(feature));
        services.Dispose();

        Assert.Throws<ObjectDisposedException>(() => services.GetService<string>());
        Assert.Equal(0, feature.Reads);
    }

    private static ServiceProvider Provider() =>
        new ServiceCollection().AddSingleton("plain").AddKeyedSingleton("key", "keyed").BuildServiceProvider();

    private static DefaultHttpContext Context(IServiceProvidersFeature feature)
    {
        var context = new DefaultHttpContext();
        context.Features.Set(feature);
        return context;
    }

    private sealed class CountingFeature(IServiceProvider services) : IServiceProvidersFeature
    {
        public int Reads { get; private set; }

        public IServiceProvider RequestServices
        {
            get
            {
                Reads++;
                return services;
            }
            set => throw new NotSupportedException();
        }
    }
}
