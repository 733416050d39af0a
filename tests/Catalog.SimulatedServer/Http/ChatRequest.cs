using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Simulation.Http;

/// <summary>A chat completion that is asked for.</summary>
/// <param name="Messages">At least one.</param>
/// <param name="MaxTokens">Null: as many as the context leaves.</param>
/// <param name="CallsTools">Whether a call in the answer is told as one.</param>
/// <param name="Thinks">Nobody said that the model mustn't.</param>
internal sealed record ChatRequest(
    string Model,
    IReadOnlyList<Message> Messages,
    IReadOnlyList<Tool> Tools,
    bool CallsTools,
    int? MaxTokens,
    Sampling? Sampling,
    AnswerFormat? Format,
    bool ContinueFinalMessage,
    bool Thinks);

/// <summary>A message.</summary>
/// <param name="Role">system, user, assistant or tool.</param>
/// <param name="Pictures">URLs, which stand before the text.</param>
internal sealed record Message(string Role, string Text, IReadOnlyList<string> Pictures, IReadOnlyList<CalledTool> ToolCalls);

/// <summary>A call that the assistant made.</summary>
internal sealed record CalledTool(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters);
