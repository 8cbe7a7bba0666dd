using System.Globalization;
using System.Text;
using Graph.Execution.Operations;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Planning;

/// <summary>Writes a plan for people: the waves, the requests of each, their operations and what they fill.</summary>
internal static class PlanPrinter
{
    /// <summary>The plan as a tree.</summary>
    public static string Print(QueryPlan plan, FusionSchema schema)
    {
        var text = new StringBuilder();
        text.Append(
            $"{plan.Definition.Operation.ToString().ToLowerInvariant()} {plan.Definition.Name?.Value}".TrimEnd()
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $": {Count(plan.Cost.Waves, "wave")}, {Count(plan.Groups.Length, "request")}, {Count(plan.Cost.Fetches, "operation")}\n"
        );
        foreach (var field in plan.NodeFields)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"gateway makes the objects of '{field.ResponseName}' from their ids\n"
            );
        }

        foreach (var field in plan.IntrospectionFields)
        {
            text.Append(CultureInfo.InvariantCulture, $"gateway answers '{field.ResponseName}'\n");
        }

        var wave = -1;
        var branch = DeferUsageSet.None;
        foreach (var group in plan.Groups)
        {
            if (!group.Branch.Equals(branch))
            {
                branch = group.Branch;
                wave = -1;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"deferred: {string.Join(", ", branch.Usages.Select(Name))}\n"
                );
            }

            if (group.Wave != wave)
            {
                wave = group.Wave;
                text.Append(CultureInfo.InvariantCulture, $"wave {wave + 1}\n");
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"  {schema.Sources[group.Source].Name}{(group.IsLater ? ", for streamed items that come later" : "")}\n"
            );
            foreach (var operation in group.Operations)
            {
                Print(text, plan, operation);
            }
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, QueryPlan plan, PlannedOperation operation)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {operation.Text}\n");
        foreach (var target in operation.Targets)
        {
            var path = target.Shape.Place.Path;
            var type = target.TypeId < 0 ? "" : $" ({plan.Types[target.TypeId].Type.Name})";
            text.Append(CultureInfo.InvariantCulture, $"      fills {(path.Length == 0 ? "the root" : path)}{type}");
            if (target.Dependencies.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" after {string.Join(", ", target.Dependencies)}");
            }

            text.Append(CultureInfo.InvariantCulture, $" [{target.Id}]");
            if (target.ProvesExistence)
            {
                text.Append(", null if there is none");
            }

            text.Append('\n');
        }

        if (
            operation.RequiredNames.Length > operation.KeyCount
            && operation.Reduced.Without(ulong.MaxValue << operation.KeyCount) is { IsWorthAsking: true } reduced
        )
        {
            text.Append(CultureInfo.InvariantCulture, $"      where requirements are missing: {reduced.Text}\n");
        }
    }

    private static string Name(DeferUsage usage) =>
        usage.Label ?? $"@defer at {usage.Directive.Location.Line}:{usage.Directive.Location.Column}";

    private static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
