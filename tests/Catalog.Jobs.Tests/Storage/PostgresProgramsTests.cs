using Catalog.Jobs.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Storage;

public sealed class PostgresProgramsTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void The_newest_complete_version_is_taken()
    {
        var newest = Install("debian/17/bin");
        Install("debian/9.6/bin");
        temp.Write("debian/18/bin/initdb", "");
        Assert.Equal(newest, Find(null)?.Folder);
    }

    [Fact]
    public void A_cluster_gets_the_version_that_made_it()
    {
        Install("debian/17/bin");
        var older = Install("debian/15/bin");
        Assert.Equal(older, Find("15")?.Folder);
    }

    [Fact]
    public void Without_Debian_s_the_path_is_searched()
    {
        var folder = Install("local/bin");
        Assert.Equal(folder, Find(null, $"/nowhere:{folder}")?.Folder);
        Assert.Null(Find(null, "/nowhere"));
    }

    private PostgresPrograms? Find(string? version, string path = "") => PostgresPrograms.Find(version, Path.Combine(temp.Path, "debian"), path);

    private string Install(string folder)
    {
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" }) temp.Write($"{folder}/{program}", "");
        return Path.Combine(temp.Path, folder);
    }
}
