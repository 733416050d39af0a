using System.Data;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Jobs.Storage;

/// <summary>A query parameter of type jsonb: <c>new { Facts = Jsonb.Of(facts) }</c>. Columns are read as strings and given to <see cref="Read{T}"/>.</summary>
public sealed class Jsonb : SqlMapper.ICustomQueryParameter
{
    // camelCase names; letters stay letters, since nothing of this is ever put into HTML unencoded.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string json;

    private Jsonb(string json) => this.json = json;

    /// <summary>A value as jsonb.</summary>
    public static Jsonb Of<T>(T value) => new(Write(value));

    /// <summary>A value as the store's JSON: camelCase, one line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value from the store's JSON.</summary>
    /// <exception cref="JsonException">Not such a value, or null.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"null where {typeof(T).Name} is expected");

    /// <inheritdoc/>
    public void AddParameter(IDbCommand command, string name) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Jsonb) { Value = json });
}
