namespace Catalog.Jobs.Terminology.Rechecks;

/// <summary>Lets a change of the glossary reach the texts soon: the call only hands the work over. Where it is lost, the next run does it.</summary>
public interface IRecheckRequests
{
    /// <summary>Asks for one re-check.</summary>
    Task RequestAsync(CancellationToken cancellation);
}
