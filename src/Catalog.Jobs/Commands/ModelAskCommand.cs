using System.CommandLine;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog model ask</c></summary>
internal static class ModelAskCommand
{
    private const int DefaultTokens = 400;

    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var folder = ModelCommand.FolderOption();
        var device = ModelCommand.DeviceOption();
        var prompt = new Argument<string>("prompt") { Description = "What the user says. Markers in it stay plain text." };
        var pictures = new Option<string[]>("--picture") { Description = "A picture file; may be given several times.", Arity = ArgumentArity.OneOrMore };
        var system = new Option<string>("--system") { Description = "The system text.", DefaultValueFactory = _ => "" };
        var tokens = new Option<int>("--max-tokens") { Description = "Tokens of the answer at most.", DefaultValueFactory = _ => DefaultTokens };
        tokens.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--max-tokens must be at least 1.");
        });
        var command = new Command("ask", "Asks the model one question, the likeliest token each time.\n\nExample:\n  catalog model ask --picture shoe.jpg \"What colour is it?\"")
        {
            prompt, pictures, system, tokens, folder, device, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            var files = call.GetValue(pictures) ?? [];
            var read = await Task.WhenAll(files.Select(file => Picture.FromFileAsync(file, cancellationToken)));
            await using var engine = await ModelCommand.OpenAsync(terminal, call.GetValue(folder), call.GetValue(device), cancellationToken);
            using var conversation = await engine.StartAsync(new Opening(call.GetValue(system)!, "", read, []), new Usage(), cancellationToken);
            var opening = conversation.Tokens;
            var answer = await conversation.SendAsync(new Turn.User(call.GetValue(prompt)!), new Decoding(call.GetValue(tokens)), cancellationToken);
            if (call.GetValue(json))
                await JsonOutput.WriteAsync(terminal, new Asked(answer.Text, answer.Ended, opening + answer.PromptTokens, answer.AnswerTokens, answer.Elapsed.TotalSeconds));
            else await terminal.Out.WriteLineAsync(answer.Text);
            if (!answer.Ended) await terminal.Error.WriteLineAsync($"The answer was cut off after {answer.AnswerTokens} tokens; --max-tokens allows more.");
            return ExitCode.Done;
        });
        return command;
    }

    private sealed record Asked(string Text, bool Ended, int PromptTokens, int AnswerTokens, double Seconds);
}
