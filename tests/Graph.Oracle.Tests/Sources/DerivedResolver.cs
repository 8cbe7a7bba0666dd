using Graph.Execution.Resolvers;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Oracle.Tests.Worlds;
using Graph.Types;

namespace Graph.Oracle.Tests.Sources;

/// <summary>An object of a world in the engine's columns.</summary>
internal abstract record Derived(WorldObject Object);

/// <summary>An object of one object type; <typeparamref name="TMark"/> tells them apart.</summary>
internal sealed record Derived<TMark>(WorldObject Object) : Derived(Object);

/// <summary>Makes as many different types as there are object types.</summary>
internal sealed record Mark<TInner>;

/// <summary>Answers a field of a source from the data of the world.</summary>
internal sealed class DerivedResolver<TResult>(WorldData data, EngineSource source, OutputField field)
    : FieldResolver,
        IEventSource
{
    private readonly SelectedValue?[] _maps = [.. field.Arguments.Select(argument => Maps.Of(argument, field))];
    private readonly bool _isLookup = field.Directives.Any(directive => directive.Name.Value == "lookup");

    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var results = Column<TResult>.Rent(context.Count);
        var type = context.ParentType.Name;
        for (var row = 0; row < context.Count; row++)
        {
            var parent = (Derived?)context.Parents.GetValue(row);
            var owner = parent?.Object ?? new WorldObject(type, "root", 0);
            results.Values[row] = default!;
            if (TryResolve(owner, context.ArgumentsOf(row), out var value, out var failure))
            {
                results.Values[row] = (TResult)source.ToColumn(field.Type, value)!;
            }
            else
            {
                results.SetError(row, new GraphQLError(failure));
            }
        }

        return new ValueTask<Column>(results);
    }

    /// <summary>A fault of these tests is told apart from one of the engine.</summary>
    private bool TryResolve(WorldObject owner, ArgumentValues arguments, out object? value, out string failure)
    {
        value = null;
        failure = WorldData.FailureOf(field.Name);
        try
        {
            return TryResolve(owner, arguments, out value);
        }
        catch (Exception exception)
        {
            failure = $"The source of the tests has a fault: {exception}";
            return false;
        }
    }

    private bool TryResolve(WorldObject owner, ArgumentValues arguments, out object? value)
    {
        if (_isLookup)
        {
            var wanted = new List<(SelectedValue, object?)>();
            for (var i = 0; i < _maps.Length; i++)
            {
                if (arguments.IsProvided(i))
                {
                    wanted.Add((_maps[i]!, Plain(arguments[i], field.Arguments[i].Type)));
                }
            }

            var found = data.Find(source.PossibleTypes(field.Type.Named), wanted);
            value = found is not null && source.IsSparse(found.Type, data) && data.IsUnknown(found) ? null : found;
            return true;
        }

        if (data.Field(owner.Type, field.Name) is not { } known)
        {
            value = new WorldObject(field.Type.Named.Name, "namespace", 0);
            return true;
        }

        return data.TryGetValue(owner, field.Name, TextOf(arguments, known), out value);
    }

    /// <summary>The events of the field, if it is one of the subscription's root.</summary>
    public IEnumerable<Derived> EventsOf(ArgumentValues arguments) =>
        data.EventsOf(field.Name, TextOf(arguments, data.Field("Subscription", field.Name)!))
            .Select(one => new Derived<int>(one));

    private string TextOf(ArgumentValues arguments, WorldField known)
    {
        var lines = new List<string>();
        for (var i = 0; i < _maps.Length; i++)
        {
            var argument = field.Arguments[i];
            if (arguments.IsProvided(i))
            {
                var text = WorldData.TextOf(Plain(arguments[i], argument.Type));
                if (_maps[i] is not null)
                {
                    lines.Add($"{Maps.TextOf(argument)}={text}");
                }
                else if (known.Arguments.Contains(argument.Name))
                {
                    lines.Add($"{argument.Name}={text}");
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join(';', lines);
    }

    /// <summary>A coerced input value without the engine's types.</summary>
    private static object? Plain(object? value, GraphType type) =>
        (value, type.Nullable) switch
        {
            (object?[] items, ListType list) => items.Select(item => Plain(item, list.OfType)).ToArray(),
            (InputObjectValue input, InputObjectType inputType) => inputType
                .Fields.Select((inputField, i) => (inputField, i))
                .Where(pair => input.IsProvided(pair.i))
                .ToDictionary(
                    pair => pair.inputField.Name,
                    pair => Plain(input[pair.i], pair.inputField.Type),
                    StringComparer.Ordinal
                ),
            _ => value,
        };
}
