using System.CommandLine;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Catalog.Simulation.Settings;

/// <summary>An option for each property of a settings record: --kebab-case for its name, its description, its default.</summary>
internal sealed class OptionList<T>
    where T : class, new()
{
    private static readonly T Defaults = new();
    private readonly List<(Option Option, Func<ParseResult, JsonNode?> Value, string Key)> options = [];

    public OptionList(Command command)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<DescriptionAttribute>() is not { } description) continue;
            var name = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
            var value = property.GetValue(Defaults);
            _ = value switch
            {
                bool => Add(property, new Option<bool>(name), description),
                int number => Add(property, new Option<int>(name) { DefaultValueFactory = _ => number }, description),
                double number => Add(property, new Option<double>(name) { DefaultValueFactory = _ => number }, description),
                string text => Add(property, new Option<string>(name) { DefaultValueFactory = _ => text }, description),
                Enum choice => Add(property, Choice(name, choice), description),
                _ => throw new InvalidOperationException($"{property.Name}: no option for a {property.PropertyType}"),
            };
            command.Add(options[^1].Option);
        }
    }

    /// <summary>The settings as the command line gives them.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A value is out of its range.</exception>
    public T Read(ParseResult call) => SettingsJson.Merge(Defaults, new JsonObject(options.Select(option => KeyValuePair.Create(option.Key, option.Value(call)))));

    private int Add<TValue>(PropertyInfo property, Option<TValue> option, DescriptionAttribute description)
    {
        option.Description = description.Description;
        options.Add((option, call => JsonSerializer.SerializeToNode(call.GetValue(option)), JsonNamingPolicy.CamelCase.ConvertName(property.Name)));
        return options.Count;
    }

    private static Option<string> Choice(string name, Enum value)
    {
        var option = new Option<string>(name) { DefaultValueFactory = _ => Name(value.ToString()) };
        option.AcceptOnlyFromAmong([.. Enum.GetNames(value.GetType()).Select(Name)]);
        return option;
    }

    private static string Name(string value) => JsonNamingPolicy.CamelCase.ConvertName(value);
}
