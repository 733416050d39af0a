using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Account;

/// <summary>A reviewer's own keys, and how dense the review screen is.</summary>
public sealed class KeysModel(Reviewers reviewers) : PageModel
{
    /// <summary>Command → key, as the inputs have it.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; private set; } = new Dictionary<string, string>();

    /// <summary>Less space between things.</summary>
    public bool IsCompact { get; private set; }

    /// <summary>Why nothing was saved.</summary>
    public string? Problem { get; private set; }

    /// <summary>True after it was saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Show(await reviewers.SettingsAsync(User.AccountName(), cancellation));

    /// <summary>Saves them; a conflict changes nothing.</summary>
    public async Task OnPostAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        IsCompact = form["density"] == "compact";
        Keys = form["action"] == "reset"
            ? ReviewKey.All.ToDictionary(key => key.Command, key => key.Default.ToString())
            : ReviewKey.All.ToDictionary(key => key.Command, key => form[$"key[{key.Command}]"].ToString());
        Problem = ReviewKeys.Problem(Keys);
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var settings = new ReviewerSettings(IsCompact, ReviewKeys.Of(Keys));
        await reviewers.SaveAsync(User.AccountName(), settings, cancellation);
        Show(settings);
        IsSaved = true;
    }

    private void Show(ReviewerSettings settings)
    {
        IsCompact = settings.IsCompact;
        Keys = ReviewKey.All.ToDictionary(key => key.Command, key => settings.Keys[key.Command].ToString());
    }
}
