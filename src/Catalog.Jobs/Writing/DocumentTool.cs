using Catalog.Model.Agents;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Writing;

/// <summary>The tool by which the model reads supplier documents.</summary>
public static class DocumentTool
{
    /// <summary>Its only parameter: one of the names in the task.</summary>
    public const string Parameter = "name";

    /// <summary>As it is declared in the prompt.</summary>
    public static Tool Definition { get; } = new("read_document", "Returns the text of one supplier document.", [Parameter]);

    /// <summary>A call for one of these documents.</summary>
    public static ToolCallFormat Call(IReadOnlyList<string> names) => new(Definition.Name, [new(Parameter, names)]);
}
