using System.Text.RegularExpressions;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>What the model did in a turn of the document conversation, for people.</summary>
/// <param name="Title">A tool call in the form <c>read_document(name: a.pdf)</c>, or that it answered.</param>
/// <param name="Received">What it had been sent before: the task, or a tool's answer.</param>
/// <param name="Said">What it said, unchanged.</param>
public sealed partial record AgentStep(string Title, string Received, string Said, int Tokens, double Seconds)
{
    /// <summary>Reads a turn: calls are in Qwen's format, see the prompt contract.</summary>
    public static AgentStep Of(AgentTurn turn)
    {
        var call = Function().Match(turn.Answer);
        var parameters = Parameter().Matches(turn.Answer).Select(match => $"{match.Groups[1].Value}: {match.Groups[2].Value.Trim()}");
        var response = Response().Match(turn.Tail);
        return new AgentStep(
            call.Success ? $"{call.Groups[1].Value}({string.Join(", ", parameters)})" : "Answer",
            (response.Success ? response.Groups[1].Value : turn.Tail).Trim(),
            turn.Answer.Trim(),
            turn.DecodeTokens,
            turn.Seconds);
    }

    [GeneratedRegex("<function=([^>]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex("<parameter=([^>]*)>(.*?)</parameter>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parameter();

    [GeneratedRegex("<tool_response>(.*?)</tool_response>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Response();
}
