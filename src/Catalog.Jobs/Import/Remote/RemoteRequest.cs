namespace Catalog.Jobs.Import.Remote;

/// <summary>What is fetched.</summary>
/// <param name="Address">http or https, without a sign-in in it.</param>
/// <param name="Limits">What it may cost.</param>
public sealed record RemoteRequest(Uri Address, RemoteLimits Limits)
{
    /// <summary>A bearer token for the address's own scheme, host and port; a redirect elsewhere doesn't carry it.</summary>
    public string? Bearer { get; init; }

    /// <summary>What is kept of the last answer: only something newer is wanted.</summary>
    public RemoteVersion Known { get; init; } = RemoteVersion.None;

    /// <summary>What is wrong with an address as it was typed; null: nothing.</summary>
    public static string? Problem(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return $"\"{address}\" is no http or https address";
        if (uri.UserInfo.Length > 0) return "a sign-in doesn't belong into an address";
        return address.Length > LongestAddress ? $"an address has at most {LongestAddress} characters" : null;
    }

    /// <summary>The longest address that is taken, in characters.</summary>
    public const int LongestAddress = 2000;
}

/// <summary>How an answer is known again; both as the server said them, or null.</summary>
public sealed record RemoteVersion(string? ETag, string? LastModified)
{
    /// <summary>Nothing is known.</summary>
    public static RemoteVersion None { get; } = new(null, null);
}

/// <summary>What a request may cost.</summary>
/// <param name="Bytes">Of the body, decompressed.</param>
/// <param name="Time">From the first connection to the last byte.</param>
/// <param name="Compressed">True: gzip, deflate and Brotli are asked for.</param>
public sealed record RemoteLimits(long Bytes, TimeSpan Time, bool Compressed)
{
    /// <summary>How many redirects are followed.</summary>
    public const int Redirects = 5;

    /// <summary>For a source: 4 GiB in an hour.</summary>
    public static RemoteLimits Feed { get; } = new(4L << 30, TimeSpan.FromHours(1), true);

    /// <summary>For a picture: 50 MiB in a minute; pictures are compressed already.</summary>
    public static RemoteLimits Picture { get; } = new(50L << 20, TimeSpan.FromMinutes(1), false);
}

/// <summary>What came of a request.</summary>
public abstract record RemoteResult
{
    private RemoteResult()
    {
    }

    /// <summary>The body lies in the file.</summary>
    public sealed record Saved(long Bytes, RemoteVersion Version) : RemoteResult;

    /// <summary>The server says that nothing changed; there is no file.</summary>
    public sealed record NotModified : RemoteResult;

    /// <summary>Nothing came; there is no file.</summary>
    /// <param name="Reason">For a person.</param>
    /// <param name="MayPass">True: it may work later (no answer, 408, 429, 5xx).</param>
    /// <param name="Wait">How long the server wants to be left alone.</param>
    public sealed record Failed(string Reason, bool MayPass, TimeSpan? Wait = null) : RemoteResult;
}
