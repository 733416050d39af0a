using Catalog.Jobs.Import.Drafts;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>The steps of bringing a file; each is a page with its own address.</summary>
public static class DraftSteps
{
    /// <summary>How the file reads.</summary>
    public const string Format = "format";

    /// <summary>Which column is which.</summary>
    public const string Columns = "columns";

    /// <summary>The dry run.</summary>
    public const string Check = "check";

    /// <summary>The import.</summary>
    public const string Import = "import";

    private static readonly (string Step, string Title)[] All = [(Format, "Format"), (Columns, "Columns"), (Check, "Dry run"), (Import, "Import")];

    /// <summary>Those of a draft, in order, with what people call them. The columns of texts are known.</summary>
    public static IReadOnlyList<(string Step, string Title)> Of(ImportDraft draft) => draft.HasTexts ? [.. All.Where(one => one.Step != Columns)] : All;

    /// <summary>The address of a step.</summary>
    public static string Address(long draft, string step) => FormattableString.Invariant($"/imports/drafts/{draft}/{step}");

    /// <summary>The address at which a draft goes on.</summary>
    public static string Current(ImportDraft draft) => draft.State switch
    {
        DraftState.Checking or DraftState.Checked => Address(draft.Id, Check),
        DraftState.Importing => Address(draft.Id, Import),
        DraftState.Imported when draft.ImportId is { } import => FormattableString.Invariant($"/imports/{import}"),
        _ => Address(draft.Id, draft.IsMapped ? Check : Format),
    };

    /// <summary>Whether a draft is so far that a step can be opened.</summary>
    public static bool IsReached(ImportDraft draft, string step) => step switch
    {
        Import => draft.State is DraftState.Importing,
        _ => !draft.IsBusy,
    };
}
