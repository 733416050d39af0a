using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Catalog.Dashboard.Tests.Security.OpenId;

/// <summary>What a provider does wrong on purpose.</summary>
public enum Fault
{
    None,
    WrongAudience,
    Expired,
    BadSignature,
    Unsigned,
    WrongIssuer,
    OldNonce,
    Denied,
    BrokenToken,
}

/// <summary>A small OpenID Connect provider: discovery, keys, the code flow with PKCE and a secret, user info, sign-out. It checks what it is sent as a strict one does.</summary>
public sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "catalog";
    public const string Secret = "a secret of the tests";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> codes = new();
    private readonly WebApplication app;
    private string? firstNonce;

    private TestProvider(WebApplication app) => this.app = app;

    /// <summary>Its issuer and authority.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>What it says of who signs in; <c>sub</c> among it.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "42", ["preferred_username"] = "Mia", ["groups"] = new[] { "copy-reviewers" }, ["locales"] = new[] { "de-DE" } };

    /// <summary>What it says only at its user-info address.</summary>
    public Dictionary<string, object> UserInfo { get; } = [];

    /// <summary>What it does wrong.</summary>
    public Fault Fault { get; set; }

    /// <summary>Shows a page first, as for people.</summary>
    public bool Asks { get; init; }

    /// <summary>Codes that were exchanged after everything was right.</summary>
    public int Exchanges { get; private set; }

    /// <summary>What was asked for at the last sign-out.</summary>
    public IReadOnlyDictionary<string, string> SignOut { get; private set; } = new Dictionary<string, string>();

    public static async Task<TestProvider> StartAsync(bool asks = false)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new TestProvider(app) { Asks = asks };
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/favicon.ico", static () => Results.NoContent());
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/authorize", provider.Consent);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/me", provider.Me);
        app.MapGet("/leave", provider.Leave);
        await app.StartAsync();
        provider.Authority = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private static Dictionary<string, string> Query(HttpRequest request) => request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    private static string Code(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static string Json(object value) => Code(JsonSerializer.SerializeToUtf8Bytes(value));

    private IResult Describe() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Authority,
        ["authorization_endpoint"] = $"{Authority}/authorize",
        ["token_endpoint"] = $"{Authority}/token",
        ["userinfo_endpoint"] = $"{Authority}/me",
        ["end_session_endpoint"] = $"{Authority}/leave",
        ["jwks_uri"] = $"{Authority}/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        ["code_challenge_methods_supported"] = new[] { "S256" },
    });

    private IResult Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Code(parameters.Modulus!), e = Code(parameters.Exponent!) } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = Query(request);
        string Of(string name) => asked.GetValueOrDefault(name) ?? "";
        if (Of("client_id") != ClientId || Of("response_type") != "code" || !Of("scope").Split(' ').Contains("openid")) return Results.BadRequest("wrong client or flow");
        if (Of("code_challenge_method") != "S256" || Of("code_challenge").Length < 43 || Of("nonce").Length == 0 || Of("state").Length == 0) return Results.BadRequest("no PKCE, nonce or state");
        return Asks
            ? Results.Content(
                $"<!doctype html><html lang=\"en\"><title>Provider</title><h1>Provider</h1><form method=\"post\" action=\"/authorize{System.Net.WebUtility.HtmlEncode(request.QueryString.Value)}\"><button autofocus>Go on as Mia</button></form></html>",
                "text/html")
            : Consent(request);
    }

    private IResult Consent(HttpRequest request)
    {
        var asked = Query(request);
        var code = Code(RandomNumberGenerator.GetBytes(16));
        codes[code] = asked;
        firstNonce ??= asked["nonce"];
        var answer = Fault == Fault.Denied ? new Dictionary<string, string?> { ["error"] = "access_denied" } : new() { ["code"] = code };
        answer["state"] = asked["state"];
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"], answer));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        // A code is good once.
        if (!codes.TryRemove(form["code"].ToString(), out var asked)) return Refuse("invalid_grant");
        var challenge = Code(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["grant_type"] != "authorization_code" || form["redirect_uri"] != asked["redirect_uri"] || challenge != asked["code_challenge"]) return Refuse("invalid_grant");
        if (form["client_id"] != ClientId || form["client_secret"] != Secret) return Refuse("invalid_client");
        Exchanges++;
        return Fault == Fault.BrokenToken
            ? Results.Content("<html>down for maintenance</html>", "text/html")
            : Results.Json(new { access_token = "access", token_type = "Bearer", expires_in = 300, id_token = Token(asked["nonce"]) });
    }

    private static IResult Refuse(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private string Token(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var issued = Fault == Fault.Expired ? now - 7200 : now;
        var payload = new Dictionary<string, object>(Claims)
        {
            ["iss"] = Fault == Fault.WrongIssuer ? "https://another.example" : Authority,
            ["aud"] = Fault == Fault.WrongAudience ? "another program" : ClientId,
            ["nonce"] = Fault == Fault.OldNonce ? firstNonce! : nonce,
            ["iat"] = issued,
            ["exp"] = issued + 3600,
        };
        var head = Fault == Fault.Unsigned ? Json(new { alg = "none", typ = "JWT" }) : Json(new { alg = "RS256", typ = "JWT", kid = "one" });
        var signed = $"{head}.{Json(payload)}";
        if (Fault == Fault.Unsigned) return signed + ".";
        var signer = Fault == Fault.BadSignature ? otherKey : key;
        return $"{signed}.{Code(signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private IResult Me(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer access") return Results.Unauthorized();
        return Results.Json(new Dictionary<string, object>(UserInfo) { ["sub"] = Claims["sub"] });
    }

    private IResult Leave(HttpRequest request)
    {
        SignOut = Query(request);
        return Results.Redirect(QueryHelpers.AddQueryString(SignOut["post_logout_redirect_uri"], "state", SignOut.GetValueOrDefault("state") ?? ""));
    }
}
