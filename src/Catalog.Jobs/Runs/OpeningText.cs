using System.Text;
using Catalog.Model.Chat;

namespace Catalog.Jobs.Runs;

/// <summary>An opening as people read it: tools and pictures by name.</summary>
internal static class OpeningText
{
    public static string Of(Opening opening)
    {
        var text = new StringBuilder();
        foreach (var tool in opening.Tools) text.Append("[tool ").Append(tool.Name).Append("]\n");
        text.Append(opening.System).Append("\n\n");
        foreach (var picture in opening.Pictures) text.Append("[picture ").Append(Path.GetFileName(picture.Name)).Append("]\n");
        return text.Append(opening.User).ToString();
    }
}
