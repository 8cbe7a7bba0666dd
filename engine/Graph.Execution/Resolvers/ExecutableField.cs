using Graph.Execution.Introspection;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Resolvers;

/// <summary>What a field of the type system has for its execution.</summary>
public static class ExecutableField
{
    extension(OutputField definition)
    {
        /// <summary>
        /// What resolves the field, the fields of introspection included; null on interfaces and in a schema without
        /// resolvers.
        /// </summary>
        public FieldResolver? Resolver
        {
            get => Find(definition)?.Resolver;
            internal set => Bind(definition).Resolver = value;
        }

        /// <summary>What opens the stream of events of a field of the subscription root; null for other fields.</summary>
        public SourceStreamResolver? SourceStream
        {
            get => Find(definition)?.SourceStream;
            internal set => Bind(definition).SourceStream = value;
        }

        /// <summary>
        /// A <see cref="LeafSerializer{T}"/> that writes this field instead of its scalar's own (global ids, for instance);
        /// null for the scalar's own.
        /// </summary>
        public object? Serializer
        {
            get => Find(definition)?.Serializer;
            internal set => Bind(definition).Serializer = value;
        }
    }

    private static FieldBinding? Find(OutputField field)
    {
        if (field.Binding is null && IntrospectionResolvers.Find(field) is { } resolver)
        {
            // Two requests may both do this: what they bind is the same.
            field.Binding = new FieldBinding { Resolver = resolver };
        }

        return field.Binding as FieldBinding;
    }

    private static FieldBinding Bind(OutputField field)
    {
        var binding = field.Binding as FieldBinding ?? new FieldBinding();
        field.Binding = binding;
        return binding;
    }
}
