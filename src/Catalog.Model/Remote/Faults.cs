using System.ClientModel;
using System.Globalization;
using System.Text.Json;

namespace Catalog.Model.Remote;

/// <summary>What a failed request means. The key is taken out of what servers say: some quote it.</summary>
internal static class Faults
{
    private const int LongestMessage = 300;

    /// <summary>Of what the SDK or the connection threw.</summary>
    public static Attempt Of(Exception exception, string? key)
    {
        if (exception is ClientResultException { Status: > 0 } refused)
        {
            var response = refused.GetRawResponse();
            var after = response is not null && response.Headers.TryGetValue("Retry-After", out var value) ? value : null;
            return Of(refused.Status, RetryAfter(after), response?.Content?.ToString() ?? "", key);
        }

        // Names were not found or nobody listens: the server isn't there. Anything else may be one request's bad luck.
        var connection = exception as HttpRequestException ?? exception.InnerException as HttpRequestException;
        var unreachable = connection?.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
        return new Attempt.Broken(Clean((connection ?? exception).Message, key), unreachable, connection ?? exception);
    }

    /// <summary>Of a response that isn't a success. What the SDK threw isn't kept: it quotes the body as it came.</summary>
    public static Attempt Of(int status, TimeSpan? retryAfter, string body, string? key)
    {
        var (message, code) = Read(body);
        var why = $"HTTP {status}{(message.Length == 0 ? "" : $": {Clean(message, key)}")}";
        return status switch
        {
            429 or 503 => new Attempt.Busy(retryAfter, why),
            408 or < 400 or >= 500 => new Attempt.Broken(why, false, null),
            _ => new Attempt.Refused(status, why, IsTooLong(message, code)),
        };
    }

    /// <summary>Seconds, as the header gives them; dates are not supported.</summary>
    public static TimeSpan? RetryAfter(string? header) =>
        double.TryParse(header, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 3600 ? TimeSpan.FromSeconds(seconds) : null;

    // OpenAI has the code; vLLM and SGLang say it in words.
    private static bool IsTooLong(string message, string code) =>
        code == "context_length_exceeded" || message.Contains("context length", StringComparison.OrdinalIgnoreCase);

    private static (string Message, string Code) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.TryGetProperty("error", out var inner) ? inner : json.RootElement;
            return error.ValueKind == JsonValueKind.String ? (error.GetString()!, "") : (Text(error, "message"), Text(error, "code"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (body, "");
        }
    }

    private static string Text(JsonElement value, string key) => value.TryGetProperty(key, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";

    private static string Clean(string message, string? key)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        if (key is not null) line = line.Replace(key, "(key)", StringComparison.Ordinal);
        return line.Length <= LongestMessage ? line : line[..LongestMessage] + "…";
    }
}
