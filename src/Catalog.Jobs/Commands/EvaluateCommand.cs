using System.CommandLine;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog evaluate</c></summary>
internal static class EvaluateCommand
{
    private const int DefaultSeed = 1;

    public static Command Create(Terminal terminal)
    {
        var texts = new Option<FileInfo>("--texts") { Description = "Right texts, as JSON lines; without it the repository's own, data/evaluation/clean.jsonl." };
        var approved = new Option<bool>("--approved") { Description = "Take the shop's approved texts instead." };
        var products = new Option<int?>("--products") { Description = "Take so many products, drawn by the seed, instead of all." };
        var seed = new Option<int>("--seed") { Description = "What is planted where hangs on it.", DefaultValueFactory = _ => DefaultSeed };
        var model = new Option<bool>("--model") { Description = "Let the model read texts and pictures, too. Stored answers are not asked for again." };
        var json = JsonOutput.Option();
        products.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
                result.AddError($"--products is {value}; a number above 0 is expected.");
        });
        texts.AcceptExistingOnly();
        var command = new Command(
            "evaluate",
            "Says how good the checks are: plants known mistakes into right texts and counts what is found, and what is found in right texts.\n\n" +
            "Example:\n  catalog evaluate --products 50\n  catalog evaluate --approved --model")
        { texts, approved, products, seed, model, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(approved) && result.GetResult(texts) is { Implicit: false })
                result.AddError("--texts and --approved are two sources of texts; give one of them.");
        });
        command.SetAction(async (call, cancellationToken) =>
        {
            var options = new EvaluationOptions(
                call.GetValue(texts)?.FullName, call.GetValue(approved), call.GetValue(products), call.GetValue(seed), call.GetValue(model), DataFolder.FromEnvironment());
            var report = await EvaluationWork.RunAsync(options, terminal, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else
                foreach (var line in EvaluationWords.Of(report)) await terminal.Out.WriteLineAsync(line);
            return ExitCode.Done;
        });
        return command;
    }
}
