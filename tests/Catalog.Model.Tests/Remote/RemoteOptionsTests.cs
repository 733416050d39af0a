using System.ComponentModel.DataAnnotations;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class RemoteOptionsTests
{
    private const string Secret = "hunter2";

    public static TheoryData<RemoteOptions, string> Unusable => new()
    {
        { new RemoteOptions(), "Addresses" },
        { new RemoteOptions { Addresses = ["http://a", "models/qwen"] }, "Addresses: address 2" },
        { new RemoteOptions { Addresses = ["ftp://a/v1"] }, "Addresses: address 1" },
        { new RemoteOptions { Addresses = [$"http://me:{Secret}@a/v1"] }, "Addresses: address 1" },
        { new RemoteOptions { Addresses = [$"http://a/v1?key={Secret}"] }, "Addresses: address 1" },
        { new RemoteOptions { Addresses = ["http://a"], Key = $"{Secret}\r\nX: y" }, "Key" },
        { new RemoteOptions { Addresses = ["http://a"], Key = "" }, "Key" },
        { new RemoteOptions { Addresses = ["http://a"], Model = " " }, "Model" },
        { new RemoteOptions { Addresses = ["http://a"], MaxConcurrency = 0 }, "MaxConcurrency" },
        { new RemoteOptions { Addresses = ["http://a"], Patience = TimeSpan.FromSeconds(-1) }, "Patience" },
        { new RemoteOptions { Addresses = ["http://a"], ContextLength = 1 }, "ContextLength" },
    };

    [Theory]
    [MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    public async Task What_can_not_be_used_is_named_before_anything_is_sent(RemoteOptions options, string named)
    {
        using var server = new FakeServer();
        var refused = await Assert.ThrowsAsync<ValidationException>(() => server.ConnectAsync(options));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Authorizations);
    }

    [Theory]
    [InlineData("http://a:8000", "http://a:8000/v1")]
    [InlineData("http://a:8000/", "http://a:8000/v1")]
    [InlineData("https://a/v1/", "https://a/v1")]
    [InlineData("https://a/openai/v2", "https://a/openai/v2")]
    public void A_base_without_a_path_gets_v1(string given, string expected) => Assert.Equal(expected, ServerAddress.Parse(given).AbsoluteUri);

    [Fact]
    public void Printed_options_hold_no_key()
    {
        var text = new RemoteOptions { Addresses = ["http://a", $"http://me:{Secret}@b"], Key = Secret, Model = "qwen" }.ToString();
        Assert.Contains("http://a/v1", text, StringComparison.Ordinal);
        Assert.Contains("qwen", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }
}
