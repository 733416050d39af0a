using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Catalog.Model.Remote;

/// <summary>A server: sends a request once and says what came of it. Everything else (waiting, sending again) is done above it, in one place.</summary>
internal sealed class ChatServer : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri address;
    private readonly string? key;
    private IChatClient? client;

    /// <param name="handler">Carries the requests; shared, and its owner's to dispose.</param>
    public ChatServer(Uri address, string? key, HttpMessageHandler handler)
    {
        (this.address, this.key) = (address, key);
        // How long a request may take is decided for each of them.
        http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a request.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Attempt> AskAsync(string model, ChatRequest request, CancellationToken cancellationToken)
    {
        client ??= Client(model);
        try
        {
            return new Attempt.Answered(Answers.Read(await client.GetResponseAsync(request.Messages, request.Options(), cancellationToken)));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return Faults.Of(e, key);
        }
    }

    /// <summary>What the server lists as its models.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<(ServedModel? Model, Attempt? Fault)> ModelAsync(string? name, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{address.AbsoluteUri}/models");
            if (key is not null) request.Headers.Authorization = new("Bearer", key);
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? (ServedModel.Parse(body, name), null)
                : (null, Faults.Of((int)response.StatusCode, Faults.RetryAfter(response.Headers.RetryAfter?.ToString()), body, key));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, Faults.Of(e, key));
        }
    }

    public void Dispose()
    {
        client?.Dispose();
        http.Dispose();
    }

    private IChatClient Client(string model)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
        };
        if (key is null) options.AddPolicy(new NoKey(), PipelinePosition.BeforeTransport);
        // The SDK wants one even where there is none.
        return new OpenAIClient(new ApiKeyCredential(key ?? "none"), options).GetChatClient(model).AsIChatClient();
    }

    private sealed class NoKey : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Remove(nameof(HttpRequestHeader.Authorization));
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Remove(nameof(HttpRequestHeader.Authorization));
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
