using Catalog.Model.Pictures;

namespace Catalog.Simulation.Prompts;

/// <summary>A prompt as the model sees it.</summary>
/// <param name="Ids">Token ids; a picture's are all the placeholder.</param>
/// <param name="Pictures">In order.</param>
internal sealed record Prompt(int[] Ids, IReadOnlyList<PlacedPicture> Pictures)
{
    public int Length => Ids.Length;

    /// <summary>Whether a state at this length would end in the middle of a picture; if so, where the picture starts.</summary>
    public int? SplitPicture(int length) =>
        Pictures.Where(picture => picture.Start < length && length < picture.End).Select(picture => (int?)picture.Start).FirstOrDefault();
}

/// <summary>A picture's place in a prompt.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Grid">What the vision model takes.</param>
/// <param name="Hash">Of the picture's bytes: its tokens look like any other picture's.</param>
internal sealed record PlacedPicture(int Start, PatchGrid Grid, ulong Hash)
{
    /// <summary>Behind its last token.</summary>
    public int End => Start + Grid.Tokens;
}
