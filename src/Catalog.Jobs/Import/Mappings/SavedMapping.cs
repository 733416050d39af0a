namespace Catalog.Jobs.Import.Mappings;

/// <summary>A mapping that is kept for a source.</summary>
/// <param name="Name">What people call the source.</param>
/// <param name="FilePattern">What its files are called: <c>*</c> stands for anything; empty: no matter.</param>
/// <param name="Header">The columns of the file with which it was saved last.</param>
public sealed record SavedMapping(
    string Name, string FilePattern, IReadOnlyList<string> Header, SourceMapping Mapping, string ChangedBy, DateTimeOffset ChangedAt);
