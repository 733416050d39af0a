using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>A check of one text that needs no model.</summary>
public abstract class TextCheck(CheckData data) : Check(data)
{
    /// <summary>A check that says no more of itself than this; the registry adds the description.</summary>
    protected TextCheck(string id, string name, Severity severity, params IReadOnlyList<string> types)
        : this(new CheckData(id, name, severity, types) { Needs = ["empty"] })
    {
    }

    /// <summary>What it reports, where the class itself doesn't say.</summary>
    public string Description
    {
        get => Data.Description;
        init => Data = Data with { Description = value };
    }

    /// <summary>The flags that change how it works, where the class itself doesn't say.</summary>
    public IReadOnlyList<FlagData> Flags
    {
        get => Data.Flags;
        init => Data = Data with { Flags = value };
    }

    /// <summary>What is wrong. Depends on the input alone.</summary>
    public abstract IEnumerable<Finding> Run(CheckInput input);
}
