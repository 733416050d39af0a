using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Catalog.Model.Remote;

/// <summary>Where the servers are and how much is asked of them.</summary>
public sealed record RemoteOptions : IValidatableObject
{
    /// <summary>
    /// Base addresses of one or more servers of the same model, such as <c>http://127.0.0.1:8000/v1</c>; <c>/v1</c> is added where there is no path.
    /// </summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The model's name at the server; null takes the first that it lists.</summary>
    public string? Model { get; init; }

    /// <summary>Sent as a bearer token; null sends none. Never printed, logged or put into a message.</summary>
    public string? Key { get; init; }

    /// <summary>Tokens of a conversation at most; null takes what the server says (<c>max_model_len</c>).</summary>
    [Range(256, int.MaxValue)]
    public int? ContextLength { get; init; }

    /// <summary>Requests at once at most, each server; below it the number is found by measuring. Default 256.</summary>
    [Range(1, 4096)]
    public int MaxConcurrency { get; init; } = 256;

    /// <summary>How long a request waits while no server works, or every server is busy, before it fails. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long connecting waits for the first server that works. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Times that one request may fail at a server (broken connections, errors, timeouts; not: busy) before it fails for good. Default 6.</summary>
    [Range(1, 100)]
    public int MaxFaults { get; init; } = 6;

    /// <summary>The longest that one answer is waited for, whatever its limit of tokens. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxAnswerTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (index, address) in Addresses.Index())
        {
            if (ServerAddress.Problem(address) is { } problem)
                yield return new ValidationResult($"{nameof(Addresses)}: address {index + 1} {problem}", [nameof(Addresses)]);
        }

        if (Key is not null && (Key.Length == 0 || Key.Any(c => c is < '!' or > '~')))
            yield return new ValidationResult($"{nameof(Key)}: must be printable ASCII without spaces.", [nameof(Key)]);
        if (Model is not null && string.IsNullOrWhiteSpace(Model))
            yield return new ValidationResult($"{nameof(Model)}: is empty; leave it out to take the server's first model.", [nameof(Model)]);
    }

    // A record prints its members, and the key must never be printed.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Addresses)).Append(" = ").AppendJoin(", ", Addresses.Select(ServerAddress.Show)).Append(", ").Append(nameof(Model)).Append(" = ").Append(Model);
        return true;
    }
}
