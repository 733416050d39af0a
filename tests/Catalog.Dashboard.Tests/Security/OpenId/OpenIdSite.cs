using Catalog.Dashboard.Security.Access;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security.OpenId;

/// <summary>A dashboard with a provider of its own.</summary>
public sealed class OpenIdSite : IAsyncDisposable
{
    private OpenIdSite(TestProvider provider, DashboardSite site) => (Provider, Site) = (provider, site);

    public TestProvider Provider { get; }

    public DashboardSite Site { get; }

    /// <summary>Starts both.</summary>
    /// <param name="change">What differs from <see cref="Options"/>.</param>
    public static async Task<OpenIdSite> StartAsync(
        PostgresFixture postgres, Func<OpenIdOptions, OpenIdOptions>? change = null, Func<AccessOptions, AccessOptions>? access = null, int signInsPerMinute = 10_000, bool asks = false)
    {
        var provider = await TestProvider.StartAsync(asks);
        var options = Options(provider.Authority);
        var all = new AccessOptions { OpenId = change?.Invoke(options) ?? options };
        return new(provider, await DashboardSite.StartAsync(postgres, signInsPerMinute, access: access?.Invoke(all) ?? all));
    }

    /// <summary>Reviewers and operators by group, locales as they are.</summary>
    public static OpenIdOptions Options(string authority) => new()
    {
        Name = "the shop",
        Authority = authority,
        ClientId = TestProvider.ClientId,
        RoleClaim = "groups",
        Roles = new Dictionary<string, IReadOnlyList<string>> { ["copy-reviewers"] = [Role.Reviewer], ["copy-operators"] = [Role.Operator] },
        LocaleClaim = "locales",
    };

    /// <summary>Goes to the provider and comes back with its answer, which isn't sent on yet.</summary>
    public static async Task<string> AnswerAsync(SiteClient client, string start = "/sign-in/openid")
    {
        var away = await client.GetAsync(start);
        Assert.NotNull(away.Location);
        var back = await client.GetAsync(away.Location);
        Assert.True(back.Location is not null, $"{(int)back.Status}: {back.Text}");
        return back.Location;
    }

    /// <summary>The whole way; where it ends.</summary>
    public static async Task<string> GoAsync(SiteClient client, string start = "/sign-in/openid") => (await client.GetAsync(await AnswerAsync(client, start))).Location!;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
