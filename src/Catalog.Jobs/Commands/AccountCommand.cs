using System.CommandLine;
using System.Globalization;
using Catalog.Jobs.Accounts;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog account</c>: the way in when nobody can sign in any more, and for scripts.</summary>
internal static class AccountCommand
{
    /// <summary>Who acts in the audit log.</summary>
    private const string Actor = "command line";

    public static Command Create(Terminal terminal) => new("account", "Who may sign in to the dashboard.\n\nExample:\n  catalog account create mia --role reviewer --locale de-DE --locale fr-FR")
    {
        List(terminal),
        Add(terminal),
        Roles(terminal),
        Act(terminal, "reset", "Gives an account a one-time password and prints it; its sign-ins end.", (accounts, id, token) => accounts.ResetAsync(Actor, id, token)),
        Act(terminal, "unlock", "Ends the rest of an account after too many failures.", (accounts, id, token) => accounts.UnlockAsync(Actor, id, token)),
        Act(terminal, "disable", "Lets an account sign in no more; what goes on ends at once.", (accounts, id, token) => accounts.DisableAsync(Actor, id, token)),
        Act(terminal, "enable", "Lets a disabled account sign in again.", (accounts, id, token) => accounts.EnableAsync(Actor, id, token)),
    };

    private static Command List(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command("list", "Lists the accounts.\n\nExample:\n  catalog account list --json") { json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var accounts = await installation.Get<AccountList>().PageAsync("", null, int.MaxValue, cancellationToken);
            if (call.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, accounts.Select(account => new
                {
                    account.Name,
                    account.Roles,
                    account.Locales,
                    account.HasPassword,
                    account.Issuers,
                    account.MustChange,
                    account.DisabledAt,
                    account.LockedUntil,
                    account.SignedInAt,
                }));
                return ExitCode.Done;
            }

            foreach (var account in accounts)
            {
                var state = account.DisabledAt is not null ? ", disabled" : account.LockedUntil is not null ? ", rests" : account.MustChange ? ", one-time password" : "";
                var locales = account.Locales.Count == 0 ? "" : $" of {string.Join(", ", account.Locales)}";
                await terminal.Out.WriteLineAsync($"{account.Name}: {string.Join(", ", account.Roles)}{locales}{state}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add(Terminal terminal)
    {
        var name = NameArgument();
        var roles = RoleOption();
        var locales = LocaleOption();
        var json = JsonOutput.Option();
        var command = new Command("create", "Adds an account and prints its one-time password.\n\nExample:\n  catalog account create mia --role reviewer --locale de-DE") { name, roles, locales, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var outcome = await installation.Get<AccountAdministration>().CreateAsync(
                Actor, call.GetRequiredValue(name), call.GetRequiredValue(roles), call.GetValue(locales) ?? [], cancellationToken);
            return await SayAsync(terminal, outcome, call.GetRequiredValue(name), call.GetValue(json));
        });
        return command;
    }

    private static Command Roles(Terminal terminal)
    {
        var name = NameArgument();
        var roles = RoleOption();
        var locales = LocaleOption();
        var json = JsonOutput.Option();
        var command = new Command("roles", "Gives an account these roles and locales instead of those that it has.\n\nExample:\n  catalog account roles mia --role reviewer --role merchandiser") { name, roles, locales, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var account = await FindAsync(installation, call.GetRequiredValue(name), cancellationToken);
            var outcome = await installation.Get<AccountAdministration>().ChangeAsync(
                Actor, account.Id, call.GetRequiredValue(roles), call.GetValue(locales) ?? [], cancellationToken);
            return await SayAsync(terminal, outcome, account.Name, call.GetValue(json));
        });
        return command;
    }

    private static Command Act(Terminal terminal, string verb, string description, Func<AccountAdministration, long, CancellationToken, Task<AccountOutcome>> act)
    {
        var name = NameArgument();
        var json = JsonOutput.Option();
        var command = new Command(verb, $"{description}\n\nExample:\n  catalog account {verb} mia") { name, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var account = await FindAsync(installation, call.GetRequiredValue(name), cancellationToken);
            return await SayAsync(terminal, await act(installation.Get<AccountAdministration>(), account.Id, cancellationToken), account.Name, call.GetValue(json));
        });
        return command;
    }

    private static async Task<Account> FindAsync(Installation installation, string name, CancellationToken cancellationToken) =>
        await installation.Get<AccountStore>().FindAsync(name, cancellationToken) ?? throw Missing(name);

    private static CommandException Missing(string name) => new($"There is no account {name}. catalog account list shows all.");

    private static async Task<int> SayAsync(Terminal terminal, AccountOutcome outcome, string name, bool json)
    {
        var given = outcome as AccountOutcome.OneTime;
        switch (outcome)
        {
            case AccountOutcome.Refused { Problem: var problem }:
                throw new CommandException(problem);
            case AccountOutcome.Gone:
                throw Missing(name);
            case var _ when json:
                await JsonOutput.WriteAsync(terminal, new { account = given?.Name ?? name, password = given?.Password, until = given?.Until });
                break;
            case AccountOutcome.OneTime:
                await terminal.Out.WriteLineAsync($"{given!.Name} signs in with {given.Password} once, until {given.Until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, and has to change it there.");
                break;
            default:
                await terminal.Out.WriteLineAsync($"{name}: done.");
                break;
        }

        return ExitCode.Done;
    }

    private static Argument<string> NameArgument() => new("NAME") { Description = "The account's name." };

    private static Option<string[]> RoleOption()
    {
        var option = new Option<string[]>("--role") { Description = $"A role, once or several times: {string.Join(", ", Role.All)}.", Required = true };
        option.AcceptOnlyFromAmong([.. Role.All]);
        return option;
    }

    private static Option<string[]> LocaleOption() => new("--locale") { Description = "A locale that a reviewer decides on, once or several times; without it: every locale." };
}
