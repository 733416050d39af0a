namespace Catalog.Jobs.Import.Drafts;

/// <summary>Dry runs and imports of drafts for the dashboard, as jobs: both calls only hand the work over.</summary>
public interface IDraftRequests
{
    /// <summary>Has the dry run made. The draft's state is <see cref="DraftState.Checking"/> by then.</summary>
    Task CheckAsync(long draftId, CancellationToken cancellation);

    /// <summary>Has it imported. The draft's state is <see cref="DraftState.Importing"/> by then.</summary>
    Task ImportAsync(long draftId, string startedBy, CancellationToken cancellation);
}
