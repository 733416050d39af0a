using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Runs;

/// <summary>
/// The product's text in the source locale, for checks of the other locales. Where this task writes it, they wait for its first draft, so that what they
/// find doesn't depend on who is first.
/// </summary>
internal sealed class SourceText
{
    private readonly TaskCompletionSource<Copy?> draft = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>For a task that writes it.</summary>
    public SourceText()
    {
    }

    /// <summary>For a task that doesn't: what is stored, or null.</summary>
    public SourceText(Copy? stored) => draft.SetResult(stored);

    /// <summary>Says what the first draft is; null: it can't be used. Later calls change nothing.</summary>
    public void Set(Copy? first) => draft.TrySetResult(first);

    /// <summary>The text; null where there is none.</summary>
    public Task<Copy?> GetAsync(CancellationToken cancellationToken) => draft.Task.WaitAsync(cancellationToken);
}
