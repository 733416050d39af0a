using System.Data;
using System.Runtime.CompilerServices;
using Dapper;

namespace Catalog.Jobs.Storage;

/// <summary>Dapper's process-wide settings, made once before any query of this assembly.</summary>
internal static class DapperSetup
{
    /// <summary>Column <c>started_at</c> fits a member <c>StartedAt</c>; timestamptz becomes a DateTimeOffset in UTC.</summary>
#pragma warning disable CA2255 // The settings are static in Dapper: whoever queries first, tests included, must find them made.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Apply()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Timestamps());
    }

    private sealed class Timestamps : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value is DateTime time ? new(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : (DateTimeOffset)value;

        // Npgsql takes UTC only.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }
}
