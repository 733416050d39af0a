using Catalog.Dashboard.Security.Access;
using Catalog.Jobs.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security.Access;

public sealed class AccessFileTests : IDisposable
{
    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("catalog-access-").FullName);

    [Fact]
    public void Without_a_file_people_sign_in_by_password()
    {
        var options = AccessFile.Read(folder);
        Assert.True(options.LocalSignIn);
        Assert.Null(options.OpenId);
    }

    [Fact]
    public void The_documented_file_is_read()
    {
        var text = File.ReadAllText(Path.Combine(Hosting.Repository.Root, "docs", "people.md"));
        var start = text.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        Write(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);
        var options = AccessFile.Read(folder);
        Assert.Equal("realm_access.roles", options.OpenId?.RoleClaim);
        Assert.Equal(["reviewer"], options.OpenId?.Roles["copy-reviewers"] ?? []);
        Assert.False(options.LocalSignIn);
    }

    [Theory]
    [InlineData("""{ "openId": { "clientId": "x" } }""", "openId.authority: it is missing")]
    [InlineData("""{ "openId": { "authority": "http://login.example.com", "clientId": "x" } }""", "openId.authority: 'http://login.example.com' isn't https")]
    [InlineData("""{ "openId": { "authority": "login.example.com", "clientId": "x" } }""", "openId.authority: 'login.example.com' is no address")]
    [InlineData("""{ "openId": { "authority": "https://login.example.com" } }""", "openId.clientId: it is missing")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "roleClaim": "groups" } }""", "openId.roles: it is missing")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "roles": { "a": ["viewer"] } } }""", "openId.roleClaim says which claim")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "roleClaim": "g", "roles": { "a": ["boss"] } } }""", "openId.roles.a: account a: role 'boss' is unknown")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "localeClaim": "l", "locales": { "team": ["German!"] } } }""", "openId.locales.team: 'German!' is no locale code")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "defaultRoles": ["boss"] } }""", "openId.defaultRoles: ")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x", "allowedDomains": ["@a.example"] } }""", "openId.allowedDomains[0]: '@a.example' is no domain")]
    [InlineData("""{ "localSignIn": false }""", "localSignIn: false, and there is no openId")]
    [InlineData("""{ "openId": { "authority": "https://a.example", "clientId": "x" }, "localSignIn": false }""", "breakGlass: name an operator")]
    [InlineData("""{ "proxies": ["10.0.0.0/8", "proxy.local"] }""", "proxies[1]: 'proxy.local'")]
    [InlineData("""{ "openID": {} }""", "openID): this key is unknown")]
    [InlineData("""{ "openId": { "clientSecret": "s" } }""", "clientSecret): this key is unknown")]
    [InlineData("""{ "localSignIn": "no" }""", "(localSignIn): the value is of another kind")]
    [InlineData("{\n  \"localSignIn\": tru }", "line 2")]
    [InlineData("null", "an object is expected")]
    public void What_can_not_be_used_is_said_with_its_key_or_place(string json, string expected)
    {
        Write(json);
        var fault = Assert.Throws<InvalidDataException>(() => AccessFile.Read(folder));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains("dashboard.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_said_at_once()
    {
        Write("""{ "openId": { }, "proxies": ["x"] }""");
        var message = Assert.Throws<InvalidDataException>(() => AccessFile.Read(folder)).Message;
        Assert.Contains("openId.authority", message, StringComparison.Ordinal);
        Assert.Contains("openId.clientId", message, StringComparison.Ordinal);
        Assert.Contains("proxies[0]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000")]
    [InlineData("http://localhost/realms/shop")]
    [InlineData("http://[::1]:9000")]
    public void This_machine_needs_no_tls(string authority) => Assert.Empty(new OpenIdOptions { Authority = authority, ClientId = "x" }.Problems());

    public void Dispose() => Directory.Delete(folder.Root, recursive: true);

    private void Write(string json) => File.WriteAllText(Path.Combine(folder.Root, AccessOptions.FileName), json);
}
