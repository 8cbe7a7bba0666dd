using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Execution.Coercion;

/// <summary>Coerces one set of variables from JSON, collecting all that is wrong with it.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CoerceVariableValues()"/></remarks>
/// <param name="definitions">The operation's variables.</param>
/// <param name="maxErrors">The most errors to report.</param>
/// <param name="maxValues">The most values to make, defaults and absent fields of input objects included.</param>
/// <param name="files">Which nulls are files; null for none.</param>
internal struct VariableCoercion(
    ImmutableArray<VariableDefinition> definitions,
    int maxErrors,
    int maxValues,
    FileVariables? files = null
)
{
    private const int MaxDepth = 100;
    private const int MaxSearched = 16;

    // A name that is not known is repeated to whoever sent it, and needs not be repeated in full.
    private const int MaxName = 100;

    // Some 10 ms of comparing letters; errors beyond it have no proposal.
    private const int SuggestionWork = 2_000_000;

    private int _suggestionWork = SuggestionWork;
    private List<Problem>? _problems;
    private readonly int _maxValues = maxValues;
    private int _valuesLeft = maxValues;
    private List<GraphQLError>? _errors;

    /// <summary>What is wrong; null if nothing is.</summary>
    public readonly IReadOnlyList<GraphQLError>? Errors => _errors;

    /// <summary>How many values may still be made.</summary>
    public readonly int ValuesLeft => Math.Max(_valuesLeft, 0);

    /// <summary>Coerces a JSON object (or undefined or null for none).</summary>
    /// <returns>The values, or null if there are <see cref="Errors"/>.</returns>
    public VariableValues? Coerce(JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            _errors = [new GraphQLError("Variables must be a JSON object.") { Code = ErrorCodes.BadRequest }];
            return null;
        }

        if (definitions.IsEmpty)
        {
            return VariableValues.Empty;
        }

        var values = new VariableValues(definitions.Length, json);
        var given = Index(json);
        for (var i = 0; i < definitions.Length; i++)
        {
            var definition = definitions[i];
            if (!TryGet(json, given, definition.Name, out var value))
            {
                if (definition.HasDefault)
                {
                    values.Set(i, definition.Default);
                }
                else if (definition.Type.IsNonNull)
                {
                    Report(
                        definition,
                        $"Variable \"${definition.Name}\" of required type \"{definition.Type}\" was not provided."
                    );
                }
            }
            else if (value.ValueKind == JsonValueKind.Null && definition.Type.IsNonNull && !IsFile(value))
            {
                Report(
                    definition,
                    $"Variable \"${definition.Name}\" of non-null type \"{definition.Type}\" must not be null."
                );
            }
            else if (TryCoerce(value, definition.Type, 0, out var coerced))
            {
                values.Set(i, coerced);
            }
            else if (_valuesLeft < 0)
            {
                _errors = [TooManyValues()];
                return null;
            }
            else
            {
                ReportProblems(definition);
            }

            if (_errors?.Count > maxErrors)
            {
                _errors.RemoveRange(maxErrors, _errors.Count - maxErrors);
                _errors.Add(
                    new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted.")
                    {
                        Code = ErrorCodes.BadUserInput,
                    }
                );
                return null;
            }
        }

        return _errors is null ? values : null;
    }

    // Each look-up in JSON reads the whole object: with many variables that would be quadratic.
    private readonly Dictionary<string, JsonElement>? Index(JsonElement json)
    {
        if (definitions.Length <= MaxSearched || json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            index[property.Name] = property.Value;
        }

        return index;
    }

    private static bool TryGet(
        JsonElement json,
        Dictionary<string, JsonElement>? index,
        string name,
        out JsonElement value
    )
    {
        value = default;
        return index?.TryGetValue(name, out value)
            ?? (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out value));
    }

    private void Report(VariableDefinition definition, string message) =>
        (_errors ??= []).Add(
            new GraphQLError(message)
            {
                Locations = definition.Location.IsKnown ? [definition.Location] : [],
                Code = ErrorCodes.BadUserInput,
            }
        );

    private void ReportProblems(VariableDefinition definition)
    {
        foreach (var problem in _problems!)
        {
            var text = new StringBuilder("Variable \"$").Append(definition.Name).Append("\" got invalid value ");
            text.Append(ValueText.Of(problem.Value));
            if (problem.Path.Count > 0)
            {
                text.Append(" at \"").Append(definition.Name);
                for (var i = problem.Path.Count - 1; i >= 0; i--)
                {
                    _ = problem.Path[i] switch
                    {
                        string name => text.Append('.').Append(name),
                        var index => text.Append('[').Append(index).Append(']'),
                    };
                }

                text.Append('"');
            }

            Report(definition, text.Append("; ").Append(problem.Message).ToString());
        }

        _problems.Clear();
    }

    private readonly GraphQLError TooManyValues() =>
        new(
            $"The variables hold more than {_maxValues:N0} values, counting all fields that their input objects may have. "
                + "Send less at once."
        )
        {
            Code = ErrorCodes.LimitExceeded,
        };

    private bool TryCoerce(JsonElement json, GraphType type, int depth, out object? value)
    {
        value = null;
        if (--_valuesLeft < 0)
        {
            return Fail(json, "");
        }

        if (depth > MaxDepth)
        {
            return Fail(json, $"The value is nested deeper than {MaxDepth} levels.");
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            if (files is not null && files.TryFind(json, out var file))
            {
                return TryCoerceFile(json, file, type, depth, out value);
            }

            return !type.IsNonNull || Fail(json, $"Expected non-nullable type \"{type}\" not to be null.");
        }

        switch (type.Nullable)
        {
            case ListType list:
                return TryCoerceList(json, list, depth, out value);
            case InputObjectType inputObject:
                return TryCoerceObject(json, inputObject, depth, out value);
            case EnumType enumType:
                return TryCoerceEnum(json, enumType, out value);
            case ScalarType scalar:
                return scalar.Coercion.TryParseValue(json, out value, out var error)
                    || Fail(json, error ?? $"It is no value of type \"{scalar.Name}\".");
            default:
                throw new InvalidOperationException($"'{type}' is no input type.");
        }
    }

    private readonly bool IsFile(JsonElement json) => files is not null && files.TryFind(json, out _);

    private bool TryCoerceFile(JsonElement json, IFile file, GraphType type, int depth, out object? value)
    {
        switch (type.Nullable)
        {
            // What a scalar takes that is not known here is decided by who knows it.
            case ScalarType { Coercion: UploadCoercion or AnyScalarCoercion }:
                value = file;
                return true;
            case ListType list
                when depth < MaxDepth && TryCoerceFile(json, file, list.OfType, depth + 1, out var single):
                // A single value stands for a list of one.
                value = new object?[] { single };
                return true;
            case ListType:
                value = null;
                return false;
            default:
                value = null;
                return Fail(json, $"A file was sent for it, but its type is \"{type}\", not \"Upload\".");
        }
    }

    private bool TryCoerceList(JsonElement json, ListType type, int depth, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            // A single value stands for a list of one.
            if (!TryCoerce(json, type.OfType, depth + 1, out var single))
            {
                return false;
            }

            value = new object?[] { single };
            return true;
        }

        var items = new object?[json.GetArrayLength()];
        var valid = true;
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            var before = _problems?.Count ?? 0;
            if (!TryCoerce(item, type.OfType, depth + 1, out items[index]))
            {
                valid = false;
                ExtendPaths(before, index);
                if (_problems!.Count > maxErrors || _valuesLeft < 0)
                {
                    return false;
                }
            }

            index++;
        }

        value = items;
        return valid;
    }

    private bool TryCoerceObject(JsonElement json, InputObjectType type, int depth, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Fail(json, $"Expected type \"{type.Name}\" to be an object.");
        }

        _valuesLeft -= type.Fields.Length;
        var result = new InputObjectValue(type);
        var valid = true;
        var known = 0;
        var index = json.GetPropertyCount() > MaxSearched ? IndexOf(json, type) : null;
        foreach (var field in type.Fields)
        {
            if (_valuesLeft < 0)
            {
                return Fail(json, "");
            }

            if (TryGet(json, index, field.Name, out var given))
            {
                known++;
                var before = _problems?.Count ?? 0;
                if (TryCoerce(given, field.Type, depth + 1, out var fieldValue))
                {
                    result.Set(field.Index, fieldValue);
                }
                else
                {
                    valid = false;
                    ExtendPaths(before, field.Name);
                }
            }
            else if (field.DefaultValue is { } literal)
            {
                valid = LiteralCoercion.TryCoerce(literal, field.Type, null, null, out var fallback, out var error)
                    ? valid
                    : Fail(json, error!);
                result.Set(field.Index, fallback);
            }
            else if (field.Type.IsNonNull)
            {
                valid = Fail(json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }

        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is null)
            {
                valid = Fail(
                    json,
                    $"Field \"{Shorten(property.Name)}\" is not defined by type \"{type.Name}\"."
                        + Suggestion.For(property.Name, type.Fields.Select(field => field.Name), ref _suggestionWork)
                );
                if (_problems!.Count > maxErrors)
                {
                    return false;
                }
            }
            else if (type.IsOneOf && property.Value.ValueKind == JsonValueKind.Null && !IsFile(property.Value))
            {
                valid = Fail(property.Value, $"Field \"{property.Name}\" must be non-null.");
                _problems![^1].Path.Add(property.Name);
            }
        }

        if (type.IsOneOf && known != 1)
        {
            valid = Fail(json, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        }

        value = result;
        return valid;
    }

    private bool TryCoerceEnum(JsonElement json, EnumType type, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
        {
            return Fail(json, $"Enum \"{type.Name}\" cannot represent non-string value: {ValueText.Of(json)}.");
        }

        var name = json.GetString()!;
        if (type.FindValue(name) is not { } enumValue)
        {
            return Fail(
                json,
                $"Value \"{Shorten(name)}\" does not exist in \"{type.Name}\" enum."
                    + Suggestion.For(name, type.Values.Select(candidate => candidate.Name), ref _suggestionWork)
            );
        }

        value = enumValue.RuntimeValue;
        return true;
    }

    // Only what the type knows: the rest is not worth a string each.
    private static Dictionary<string, JsonElement> IndexOf(JsonElement json, InputObjectType type)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is { } field)
            {
                index[field.Name] = property.Value;
            }
        }

        return index;
    }

    private static string Shorten(string name) => name.Length <= MaxName ? name : name[..MaxName] + "…";

    private bool Fail(JsonElement json, string message)
    {
        (_problems ??= []).Add(new Problem(json, message, []));
        return false;
    }

    // Paths grow from the inside out, so that a valid value never pays for one.
    private readonly void ExtendPaths(int from, object segment)
    {
        for (var i = from; i < _problems!.Count; i++)
        {
            _problems[i].Path.Add(segment);
        }
    }

    private sealed record Problem(JsonElement Value, string Message, List<object> Path);
}
