namespace Catalog.Jobs.Storage;

/// <summary>The database can't be brought to this version's schema. The message names the script.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>With a message for a person.</summary>
    public MigrationException(string message) : base(message) { }

    /// <summary>With a message for a person and what caused it.</summary>
    public MigrationException(string message, Exception inner) : base(message, inner) { }
}
