using System.Net;
using Catalog.Jobs.Import.Remote;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Remote;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("0.1.2.3", "unspecified")]
    [InlineData("10.0.0.0", "private")]
    [InlineData("10.255.255.255", "private")]
    [InlineData("100.64.0.1", "NAT")]
    [InlineData("100.100.100.200", "NAT")] // a cloud's metadata
    [InlineData("100.127.255.255", "NAT")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.254", "loopback")]
    [InlineData("169.254.0.1", "link-local")]
    [InlineData("169.254.169.254", "link-local")] // most clouds' metadata
    [InlineData("168.63.129.16", "metadata")]
    [InlineData("172.16.0.1", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("192.0.0.192", "reserved")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.88.99.1", "6to4")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("198.18.0.1", "benchmarks")]
    [InlineData("198.19.255.255", "benchmarks")]
    [InlineData("198.51.100.7", "documentation")]
    [InlineData("203.0.113.7", "documentation")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("239.255.255.255", "multicast")]
    [InlineData("240.0.0.1", "reserved")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("::127.0.0.1", "not public")]
    [InlineData("::ffff:10.0.0.1", "private")]
    [InlineData("::ffff:127.0.0.1", "loopback")]
    [InlineData("::ffff:169.254.169.254", "link-local")]
    [InlineData("64:ff9b::10.0.0.1", "private")]
    [InlineData("64:ff9b::a9fe:a9fe", "link-local")]
    [InlineData("64:ff9b:1::808:808", "not public")]
    [InlineData("2002:7f00:1::", "loopback")]
    [InlineData("2002:c0a8:101::1", "private")]
    [InlineData("2001::1", "reserved")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("3fff::1", "documentation")]
    [InlineData("fc00::1", "unique-local")]
    [InlineData("fd00:ec2::254", "unique-local")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fec0::1", "not public")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("2a00:1450:4001:80b:0:5efe:10.0.0.1", "private")]
    [InlineData("2a00:1450:4001:80b:200:5efe:192.168.0.1", "private")]
    public void What_is_not_public_is_refused(string address, string what) =>
        Assert.Contains(what, AddressRules.Refusal(IPAddress.Parse(address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("168.63.129.15")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2606:4700:4700::1111")]
    public void What_is_public_is_not(string address) => Assert.Null(AddressRules.Refusal(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.0.0.5", "feed.test", "10.0.0.5", true)]
    [InlineData("10.0.0.5", "feed.test", "::ffff:10.0.0.5", true)]
    [InlineData("10.0.0.5", "feed.test", "10.0.0.6", false)]
    [InlineData("10.0.0.0/24", "feed.test", "10.0.0.6", true)]
    [InlineData("10.0.0.0/24", "feed.test", "10.0.1.6", false)]
    [InlineData("fd00::/8", "feed.test", "fd12::1", true)]
    [InlineData("feed.test", "FEED.test.", "127.0.0.1", true)]
    [InlineData("feed.test", "other.feed.test", "127.0.0.1", false)]
    public void An_entry_allows_an_address_a_network_or_a_host(string entry, string host, string address, bool allowed)
    {
        Assert.Null(AllowList.Problem(entry));
        Assert.Equal(allowed, new AllowList([entry]).Allows(host, IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("http://feed.test")]
    [InlineData("10.0.0.0/33")]
    [InlineData("feed test")]
    [InlineData("feed.test:80")]
    public void Nonsense_is_no_entry(string entry) => Assert.NotNull(AllowList.Problem(entry));
}
