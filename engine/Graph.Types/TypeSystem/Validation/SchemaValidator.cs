using Graph.Types.Introspection;
using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Checks a schema against all rules of the specification's chapter on the type system.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System"/></remarks>
internal static class SchemaValidator
{
    /// <summary>Checks everything.</summary>
    /// <param name="schema">The schema, maybe broken.</param>
    /// <param name="queryRequired">False if it may lack a query root, or if the root's lack is reported already.</param>
    /// <param name="errors">Where errors go.</param>
    public static void Validate(Schema schema, bool queryRequired, SchemaErrorList errors)
    {
        RootTypeRules.Check(schema, queryRequired, errors);
        foreach (var type in schema.Types)
        {
            // Introspection types are right by construction.
            if (IntrospectionTypes.IsIntrospectionName(type.Name))
            {
                continue;
            }

            if (errors.IsFull)
            {
                return;
            }

            NameRules.CheckType(type, errors);
            switch (type)
            {
                case ComplexType complex:
                    FieldRules.Check(complex, errors);
                    InterfaceRules.Check(complex, schema, errors);
                    break;
                case UnionType union:
                    UnionRules.Check(union, errors);
                    break;
                case EnumType enumType:
                    EnumRules.Check(enumType, errors);
                    break;
                case InputObjectType input:
                    InputObjectRules.Check(input, errors);
                    break;
            }
        }

        InputObjectCycleRules.Check(schema, errors);
        DefaultValueRules.Check(schema, errors);
        DirectiveDefinitionRules.Check(schema, errors);
        DirectiveApplicationRules.Check(schema, errors);
    }
}
