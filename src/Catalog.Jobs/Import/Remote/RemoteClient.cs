using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Catalog.Jobs.Import.Remote;

/// <summary>
/// Fetches from addresses that somebody else names. Follows redirects itself and looks at each; see docs/security.md for what is refused. One is for one set of
/// allowed addresses.
/// </summary>
public sealed class RemoteClient : IDisposable
{
    private readonly HttpClient http;

    /// <param name="resolve">Null: the system's resolver.</param>
    public RemoteClient(AllowList allow, ResolveHost? resolve = null)
    {
        http = new(new GuardedConnection(allow, resolve ?? GuardedConnection.SystemAsync).Handler()) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("catalog-import/1.0");
    }

    /// <summary>Fetches into a file, which must not exist and exists afterwards only where the answer was saved.</summary>
    public async Task<RemoteResult> FetchAsync(RemoteRequest request, string file, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(request.Limits.Time);
        RemoteResult? result = null;
        try
        {
            return result = await FollowAsync(request, file, limit.Token);
        }
        catch (HttpRequestException exception) when (exception.InnerException is RefusedAddressException refused)
        {
            return new RemoteResult.Failed(refused.Message, MayPass: false);
        }
        catch (HttpRequestException exception)
        {
            return new RemoteResult.Failed($"{Name(request.Address)} can't be reached: {exception.Message}", MayPass: true);
        }
        catch (InvalidDataException)
        {
            return new RemoteResult.Failed($"{Name(request.Address)} sends a body that isn't compressed as it says.", MayPass: false);
        }
        catch (IOException exception)
        {
            return new RemoteResult.Failed($"{Name(request.Address)} broke off: {exception.Message}", MayPass: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new RemoteResult.Failed($"{Name(request.Address)} took longer than {request.Limits.Time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} seconds.", MayPass: true);
        }
        finally
        {
            if (result is not RemoteResult.Saved) File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    // Without the query: it may hold a key.
    internal static string Name(Uri address) => address.GetLeftPart(UriPartial.Path);

    private async Task<RemoteResult> FollowAsync(RemoteRequest request, string file, CancellationToken ct)
    {
        var address = request.Address;
        for (var redirects = 0; ; redirects++)
        {
            using var message = Message(request, address);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if (Target(response, address) is not { } next) return await ReceiveAsync(request, response, file, ct);
            if (redirects == RemoteLimits.Redirects) return new RemoteResult.Failed($"{Name(request.Address)} redirects more than {RemoteLimits.Redirects} times.", MayPass: false);
            if (RemoteRequest.Problem(next.OriginalString) is { } problem) return new RemoteResult.Failed($"{Name(address)} redirects to an address that isn't followed: {problem}.", MayPass: false);
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                return new RemoteResult.Failed($"{Name(address)} redirects from https to http; that isn't followed.", MayPass: false);
            address = next;
        }
    }

    private static HttpRequestMessage Message(RemoteRequest request, Uri address)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        if (request.Limits.Compressed) message.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        if (request.Bearer is { } token && IsSameOrigin(request.Address, address)) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // As they came: some servers' tags aren't written as they should be.
        if (request.Known.ETag is { } tag) message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.Known.LastModified is { } since) message.Headers.TryAddWithoutValidation("If-Modified-Since", since);
        return message;
    }

    private static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri? Target(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        return location.IsAbsoluteUri ? location : new Uri(new Uri(from, location).AbsoluteUri);
    }

    private static async Task<RemoteResult> ReceiveAsync(RemoteRequest request, HttpResponseMessage response, string file, CancellationToken ct)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && request.Known != RemoteVersion.None) return new RemoteResult.NotModified();
        if (response.StatusCode != HttpStatusCode.OK) return Unwelcome(request.Address, response);
        var body = new RemoteBody(Name(request.Address), request.Limits, response.Content);
        if (await body.SaveAsync(file, ct) is { } problem) return new RemoteResult.Failed(problem, MayPass: false);
        return new RemoteResult.Saved(body.Bytes, new(First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified")));
    }

    private static RemoteResult.Failed Unwelcome(Uri address, HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        var wait = response.Headers.RetryAfter?.Delta;
        return new($"{Name(address)} answers {code} {response.ReasonPhrase}.", code is 408 or 429 or >= 500, wait);
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and < 1000 } value ? value : null;
}
