using System.Text.RegularExpressions;

namespace Catalog.Model.Agents;

/// <summary>A call that the model made, in Qwen 3.5's own form.</summary>
public sealed partial record ToolCall(string Name, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Reads an answer; null where it isn't a call.</summary>
    public static ToolCall? Parse(string answer)
    {
        var call = Call().Match(answer.Trim());
        if (!call.Success) return null;
        var parameters = Parameter().Matches(call.Groups["body"].Value)
            .Select(match => KeyValuePair.Create(match.Groups["key"].Value, match.Groups["value"].Value))
            .DistinctBy(parameter => parameter.Key);
        return new ToolCall(call.Groups["name"].Value, new Dictionary<string, string>(parameters, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^<tool_call>\n<function=(?<name>[A-Za-z0-9_]+)>\n(?<body>.*)</function>\n</tool_call>$", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex(@"<parameter=(?<key>[^>\n]+)>\n(?<value>.*?)\n</parameter>\n", RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
