using System.Text;
using Catalog.Dashboard.Tests.Hosting;

namespace Catalog.Dashboard.Tests.Imports;

/// <summary>Brings files without a browser.</summary>
internal static class DraftClient
{
    /// <summary>Sends a file.</summary>
    /// <returns>The page of its first step.</returns>
    public static async Task<SiteAnswer> BringAsync(this SiteClient client, string name, byte[] content)
    {
        var page = await client.GetAsync("/imports");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), "file", name } };
        return await client.FollowAsync(await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = form }));
    }

    public static Task<SiteAnswer> BringAsync(this SiteClient client, string name, string content) => client.BringAsync(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Goes where the server sends the browser.</summary>
    public static async Task<SiteAnswer> FollowAsync(this SiteClient client, SiteAnswer answer)
    {
        while (answer.Location is { } location) answer = await client.GetAsync(location);
        return answer;
    }

    /// <summary>Presses a button and goes where it leads.</summary>
    public static async Task<SiteAnswer> PressAsync(this SiteClient client, SiteAnswer page, string selector, params (string Name, string Value)[] fields) =>
        await client.FollowAsync(await client.SubmitAsync(page, selector, fields));

    /// <summary>Looks at a page again until something is on it.</summary>
    public static async Task<SiteAnswer> UntilAsync(this SiteClient client, string path, string selector)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var page = await client.FollowAsync(await client.GetAsync(path));
            if (page.Document.QuerySelector(selector) is not null) return page;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} never had {selector}");
    }
}
