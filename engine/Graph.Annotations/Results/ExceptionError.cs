using Graph.Annotations.Model;

namespace Graph.Annotations;

/// <summary>
/// The error that <c>[Error&lt;TException&gt;]</c> makes of an exception: in the graph <c>TitleTakenError</c> for
/// <c>TitleTakenException</c>, with the exception's message and the code <c>TITLE_TAKEN</c>.
/// </summary>
/// <typeparam name="TException">The exception; what its message says is shown to clients.</typeparam>
public sealed class ExceptionError<TException>(TException exception)
    : UserError(exception.Message, Naming.EnumValue(Naming.WithoutException(typeof(TException))))
    where TException : Exception;
