using Catalog.Model.Chat;

namespace Catalog.Model.Agents;

/// <summary>A conversation that goes on, turn after turn, while the model calls tools.</summary>
public static class AgentLoop
{
    /// <summary>Sends a turn and answers tool calls until the model gives an answer that isn't one.</summary>
    /// <param name="conversation">Goes on from where it is.</param>
    /// <param name="first">The task.</param>
    /// <param name="decoding">Given the steps so far, how the next answer is decoded; its format says which calls are allowed now.</param>
    /// <param name="call">Runs a tool and gives the text of its reply.</param>
    /// <param name="maxSteps">Answers at most; the last one may still be a call, then nobody runs it.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <returns>All steps in order. The last one has no <see cref="AgentStep.Call"/> unless <paramref name="maxSteps"/> was reached.</returns>
    public static async Task<IReadOnlyList<AgentStep>> RunAsync(
        IConversation conversation,
        Turn first,
        Func<IReadOnlyList<AgentStep>, Decoding> decoding,
        Func<ToolCall, CancellationToken, Task<string>> call,
        int maxSteps,
        CancellationToken cancellationToken)
    {
        var steps = new List<AgentStep>();
        var turn = first;
        while (true)
        {
            var completion = await conversation.SendAsync(turn, decoding(steps), cancellationToken);
            var asked = completion.Ended ? ToolCall.Parse(completion.Text) : null;
            if (asked is null || steps.Count + 1 >= maxSteps)
            {
                steps.Add(new AgentStep(turn, completion, asked));
                return steps;
            }

            steps.Add(new AgentStep(turn, completion, asked));
            turn = new Turn.ToolResponse(await call(asked, cancellationToken));
        }
    }
}

/// <summary>One turn of an agent: what it was given, what it answered, and the call in that answer (null: it is the result).</summary>
public sealed record AgentStep(Turn Turn, Completion Completion, ToolCall? Call);
