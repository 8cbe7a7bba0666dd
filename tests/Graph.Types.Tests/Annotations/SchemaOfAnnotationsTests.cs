using Graph.Testing;
using Graph.Types.Tests.Annotations.Sample;

namespace Graph.Types.Tests.Annotations;

public sealed class SchemaOfAnnotationsTests
{
    [Fact]
    public void A_social_network_reads_as_its_schema() => Snapshot.Match(Annotated.Sdl(SampleTypes.All));
}
