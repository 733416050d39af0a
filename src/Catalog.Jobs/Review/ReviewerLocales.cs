using Catalog.Jobs.Accounts;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Review;

/// <summary>Which locales a reviewer decides on, as their account says; an account that names none decides on every locale.</summary>
internal static class ReviewerLocales
{
    /// <summary>Whether the text <c>c</c> is none of the reviewer <c>@actor</c>. What isn't an account (rules, command line) decides on every locale.</summary>
    public const string IsForeign = "exists (select 1 from account a where a.name = @actor and cardinality(a.locales) > 0 and not c.locale = any(a.locales))";

    /// <summary>Why a decision is refused; null: it isn't. Sending a text to a colleague is open to everyone who reviews.</summary>
    public static string? Problem(Decision decision, bool isForeign, string locale) => isForeign && decision is not Decision.Assign ? Refusal(locale) : null;

    /// <summary>What is said.</summary>
    public static string Refusal(string locale) => $"{locale} isn't among the locales that you decide on. Send the text to a colleague who does.";

    /// <summary>Why nobody of this name can be sent a text in this locale; null: somebody can.</summary>
    public static async Task<string?> RecipientProblemAsync(RowWriter writer, string name, string locale)
    {
        var decides = await writer.QueryAsync<bool>(
            """
            select exists (
                select 1 from account where name = @name and @role = any(roles) and disabled_at is null and (cardinality(locales) = 0 or @locale = any(locales)))
            """,
            new { name, role = Role.Reviewer, locale });
        return decides.Single() ? null : $"There is no reviewer {name} who decides on {locale}. Choose another.";
    }

    /// <summary>Why findings of a text are none of the reviewer's; null: they are.</summary>
    public static async Task<string?> ProblemAsync(RowWriter writer, string actor, long copyId)
    {
        var foreign = await writer.QueryAsync<string>($"select c.locale from copy c where c.id = @copyId and {IsForeign}", new { copyId, actor });
        return foreign.FirstOrDefault() is { } locale ? Refusal(locale) : null;
    }
}
