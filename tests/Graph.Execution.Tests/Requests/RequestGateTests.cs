using Graph.Execution.Tests.Testing;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Tests.Requests;

public sealed class RequestGateTests
{
    private readonly RequestGate _gate = new(maxVariableSets: 2);

    [Fact]
    public void A_request_without_a_document_is_refused() =>
        Assert.Contains("has no document", _gate.Refuse(TestGraph.Request("", [null]))!.Message);

    [Theory]
    [InlineData(0, ErrorCodes.BadRequest)]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(3, ErrorCodes.LimitExceeded)]
    public void Sets_of_variables_are_counted(int sets, string? code) =>
        Assert.Equal(code, _gate.Refuse(TestGraph.Request("{ a }", [.. new string?[sets]]))?.Code);

    [Theory]
    [InlineData(OperationType.Query, true, false, 2, null)]
    [InlineData(OperationType.Mutation, false, false, 2, null)]
    [InlineData(OperationType.Mutation, true, true, 1, ErrorCodes.QueriesOnly)]
    [InlineData(OperationType.Subscription, false, true, 1, null)]
    [InlineData(OperationType.Subscription, true, true, 1, null)]
    [InlineData(OperationType.Subscription, false, false, 1, ErrorCodes.BadRequest)]
    [InlineData(OperationType.Subscription, false, true, 2, ErrorCodes.BadRequest)]
    public void A_transport_gets_only_what_it_can_deliver(
        OperationType operation,
        bool queriesOnly,
        bool acceptsSubscription,
        int sets,
        string? code
    )
    {
        var request = TestGraph.Request(
            "{ a }",
            [.. new string?[sets]],
            queriesOnly: queriesOnly,
            acceptsSubscription: acceptsSubscription
        );

        Assert.Equal(code, RequestGate.Refuse(request, operation)?.Code);
    }
}
