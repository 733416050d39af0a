using Catalog.Jobs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Jobs.Tests.Storage;

public sealed class DataFolderTests
{
    [Fact]
    public void What_it_holds_is_for_its_owner_alone()
    {
        using var temp = new TempFolder();
        var folder = new DataFolder(Path.Combine(temp.Path, "deep", "data"));
        folder.Create();
        folder.Create();
        foreach (var inner in new[] { folder.Keys, folder.Uploads, folder.Rejects, folder.Exports, folder.Features })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(inner));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder.Root) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite));
    }

    [Theory]
    [InlineData("no connection string", "CATALOG_DB")]
    [InlineData("Username=shop", "names no host")]
    [InlineData("Host=/nowhere;Username=shop;Database=catalog;Timeout=1", "catalog")]
    public async Task A_server_that_cannot_be_used_is_named(string connectionString, string expected)
    {
        var exception = await Assert.ThrowsAsync<ClusterException>(() =>
            Database.OpenAsync(new DataFolder("/nowhere"), connectionString, NullLogger.Instance, TestContext.Current.CancellationToken));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_paths_follow_every_link_on_the_way()
    {
        using var temp = new TempFolder();
        temp.Write("real/inner/file", "");
        Directory.CreateSymbolicLink(Path.Combine(temp.Path, "link"), "real");
        File.CreateSymbolicLink(Path.Combine(temp.Path, "real", "other"), Path.Combine(temp.Path, "link", "inner", "file"));
        Assert.Equal(Path.Combine(temp.Path, "real/inner/file"), RealPath.Of(Path.Combine(temp.Path, "link/other")));
        File.CreateSymbolicLink(Path.Combine(temp.Path, "circle"), Path.Combine(temp.Path, "circle"));
        Assert.Throws<IOException>(() => RealPath.Of(Path.Combine(temp.Path, "circle")));
    }
}
