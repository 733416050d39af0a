using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;

namespace Catalog.Model.Tests.Packaging;

/// <summary>The package's example, as its README shows it: a test runs it, another compares the two texts.</summary>
internal static class ReadmeExample
{
    public static async Task RunAsync(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        await using var engine = await OnnxTextEngine.LoadAsync(folder, new EngineOptions(), cancellationToken);
        var answer = new AnswerFormat("""{"type": "object", "properties": {"title": {"type": "string"}}}""");
        using var product = await engine.StartAsync(new Opening("You write product copy.", "Mug, blue, 0.3 l.\n"), new Usage(), cancellationToken);
        foreach (var language in new[] { "German", "Arabic" })
        {
            using var fork = product.Fork(); // the opening is computed once
            var text = await fork.SendAsync(new Turn.User($"Write a title in {language} as JSON."), new Decoding(MaxTokens: 60, answer), cancellationToken);
            output.WriteLine(text.Text); // always {"title": "…"}, unless text.Ended is false
        }
    }
}
