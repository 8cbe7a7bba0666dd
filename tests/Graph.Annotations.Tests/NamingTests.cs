using Graph.Annotations.Model;

namespace Graph.Annotations.Tests;

public sealed class NamingTests
{
    [Theory]
    [InlineData("GetPostByIdAsync", "postById")]
    [InlineData("Get", "get")]
    [InlineData("Getaway", "getaway")]
    [InlineData("Async", "async")]
    [InlineData("PostById", "postById")]
    [InlineData("URL", "url")]
    [InlineData("URLOf", "urlOf")]
    [InlineData("ID", "id")]
    [InlineData("already", "already")]
    public void A_method_is_a_field_without_get_and_async(string method, string field) =>
        Assert.Equal(field, Naming.Field(method));

    [Theory]
    [InlineData("OnlyMe", "ONLY_ME")]
    [InlineData("Public", "PUBLIC")]
    [InlineData("HTTPError", "HTTP_ERROR")]
    [InlineData("MD5", "MD5")]
    [InlineData("Snake_Case", "SNAKE_CASE")]
    public void An_enum_member_is_in_capitals(string member, string value) =>
        Assert.Equal(value, Naming.EnumValue(member));

    [Theory]
    [InlineData(typeof(int), "Int32")]
    [InlineData(typeof(int?), "Int32?")]
    [InlineData(typeof(string[]), "String[]")]
    [InlineData(typeof(Dictionary<string, List<int?>>), "Dictionary<String, List<Int32?>>")]
    public void A_sentence_names_a_type_as_it_is_written(Type type, string written) =>
        Assert.Equal(written, Naming.CSharp(type));

    [Theory]
    [InlineData(typeof(InvalidOperationException), "InvalidOperation")]
    [InlineData(typeof(Exception), "Exception")]
    [InlineData(typeof(Mishap), "Mishap")]
    public void An_exception_loses_the_word_unless_nothing_would_be_left(Type exception, string name) =>
        Assert.Equal(name, Naming.WithoutException(exception));

    private sealed class Mishap : Exception;
}
