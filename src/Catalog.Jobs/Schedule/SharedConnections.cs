using Hangfire.PostgreSql;
using Npgsql;

namespace Catalog.Jobs.Schedule;

/// <summary>Lets Hangfire take its connections from our one pool.</summary>
internal sealed class SharedConnections(NpgsqlDataSource source) : IConnectionFactory
{
    public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
}
