using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog serve</c></summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal, ServeDashboard serve)
    {
        var address = AddressOption();
        var json = JsonOutput.Option();
        var command = new Command("serve", "Serves the dashboard and works on jobs, until it is stopped.\n\nExample:\n  catalog serve --address http://127.0.0.1:8080")
        {
            address, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Information, cancellationToken);
            var signIn = await installation.FirstSignInAsync(cancellationToken);
            var options = new ServeOptions(call.GetRequiredValue(address), started => PrintAsync(terminal, started, signIn, call.GetValue(json)));
            return await serve(installation, options, cancellationToken);
        });
        return command;
    }

    /// <summary>Where to listen.</summary>
    public static Option<string> AddressOption()
    {
        var option = new Option<string>("--address") { Description = "Where to listen; port 0 takes a free one.", DefaultValueFactory = _ => ServeOptions.DefaultAddress };
        option.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>();
            if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                result.AddError($"--address is {given}; something like {ServeOptions.DefaultAddress} is expected.");
        });
        return option;
    }

    /// <summary>Says where the dashboard is and how to get in.</summary>
    public static async Task PrintAsync(Terminal terminal, Uri address, SignIn? signIn, bool json)
    {
        if (json)
        {
            await JsonOutput.WriteAsync(terminal, new { address = address.ToString(), account = signIn?.Account, password = signIn?.Password });
            return;
        }

        await terminal.Out.WriteLineAsync($"Dashboard: {address}");
        if (signIn is not null) await terminal.Out.WriteLineAsync($"Sign in as {signIn.Account} with {signIn.Password} (kept in {signIn.File})");
        await terminal.Out.WriteLineAsync("Ctrl+C stops.");
    }
}
