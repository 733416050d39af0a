using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Catalog.Dashboard.Tests.Hosting;

/// <summary>A browser without JavaScript: keeps cookies, sends forms as a page has them, follows nothing by itself.</summary>
public sealed class SiteClient : IDisposable
{
    private readonly HttpClient http;

    public SiteClient(Uri address)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        http = new HttpClient(handler) { BaseAddress = address };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task SignInAsync(string name, string password)
    {
        var answer = await TrySignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    public async Task<SiteAnswer> TrySignInAsync(string name, string password) =>
        await SubmitAsync(await GetAsync("/sign-in"), "form", ("name", name), ("password", password));

    /// <summary>Asks for an address.</summary>
    public Task<SiteAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    /// <summary>Sends a form of a page with what is in it, but for the given fields.</summary>
    /// <param name="selector">A form, or the button that is pressed.</param>
    public async Task<SiteAnswer> SubmitAsync(SiteAnswer page, string selector, params (string Name, string Value)[] fields)
    {
        var element = page.Document.QuerySelector(selector) ?? throw new InvalidOperationException($"the page has no {selector}");
        var button = element as IHtmlButtonElement;
        var form = element as IHtmlFormElement ?? button?.Form ?? throw new InvalidOperationException($"{selector} is neither a form nor a button of one");
        var values = form.Elements.OfType<IHtmlElement>().Select(Value).OfType<(string, string)>()
            .Where(value => fields.All(field => field.Name != value.Item1)).Concat(fields).ToList();
        if (button?.Name is { Length: > 0 } name) values.Add((name, button.Value));
        return await PostAsync(button?.GetAttribute("formaction") ?? form.GetAttribute("action")!, values);
    }

    /// <summary>Sends fields without any page.</summary>
    public Task<SiteAnswer> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] headers) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) },
            headers);

    /// <summary>Sends a request as it is.</summary>
    public async Task<SiteAnswer> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using (request)
        {
            using var response = await http.SendAsync(request, Cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
            var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new SiteAnswer(response.StatusCode, all, body);
        }
    }

    public void Dispose() => http.Dispose();

    private static (string, string)? Value(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Name.Length: > 0, Type: "checkbox", IsChecked: false } => null,
        IHtmlInputElement { Name.Length: > 0, Type: not "file" } input => (input.Name!, input.Value),
        IHtmlTextAreaElement { Name.Length: > 0 } area => (area.Name!, area.Value),
        IHtmlSelectElement { Name.Length: > 0 } select => (select.Name!, select.Value ?? ""),
        _ => null,
    };
}

/// <summary>What the server answered.</summary>
public sealed record SiteAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(Body)));

    /// <summary>The answer's text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    /// <summary>The answer as a page.</summary>
    public IHtmlDocument Document => document.Value;

    /// <summary>Where it sends the browser.</summary>
    public string? Location => Headers.GetValueOrDefault("Location");

    /// <summary>The text of the first element that a selector matches, white space collapsed.</summary>
    public string TextOf(string selector) => string.Join(' ', (Document.QuerySelector(selector)?.Text() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
