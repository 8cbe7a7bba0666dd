using Graph.Types.Serialization;

namespace Graph.Types;

/// <summary>A coercion with a fixed set of serializers, one for each C# type that the scalar can carry.</summary>
internal abstract class SerializingCoercion(params object[] serializers) : ScalarCoercion
{
    public sealed override LeafSerializer<T>? SerializerFor<T>()
    {
        foreach (var serializer in serializers)
        {
            if (serializer is LeafSerializer<T> match)
            {
                return match;
            }
        }

        return null;
    }
}
