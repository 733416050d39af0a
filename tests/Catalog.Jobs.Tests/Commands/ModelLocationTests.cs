using Catalog.Jobs.Commands;
using Catalog.Jobs.Runs;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

public sealed class ModelLocationTests
{
    private const string Secret = "sk-very-secret";

    [Theory]
    [InlineData("http://a:8000", true)]
    [InlineData("https://a/v1,https://b/v1", true)]
    [InlineData("ftp://a", true)]
    [InlineData("models/qwen3.5-4b", false)]
    [InlineData("/models/a,b", false)]
    public void Servers_are_told_from_folders(string location, bool expected) => Assert.Equal(expected, ModelLocation.IsServer(location));

    [Fact]
    public void Addresses_key_name_and_context_come_from_the_environment()
    {
        var options = ModelLocation.Servers(" http://a:8000 , http://b:8000/v1,", Variables(("CATALOG_MODEL_KEY", Secret), ("CATALOG_MODEL_NAME", "qwen"), ("CATALOG_MODEL_CONTEXT", "4096")));
        Assert.Equal(["http://a:8000", "http://b:8000/v1"], options.Addresses);
        Assert.Equal((Secret, "qwen", 4096), (options.Key, options.Model, options.ContextLength));
        var bare = ModelLocation.Servers("http://a", Variables(("CATALOG_MODEL_CONTEXT", " ")));
        Assert.Equal((null, null, null), (bare.Key, bare.Model, bare.ContextLength));
    }

    [Theory]
    [InlineData("ftp://a", "", "", "CATALOG_MODEL: ")]
    [InlineData("http://a,http://me:sk-very-secret@b", "", "", "CATALOG_MODEL: Addresses: address 2")]
    [InlineData("http://a", "sk-very-secret with spaces", "", "CATALOG_MODEL_KEY: ")]
    [InlineData("http://a", "", "many", "CATALOG_MODEL_CONTEXT: ")]
    [InlineData("http://a", "", "12", "CATALOG_MODEL_CONTEXT: ")]
    public void What_can_not_be_used_is_named_by_its_variable_and_no_secret_is_quoted(string location, string key, string context, string named)
    {
        var refused = Assert.Throws<CommandException>(() => ModelLocation.Servers(location, Variables(("CATALOG_MODEL_KEY", key), ("CATALOG_MODEL_CONTEXT", context))));
        Assert.StartsWith(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_servers_work_on_more_products_at_once()
    {
        await using var one = new ModelServer(new RemoteOptions { Addresses = ["http://a"] });
        await using var three = new ModelServer(new RemoteOptions { Addresses = ["http://a", "http://b", "http://c"] });
        Assert.Equal(3 * one.ProductsAtOnce, three.ProductsAtOnce);
        Assert.True(one.ProductsAtOnce > PumpOptions.DefaultProducts);
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] values) =>
        name => values.Where(value => value.Name == name).Select(value => value.Value).FirstOrDefault();
}
