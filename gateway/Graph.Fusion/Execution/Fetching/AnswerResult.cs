using Graph.Fusion.Execution.Results;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>Where the parts of one result of an answer are; -1 for a part that is not there.</summary>
internal struct AnswerResult
{
    public int Start;
    public int Data;
    public int Errors;
    public int RequestIndex;
    public int VariableIndex;

    /// <summary>True if the source says which request, or which set of variables, the result is for.</summary>
    public readonly bool HasIndex => RequestIndex >= 0 || VariableIndex >= 0;

    /// <summary>Finds the parts of the result at which the scanner stands, and leaves the scanner behind it.</summary>
    /// <exception cref="MalformedResponseException">It is no object.</exception>
    public static AnswerResult Scan(ref JsonScanner scanner)
    {
        var result = new AnswerResult
        {
            Start = scanner.Position,
            Data = -1,
            Errors = -1,
            RequestIndex = -1,
            VariableIndex = -1,
        };
        scanner.Read((byte)'{');
        if (scanner.TryRead((byte)'}'))
        {
            return result;
        }

        do
        {
            var name = scanner.ReadName();
            scanner.Peek();
            var start = scanner.Position;
            if (name.SequenceEqual("requestIndex"u8))
            {
                result.RequestIndex = scanner.ReadIndex();
                continue;
            }

            if (name.SequenceEqual("variableIndex"u8))
            {
                result.VariableIndex = scanner.ReadIndex();
                continue;
            }

            scanner.SkipValue();
            if (name.SequenceEqual("data"u8))
            {
                result.Data = start;
            }
            else if (name.SequenceEqual("errors"u8))
            {
                result.Errors = scanner.IsEmpty(start) ? -1 : start;
            }
        } while (scanner.ReadSeparator((byte)'}'));

        return result;
    }

    /// <summary>The operation and the row that the result answers; -1 for an operation that was not asked, or for all rows.</summary>
    /// <param name="position">How many results came before it.</param>
    /// <param name="operations">What was asked.</param>
    public readonly (int Operation, int Row) Locate(int position, List<OperationRows> operations)
    {
        if (!HasIndex)
        {
            // A list without indices answers in the order of the requests.
            for (var i = 0; i < operations.Count; i++)
            {
                if (position < operations[i].Count)
                {
                    return (i, position);
                }

                position -= operations[i].Count;
            }

            return (-1, -1);
        }

        var operation = Math.Max(0, RequestIndex);
        if (operation >= operations.Count)
        {
            return (-1, -1);
        }

        var count = operations[operation].Count;
        if (VariableIndex < 0)
        {
            return (operation, count == 1 ? 0 : -1);
        }

        return VariableIndex < count ? (operation, VariableIndex) : (-1, -1);
    }
}
