using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>Reads the methods of mutation classes: one <c>input</c> in, a payload with the result and its errors out.</summary>
internal sealed class MutationFields(SchemaDraft schema, InputTypes inputs, PayloadTypes payloads)
{
    /// <summary>The field of a method; null after a sentence if something is wrong with it.</summary>
    public FieldDraft? Read(MethodInfo method, TypeDraft owner)
    {
        var name = MethodFields.NameOf(method);
        if (method.IsDefined(typeof(BatchResolverAttribute)))
        {
            schema.Problems.Add(method, "mutations run one after the other: [BatchResolver] has no meaning here.");
            return null;
        }

        var result = ResultReader.Read(method, isBatch: false, schema.Problems);
        var whole = WholeInput(method);
        var parameters = new ParameterReader(schema, inputs, $"{owner.Name}.{name}") { FromInput = whole is null }.Read(
            method,
            parent: null,
            isBatch: false
        );
        var payload = result is null ? null : payloads.Read(method, name, result.Row);
        if (result is null || parameters is null || payload is not var (type, exceptions))
        {
            return null;
        }

        var resolver = new ResolverMethod(
            method,
            parameters.Sources,
            typeof(object),
            result.Row.Declared,
            result.Row.Is(typeof(FieldResult<>)) ? RowKind.Plain : RowKind.Payload,
            IsBatch: false,
            IsRoot: true,
            exceptions.IsEmpty ? null : exceptions
        );
        // Nullable, so that a mutation that breaks does not take with it what others of the same request have done.
        return new FieldDraft(name, new OutputUse(Syntax.Named(type.Name, true)), Problems.Name(method))
        {
            Description = schema.Documentation.Of(method),
            Directives = Annotation.Directives(method),
            Authorization = schema.AuthorizationOf(method, isRoot: true),
            Arguments = InputOf(name, parameters.Arguments, whole),
            Resolver = () => MethodCompiler.Compile(resolver),
        };
    }

    /// <summary>The parameter that is the whole input already, as in <c>ChangeHandle(ChangeHandleInput input, …)</c>.</summary>
    private ParameterInfo? WholeInput(MethodInfo method)
    {
        var arguments = method
            .GetParameters()
            .Where(parameter =>
                !parameter.IsDefined(typeof(ServiceAttribute))
                && (parameter.IsDefined(typeof(IDAttribute)) || inputs.IsInput(CSharpType.Of(parameter)))
            )
            .ToList();
        return arguments is [{ Name: "input" } only] && InputTypes.IsInputObject(only.ParameterType) ? only : null;
    }

    private ImmutableArray<InputDraft> InputOf(string name, ImmutableArray<InputDraft> arguments, ParameterInfo? whole)
    {
        if (whole is not null || arguments.IsEmpty)
        {
            return arguments;
        }

        var input = schema.Add(
            new TypeDraft(Naming.Pascal(name) + "Input", TypeKind.InputObject, null)
            {
                Description = $"What `{name}` takes.",
            }
        );
        input.InputFields.AddRange(arguments);
        return
        [
            new InputDraft("input", Syntax.Named(input.Name, false), null) { Description = $"What `{name}` takes." },
        ];
    }
}
