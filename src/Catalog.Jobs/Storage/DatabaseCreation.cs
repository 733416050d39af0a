using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>Makes a database where a server doesn't have it yet.</summary>
internal static class DatabaseCreation
{
    /// <summary>Makes the database that <paramref name="connection"/> names, unless it is there.</summary>
    /// <exception cref="ClusterException">The server can't be reached or refuses.</exception>
    public static async Task EnsureAsync(NpgsqlConnectionStringBuilder connection, CancellationToken ct)
    {
        try
        {
            if (await ExistsAsync(connection, ct)) return;
            var admin = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = "postgres", Pooling = false };
            await using var server = new NpgsqlConnection(admin.ConnectionString);
            await server.OpenAsync(ct);
            await using var command = server.CreateCommand();
            // A name can't be a parameter; it comes from the operator's own connection string.
            command.CommandText = $"create database \"{connection.Database!.Replace("\"", "\"\"", StringComparison.Ordinal)}\" encoding 'UTF8' template template0";
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it in this moment.
        }
        catch (NpgsqlException exception)
        {
            throw new ClusterException($"The database {connection.Database} on {connection.Host} can't be used: {exception.Message}", exception);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnectionStringBuilder connection, CancellationToken ct)
    {
        try
        {
            var probe = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false };
            await using var database = new NpgsqlConnection(probe.ConnectionString);
            await database.OpenAsync(ct);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }
}
