namespace Catalog.Jobs.Import;

/// <summary>
/// The file can't be imported at all; the message is for a person. It never leaves <see cref="Importer"/>: it is thrown where a file turns out
/// to be broken in the middle of a COPY, which must then end without its end mark.
/// </summary>
public sealed class RefusedFileException(string message) : Exception(message);
