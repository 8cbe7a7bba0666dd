using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Fuzz.Executor;

/// <summary>Shows the engine the world of the request.</summary>
internal sealed class WorldResolver<TResult>(OutputField field) : FieldResolver
{
    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var world = (World)context.Services.GetService(typeof(World))!;
        return world.Waits(field) ? ResolveLaterAsync(context, world) : new ValueTask<Column>(Resolve(context, world));
    }

    private async ValueTask<Column> ResolveLaterAsync(ResolverContext context, World world)
    {
        await Task.Yield();
        return Resolve(context, world);
    }

    private Column Resolve(ResolverContext context, World world)
    {
        if (world.FailsAsAWhole(field))
        {
            throw new InvalidOperationException("The field fails as a whole.");
        }

        var results = Column<TResult>.Rent(context.Count);
        for (var row = 0; row < context.Count; row++)
        {
            results.Values[row] = default!;
            try
            {
                var parent = context.Parents.GetValue(row) as Thing;
                var arguments = ArgumentText.Of(field, context.ArgumentsOf(row));
                results.Values[row] = (TResult)world.Resolve(parent, field, arguments)!;
            }
            catch (GraphQLException exception)
            {
                results.SetError(row, exception.Error);
            }
        }

        return results;
    }
}

/// <summary>Gives every field of a schema its resolver and every object type its C# type.</summary>
internal static class WorldResolvers
{
    /// <summary>Attaches them.</summary>
    public static void Attach(Schema schema)
    {
        var objects = schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospectionType).ToArray();
        var mark = typeof(World);
        for (var i = 0; i < objects.Length; i++)
        {
            // As many C# types as there are object types. The root has one too: a field may lead back to it.
            mark = mark.MakeArrayType();
            objects[i].RuntimeType = typeof(Thing<>).MakeGenericType(mark);
            foreach (var field in objects[i].Fields)
            {
                field.Resolver = (FieldResolver)
                    Activator.CreateInstance(
                        typeof(WorldResolver<>).MakeGenericType(World.RuntimeTypeOf(field.Type)),
                        field
                    )!;
            }
        }
    }
}
