namespace Catalog.Simulation.Http;

/// <summary>A request that is refused, with what the error object says (vLLM's ErrorResponse: error.message, type, param, code).</summary>
internal sealed class ApiException(int status, string type, string message, string? param, string? code) : Exception(message)
{
    public int Status => status;

    public string Type => type;

    public string? Param => param;

    /// <summary>Null: the status.</summary>
    public string? Code => code;

    /// <summary>Seconds for Retry-After.</summary>
    public int? RetryAfter { get; init; }

    public static ApiException BadRequest(string message, string? param, string? code = null) => new(400, "BadRequestError", message, param, code);

    public static ApiException ContextLength(int limit, int prompt, int answer) => BadRequest(
        $"This model's maximum context length is {limit} tokens. However, you requested {prompt + answer} tokens ({prompt} in the messages, {answer} in the completion). "
        + "Please reduce the length of the messages or completion.",
        "messages",
        "context_length_exceeded");

    /// <summary>vLLM's status for a model that it doesn't serve is 404.</summary>
    public static ApiException UnknownModel(string name) => new(404, "NotFoundError", $"The model `{name}` does not exist.", "model", "model_not_found");

    public static ApiException Unauthorized() => new(401, "AuthenticationError", "Unauthorized", null, null);

    public static ApiException TooMany(string message, int retryAfter) => new(429, "RateLimitError", message, null, null) { RetryAfter = retryAfter };

    public static ApiException Starting(int retryAfter) => new(503, "ServiceUnavailableError", "The model is being loaded.", null, null) { RetryAfter = retryAfter };

    public static ApiException Internal(string message) => new(500, "InternalServerError", message, null, null);
}
