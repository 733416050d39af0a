namespace Catalog.Model.Tokens;

/// <summary>A marker of the chat format: a token that the vocabulary's merges can't produce.</summary>
/// <param name="Id">Its token id.</param>
/// <param name="Content">Its text, such as <c>&lt;|im_end|&gt;</c>.</param>
internal sealed record AddedToken(int Id, string Content);
