namespace Catalog.Jobs.Commands;

/// <summary>Who starts what a command does, as rows in the database say it.</summary>
internal static class Starter
{
    public const string Name = "command line";
}
