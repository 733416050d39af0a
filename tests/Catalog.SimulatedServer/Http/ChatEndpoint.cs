using System.Globalization;
using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Pictures;
using Catalog.Simulation.Faults;
using Microsoft.AspNetCore.Http;

namespace Catalog.Simulation.Http;

/// <summary>POST /v1/chat/completions</summary>
internal sealed class ChatEndpoint(Simulation simulation)
{
    private int answers;

    public async Task HandleAsync(HttpContext context)
    {
        simulation.Statistics.AddRequest();
        try
        {
            await AnswerAsync(context);
        }
        catch (ApiException e)
        {
            simulation.Statistics.AddStatus(e.Status.ToString(CultureInfo.InvariantCulture));
            await ErrorWriter.WriteAsync(context, e);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            simulation.Statistics.AddStatus("aborted");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var behaviour = simulation.Behaviour;
        var model = simulation.Model();
        if (simulation.Faults.RejectsNext(behaviour)) throw ApiException.TooMany("Too many requests (a planned burst).", behaviour.RetryAfter);
        var request = await ReadAsync(context);
        if (request.Model != model.Name) throw ApiException.UnknownModel(request.Model);
        if (request.ContinueFinalMessage && behaviour.NoContinue)
            throw ApiException.BadRequest("continue_final_message is supported only when the last message is the assistant's", "continue_final_message");
        if (!await simulation.Admission.EnterAsync(context.RequestAborted)) throw ApiException.TooMany("Too many requests: the queue is full.", behaviour.RetryAfter);
        ChatAnswer answer;
        try
        {
            answer = await ComputeAsync(model, request, behaviour, context.RequestAborted);
        }
        finally
        {
            simulation.Admission.Leave();
        }

        await SendAsync(context, answer, simulation.Faults.Next(behaviour));
    }

    private static async Task<ChatRequest> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return RequestReader.Read(body.RootElement);
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest($"The body is not JSON: {e.Message}", null);
        }
    }

    private async Task<ChatAnswer> ComputeAsync(LoadedModel model, ChatRequest request, Settings.Behaviour behaviour, CancellationToken cancellationToken)
    {
        try
        {
            var prompt = await Task.Run(() => model.Renderer.Render(request, behaviour.TrimContinued), cancellationToken);
            var limit = request.MaxTokens ?? Math.Max(1, model.ContextLength - prompt.Length);
            if (prompt.Length + limit > model.ContextLength) throw ApiException.ContextLength(model.ContextLength, prompt.Length, limit);
            var decoding = new Decoding(limit, behaviour.IgnoreSchema ? null : request.Format, request.Sampling);
            var (answer, cached) = await model.Runner.RunAsync(prompt, decoding, cancellationToken);
            await simulation.Clock.RunAsync(prompt.Length - cached, answer.Tokens, cancellationToken);
            var usage = new TokenUsage(prompt.Length, cached, answer.Tokens);
            return ChatAnswer.Of(request, behaviour, Interlocked.Increment(ref answers), model.Name, answer, usage);
        }
        catch (Exception e) when (e is PictureException or AnswerFormatException or ContextLengthException)
        {
            throw ApiException.BadRequest(e.Message, null, e is ContextLengthException ? "context_length_exceeded" : null);
        }
    }

    private async Task SendAsync(HttpContext context, ChatAnswer answer, AnswerFault fault)
    {
        if (fault == AnswerFault.Error) throw ApiException.Internal("A planned error.");
        // Counted before it goes out: who has the answer finds it in the statistics.
        simulation.Statistics.AddStatus(fault switch { AnswerFault.BrokenJson => "broken", AnswerFault.Disconnect => "disconnected", _ => "200" });
        if (fault == AnswerFault.None) simulation.Statistics.AddAnswer(answer.Usage);
        var body = answer.Write();
        var sent = fault == AnswerFault.None ? body.Length : body.Length / 2;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = fault == AnswerFault.Disconnect ? body.Length : sent;
        await context.Response.Body.WriteAsync(body.AsMemory(0, sent), context.RequestAborted);
        if (fault != AnswerFault.Disconnect) return;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
