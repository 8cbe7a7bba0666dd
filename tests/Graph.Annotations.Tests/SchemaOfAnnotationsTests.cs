using Graph.Annotations.Tests.Sample;
using Snapshooter.Xunit;

namespace Graph.Annotations.Tests;

public sealed class SchemaOfAnnotationsTests
{
    [Fact]
    public void A_social_network_reads_as_its_schema() => Snapshot.Match(Annotated.Sdl(SampleTypes.All));
}
