using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Directives in the schema are known, where they may be, as often as they may be, with valid arguments.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Validation.Directives"/></remarks>
internal static class DirectiveApplicationRules
{
    public static void Check(Schema schema, SchemaErrorList errors)
    {
        var check = new Application(schema, errors);
        check.Visit(schema.Directives, DirectiveLocation.Schema, null);
        foreach (var directive in schema.DirectiveDefinitions)
        {
            check.Visit(directive.Arguments, $"@{directive.Name}");
        }

        foreach (var type in schema.Types)
        {
            check.Visit(type.Directives, LocationOf(type), type.Name);
            switch (type)
            {
                case ComplexType complex:
                    foreach (var field in complex.Fields)
                    {
                        check.Visit(field.Directives, DirectiveLocation.FieldDefinition, field.Coordinate);
                        check.Visit(field.Arguments, field.Coordinate);
                    }

                    break;
                case EnumType enumType:
                    foreach (var value in enumType.Values)
                    {
                        check.Visit(value.Directives, DirectiveLocation.EnumValue, $"{type.Name}.{value.Name}");
                    }

                    break;
                case InputObjectType input:
                    foreach (var field in input.Fields)
                    {
                        check.Visit(
                            field.Directives,
                            DirectiveLocation.InputFieldDefinition,
                            $"{type.Name}.{field.Name}"
                        );
                    }

                    break;
            }
        }
    }

    private static DirectiveLocation LocationOf(NamedType type) =>
        type.Kind switch
        {
            TypeKind.Scalar => DirectiveLocation.Scalar,
            TypeKind.Object => DirectiveLocation.Object,
            TypeKind.Interface => DirectiveLocation.Interface,
            TypeKind.Union => DirectiveLocation.Union,
            TypeKind.Enum => DirectiveLocation.Enum,
            _ => DirectiveLocation.InputObject,
        };

    private readonly struct Application(Schema schema, SchemaErrorList errors)
    {
        public void Visit(ImmutableArray<InputValue> arguments, string owner)
        {
            foreach (var argument in arguments)
            {
                Visit(argument.Directives, DirectiveLocation.ArgumentDefinition, $"{owner}({argument.Name}:)");
            }
        }

        public void Visit(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, string? coordinate)
        {
            for (var i = 0; i < directives.Length; i++)
            {
                var directive = directives[i];
                var name = directive.Name.Value;
                var place = coordinate is null ? "the schema" : $"\"{coordinate}\"";
                if (schema.FindDirective(name) is not { } definition)
                {
                    var suggestion = Suggestion.For(name, schema.DirectiveDefinitions.Select(d => d.Name));
                    errors.Add(coordinate, $"Unknown directive \"@{name}\" on {place}.{suggestion}", directive);
                    continue;
                }

                if (!definition.Locations.Contains(location))
                {
                    var allowed = string.Join(", ", definition.Locations.Select(l => l.ToSdl()));
                    errors.Add(
                        coordinate,
                        $"Directive \"@{name}\" cannot be used on {place}, a location {location.ToSdl()}; it is for "
                            + $"{allowed}.",
                        directive
                    );
                }

                if (!definition.IsRepeatable && IsAmong(name, directives.AsSpan(0, i)))
                {
                    errors.Add(
                        coordinate,
                        $"Directive \"@{name}\" is not repeatable and can be used only once on {place}.",
                        directive
                    );
                }

                CheckArguments(directive, definition, coordinate, place);
            }
        }

        private void CheckArguments(
            DirectiveNode directive,
            DirectiveDefinition definition,
            string? coordinate,
            string place
        )
        {
            var given = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in directive.Arguments)
            {
                var name = node.Name.Value;
                if (!given.Add(name))
                {
                    errors.Add(
                        coordinate,
                        $"Directive \"@{definition.Name}\" on {place} has the argument \"{name}\" more than once.",
                        node
                    );
                }
                else if (definition.FindArgument(name) is not { } argument)
                {
                    var suggestion = Suggestion.For(name, definition.Arguments.Select(a => a.Name));
                    errors.Add(
                        coordinate,
                        $"Directive \"@{definition.Name}\" on {place} has the unknown argument \"{name}\".{suggestion}",
                        node
                    );
                }
                else if (LiteralCheck.Find(node.Value, argument.Type) is { } error)
                {
                    errors.Add(
                        coordinate,
                        $"Directive \"@{definition.Name}\" on {place} has an invalid argument \"{name}\": {error}",
                        node
                    );
                }
            }

            foreach (var argument in definition.Arguments)
            {
                if (argument.IsRequired && !given.Contains(argument.Name))
                {
                    errors.Add(
                        coordinate,
                        $"Directive \"@{definition.Name}\" on {place} needs the argument \"{argument.Name}\" of type "
                            + $"\"{argument.Type}\".",
                        directive
                    );
                }
            }
        }

        private static bool IsAmong(string name, ReadOnlySpan<DirectiveNode> directives)
        {
            foreach (var directive in directives)
            {
                if (directive.Name.Value == name)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
