using Graph.Annotations.Reading;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Annotations.Tests;

/// <summary>Builds schemas of a few types.</summary>
internal static class Annotated
{
    public static Schema Schema(params Type[] types) => Builder(types).Build();

    public static AnnotatedSchemaBuilder Builder(params Type[] types)
    {
        var builder = new AnnotatedSchemaBuilder().UseNodeIds(new TestNodeIds());
        foreach (var type in types)
        {
            builder.AddType(type);
        }

        return builder;
    }

    public static string Sdl(params Type[] types)
    {
        Schema(types);
        var options = new AnnotationOptions { NodeIds = new TestNodeIds() };
        return SyntaxPrinter.Print(SchemaEmitter.Emit(AnnotationReader.Read(types, options)));
    }

    /// <summary>Everything that is wrong with the types, one sentence a line.</summary>
    public static string Problems(params Type[] types) =>
        string.Join("\n", Assert.Throws<SchemaException>(() => Schema(types)).Errors.Select(error => error.Message));

    /// <summary>Expects a sentence among what is wrong with the types.</summary>
    public static void Says(string sentence, params Type[] types) =>
        Assert.Contains(sentence, Problems(types).Split('\n'));
}
