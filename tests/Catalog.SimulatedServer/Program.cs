using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using Catalog.Model.Onnx;
using Catalog.Simulation;
using Catalog.Simulation.Settings;

// Started by hand; tests use SimulatedServer in their own process. See README.md.
var command = new RootCommand("""
    Behaves like vLLM or SGLang serving a hybrid Qwen 3.5, on 127.0.0.1: chat completions below /v1, prefix caching that keeps states at the end of
    prompts only, places and a queue, 429, slow starts, broken answers. GET /sim/stats says what happened; POST /sim/settings changes the settings
    from --capacity on while it runs: curl -X POST http://127.0.0.1:PORT/sim/settings -d '{"capacity": 8}'
    """);
var server = new OptionList<ServerSettings>(command);
var behaviour = new OptionList<Behaviour>(command);
command.SetAction(RunAsync);
var call = command.Parse(args);
if (call.Errors.Count == 0) return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
foreach (var error in call.Errors) await Console.Error.WriteLineAsync(error.Message);
return 2;

async Task<int> RunAsync(ParseResult given, CancellationToken cancellationToken)
{
    try
    {
        var settings = server.Read(given) with { Behaviour = behaviour.Read(given) };
        await using var running = await SimulatedServer.ListenAsync(settings, cancellationToken: cancellationToken);
        Console.WriteLine($"Listening on {running.Address}");
        await running.Loaded.WaitAsync(cancellationToken);
        Console.WriteLine("The model is loaded. Ctrl+C stops.");
        await running.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
    catch (ValidationException e)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 2;
    }
    catch (Exception e) when (e is ModelFolderException or IOException)
    {
        await Console.Error.WriteLineAsync(e.Message);
        return 1;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        return 0;
    }
}
