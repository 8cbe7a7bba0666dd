namespace Graph.Fuzz;

/// <summary>
/// A part of the system and what must hold of it for every input. Inputs are bytes, whatever they mean to the target, so
/// that all can be mutated, made smaller, kept and replayed alike.
/// </summary>
internal abstract class FuzzTarget : IDisposable
{
    /// <summary>The name on the command line, and of the folder with its first inputs.</summary>
    public abstract string Name { get; }

    /// <summary>What must hold, as a sentence.</summary>
    public abstract string Claim { get; }

    /// <summary>Makes a structured input; the same for the same random numbers.</summary>
    public abstract byte[] Generate(Random random);

    /// <summary>Feeds an input.</summary>
    /// <returns>
    /// What kind of input it was, such as the code of an error: the first input of each kind is kept and mutated further.
    /// </returns>
    /// <exception cref="FuzzFailureException">The claim does not hold. So does any other exception say.</exception>
    public abstract string Run(byte[] input);

    /// <inheritdoc />
    public virtual void Dispose() { }
}
