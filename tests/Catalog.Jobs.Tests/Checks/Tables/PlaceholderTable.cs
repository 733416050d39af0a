namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class PlaceholderTable
{
    private static readonly string[] Size = ["note: fits {{ size }}"];
    private static readonly string[] Liquid = ["note: {% if sale %}"];

    public static CheckCase[] Cases { get; } =
    [
        new("de-DE", "Passt für {{ size }}.") { Facts = Size },
        new("ja-JP", "{% if sale %}青") { Facts = Liquid },
        new("de-DE", "50 % Baumwolle, 100% leicht"),
        new("de-DE", "Passt für {{ sise }}.", "{{ sise }}", "Passt für {{ size }}.") { Facts = Size },
        new("fr-FR", "Pour {{ size }}, {{ color }}.", "{{ color }}") { Facts = Size },
        new("es-ES", "Sirve para todo.", "") { Facts = Size },
        new("ar-SA", "{% endif %} أزرق", "{% endif %}", "{% if sale %} أزرق") { Facts = Liquid },
        new("pl-PL", "Cena %(price)s", "%(price)s"),
        new("pt-BR", "Preço %{price}", "%{price}"),
        new("it-IT", "Peso {{weight", "", null) { Facts = ["note: {{weight}}"] },
    ];
}
