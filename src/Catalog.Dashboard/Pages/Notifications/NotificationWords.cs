using Catalog.Jobs.Comments;

namespace Catalog.Dashboard.Pages.Notifications;

/// <summary>How notifications are said.</summary>
internal static class NotificationWords
{
    /// <summary>Behind the actor's name.</summary>
    public static string Say(Notification notification) => notification.Kind switch
    {
        "mention" => "mentioned you at",
        "answer" => "answered at",
        "assigned" => "gave you",
        _ => "wrote a new draft after you sent back",
    };

    /// <summary>What it leads to.</summary>
    /// <param name="reviews">The person may open the review page.</param>
    public static string Target(Notification notification, bool reviews) => notification.CommentId is { } comment
        ? FormattableString.Invariant($"/texts/{notification.CopyId}/comments#comment-{comment}")
        : FormattableString.Invariant($"{(reviews ? "/review/" : "/texts/")}{notification.CopyId}{(reviews ? "" : "/history")}");
}
