using Catalog.Jobs.Accounts;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>Why a sign-in by the identity provider didn't end well: a word for the address, a sentence for the person.</summary>
/// <param name="Word">Stands in the address of the sign-in page.</param>
/// <param name="Sentence">What is wrong and what to do; {0}: the provider's name.</param>
internal sealed record SignInRefusal(string Word, string Sentence)
{
    private static readonly SignInRefusal[] Known =
    [
        new("no-role", "{0} knows you, but gives you no role in Catalog. Ask whoever looks after accounts there."),
        new("domain", "Your e-mail address isn't of a domain that may come in here, or {0} hasn't verified it."),
        new("disabled", "Your account is disabled. Ask an operator."),
        new("name-taken", "There is an account of your name that isn't connected to {0}. If it is yours, sign in with its password and connect it under Account; else ask an operator."),
        new("no-name", "{0} gives no name that an account can have. An operator can name another claim in openId.nameClaims."),
        new("already-connected", "This account at {0} belongs to somebody else here, or yours is connected to another one there."),
        new("denied", "{0} didn't let you in, or you went back."),
        new("audience", "{0} answered with a token that isn't for this program (wrong audience). An operator can compare openId.clientId."),
        new("expired", "{0} answered with a token that isn't good any more or yet. Try again; if it stays, a clock is wrong."),
        new("signature", "{0} answered with a token whose signature doesn't hold. Nobody was signed in."),
        new("issuer", "{0} answered with a token of another issuer. An operator can compare openId.authority."),
        new("nonce", "The answer of {0} belongs to another sign-in, or was used before. Try again from here."),
        new("state", "This sign-in was begun in another browser, took too long, or was finished before. Try again from here."),
        new("unreachable", "{0} doesn't answer. Try again in a while; the log has the details."),
        new("failed", "The sign-in by {0} didn't work. Try again; the log has the details."),
    ];

    /// <summary>The refusal of a word; null: there is none.</summary>
    public static SignInRefusal? Find(string? word) => Known.FirstOrDefault(refusal => refusal.Word == word);

    /// <summary>What an account's refusal is called.</summary>
    public static SignInRefusal Of(ExternalRefusal reason) => Need(reason switch
    {
        ExternalRefusal.NoRole => "no-role",
        ExternalRefusal.Disabled => "disabled",
        ExternalRefusal.NameTaken => "name-taken",
        ExternalRefusal.NoName => "no-name",
        _ => "already-connected",
    });

    /// <summary>What a failure of the protocol is called.</summary>
    public static SignInRefusal Of(Exception? failure) => Need(WordOf(failure) ?? WordOf(failure?.InnerException) ?? "failed");

    /// <summary>The refusal that is surely known.</summary>
    public static SignInRefusal Need(string word) => Find(word) ?? throw new InvalidOperationException($"no refusal is called {word}");

    /// <summary>The sentence with the provider's name.</summary>
    public string Say(string provider) => Sentence.Replace("{0}", char.ToUpperInvariant(provider[0]) + provider[1..], StringComparison.Ordinal);

    private static string? WordOf(Exception? failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "expired",
        SecurityTokenInvalidSignatureException => "signature", // also where the key isn't known
        SecurityTokenInvalidIssuerException => "issuer",
        OpenIdConnectProtocolInvalidNonceException => "nonce",
        HttpRequestException or TaskCanceledException or IOException => "unreachable",
        // The handler has no types for these two.
        { Message: var message } when message.StartsWith("Correlation failed", StringComparison.Ordinal) || message.Contains("message.State", StringComparison.OrdinalIgnoreCase) => "state",
        _ => null,
    };
}
