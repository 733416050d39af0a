using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Search;

public sealed class ViewsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_view_is_saved_shared_counted_made_the_queues_start_and_deleted_by_its_owner_alone()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        await new Showcase(site.Seeder).FillAsync();
        using var mia = await site.ClientAsync("reviewer");
        var list = await mia.GetAsync("/texts?q=brand%3Avelmora%20state%3Aneeds-review&sort=risk&density=compact");
        var saved = await mia.SubmitAsync(list, ".save-view form", ("name", " Velmora "), ("shared", "true"), ("action", "save"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await mia.GetAsync(saved.Location!);
        Assert.Equal(("Velmora", "3 texts"), (page.TextOf("h1"), page.TextOf("p.lead[role=status]")));
        Assert.NotNull(page.Document.QuerySelector("table.rows-compact"));
        var count = page.Document.QuerySelector(".view-count")!.GetAttribute("hx-get")!;
        Assert.Equal("3", (await mia.GetAsync(count)).Text);

        using var ida = await site.ClientAsync("all");
        var shared = await ida.GetAsync("/views");
        Assert.Equal("Velmora", shared.TextOf("tbody th"));
        Assert.Null(shared.Document.QuerySelector("button[value=delete]"));
        await ida.SubmitAsync(shared, "button[value=queue]");
        Assert.Contains("q=brand", (await ida.GetAsync("/review")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mia.GetAsync("/review")).Status);
        var id = shared.Document.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await ida.SubmitAsync(await ida.GetAsync("/views"), "tbody form", ("action", "delete"))).Status);

        using var viewer = await site.ClientAsync("viewer");
        Assert.Null((await viewer.GetAsync("/views")).Document.QuerySelector("button[value=queue]"));
        await mia.SubmitAsync(await mia.GetAsync("/views"), "button[value=delete]");
        Assert.Equal(HttpStatusCode.NotFound, (await ida.GetAsync($"/views/{id}/count")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ida.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task What_is_not_shared_is_nobody_elses()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        using var mia = await site.ClientAsync("reviewer");
        var saved = await mia.SubmitAsync(await mia.GetAsync("/texts?q=kettle"), ".save-view form", ("name", "Mine"), ("shared", ""), ("action", "save"));
        var id = saved.Location!.Split("view=")[1];
        using var ida = await site.ClientAsync("all");
        Assert.Equal(HttpStatusCode.NotFound, (await ida.GetAsync($"/views/{id}/count")).Status);
        Assert.DoesNotContain("Mine", (await ida.GetAsync("/views")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mia.SubmitAsync(await mia.GetAsync("/texts"), ".save-view form", ("name", " "), ("action", "save"))).Status);
    }
}
