using System.Net;
using Catalog.Dashboard.Security;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Pages;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Dashboard.Tests.Security;

public sealed class RightsTests(SiteFixture fixture) : IClassFixture<SiteFixture>
{
    [Fact]
    public void Every_endpoint_stands_in_the_table_and_every_line_has_an_endpoint()
    {
        var mapped = Endpoints().Select(endpoint => endpoint.RoutePattern.RawText!).ToList();
        Assert.All(mapped, pattern => Assert.True(Rights.Find("GET", pattern) is not null || Rights.Find("POST", pattern) is not null, $"{pattern} is in no line"));
        Assert.All(Rights.Table, right => Assert.Contains(mapped, pattern => Rights.Find(right.Method ?? "GET", pattern) == right));
    }

    [Fact]
    public void Only_sign_in_errors_and_health_are_open()
    {
        var open = Rights.Table.Where(right => right.Roles.Count == 0).Select(right => right.Pattern);
        Assert.Equal(["error/{code:int}", "health/live", "health/ready", "sign-in", "sign-in/openid", "sign-out/openid"], open.Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Merchandiser)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Operator)]
    public async Task Every_endpoint_lets_in_whom_the_table_says(string? role)
    {
        using var client = await fixture.Site.ClientAsync(role);
        foreach (var right in Rights.Table)
        {
            foreach (var method in right.Method is { } only ? [only] : new[] { "GET", "POST" })
            {
                if (right.Pattern == "sign-out") continue; // The first answer would end what is tried here.
                if (right.Pattern.StartsWith("jobs", StringComparison.Ordinal) && method == "POST") continue; // Hangfire says 403 itself to a form without its token.
                var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), Address(right.Pattern)));
                var isAllowed = right.Roles.Count == 0 || (role is not null && right.Roles.Contains(role));
                Assert.True(isAllowed == IsLetIn(answer, right.Pattern), $"{method} {right.Pattern} as {role ?? "nobody"}: {(int)answer.Status} {answer.Location}");
            }
        }
    }

    [Fact]
    public void An_endpoint_that_the_table_does_not_know_is_closed_for_everyone() => Assert.Null(Rights.Find("GET", "secret"));

    // A page that was let in may still find nothing there, or want a form's token.
    private static bool IsLetIn(SiteAnswer answer, string pattern) => answer.Status switch
    {
        HttpStatusCode.Forbidden => pattern.StartsWith("error", StringComparison.Ordinal),
        HttpStatusCode.Redirect => answer.Location?.Contains("/sign-in", StringComparison.Ordinal) != true,
        _ => true,
    };

    private string Address(string pattern) => "/" + pattern
        .Replace("{productId:long}", $"{fixture.Shop.Backpack}", StringComparison.Ordinal).Replace("{index:int}", "0", StringComparison.Ordinal)
        .Replace("{code:int}", "404", StringComparison.Ordinal).Replace("{id:long?}", $"{fixture.Shop.German}", StringComparison.Ordinal)
        .Replace("{id:long}", "1", StringComparison.Ordinal).Replace("{line:int}", "2", StringComparison.Ordinal).Replace("{**path}", "", StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Endpoints() => fixture.Site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
