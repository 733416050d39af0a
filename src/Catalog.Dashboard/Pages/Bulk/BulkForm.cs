using Catalog.Jobs.Review.Bulk;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Catalog.Dashboard.Pages.Bulk;

/// <summary>What is to be decided about the texts of a query, as it stands in the address.</summary>
/// <param name="Action">A word of <see cref="BulkAction"/>.</param>
public sealed record BulkForm(string Query, string Action, BulkArguments Arguments)
{
    /// <summary>Reads an address's query, or a form with the same names.</summary>
    public static BulkForm Read(Func<string, StringValues> value)
    {
        string Text(string name) => value(name).ToString().ReplaceLineEndings("\n");
        var action = Text("action");
        return new BulkForm(Text("q"), BulkAction.All.Contains(action) ? action : BulkAction.Approve, new BulkArguments
        {
            Reason = Text("reason").Trim(),
            Check = Text("check").Trim(),
            Person = Text("person").Trim(),
            Find = Text("find"),
            By = Text("by"),
            IsWord = value("word") == "true",
            Field = Text("field").Trim(),
        });
    }

    /// <summary>The form of a decision that was looked at.</summary>
    public static BulkForm Of(BulkRecord bulk) => new(bulk.Query, bulk.Action, bulk.Arguments);

    /// <summary>The form's address, with another action or the same.</summary>
    public string To(string? action = null)
    {
        var query = new QueryBuilder();
        void Add(string name, string value)
        {
            if (value.Length > 0) query.Add(name, value);
        }

        Add("q", Query);
        Add("action", action ?? Action);
        Add("reason", Arguments.Reason);
        Add("check", Arguments.Check);
        Add("person", Arguments.Person);
        Add("find", Arguments.Find);
        Add("by", Arguments.By);
        Add("word", Arguments.IsWord ? "true" : "");
        Add("field", Arguments.Field);
        return "/bulk" + query;
    }

    /// <summary>What a decision says, in a few words.</summary>
    public string Words => Action switch
    {
        BulkAction.Approve => "Approve",
        BulkAction.Reject => $"Reject: {Arguments.Reason}",
        BulkAction.Regenerate => Arguments.Reason.Length == 0 ? "Regenerate" : $"Regenerate: {Arguments.Reason}",
        BulkAction.Dismiss => $"Dismiss findings of {Arguments.Check}: {Arguments.Reason}",
        BulkAction.Assign => Arguments.Person.Length == 0 ? "Assign to nobody" : $"Assign to {Arguments.Person}",
        _ => $"Replace “{Arguments.Find}” by “{Arguments.By}”{(Arguments.IsWord ? ", as a word" : "")}{(Arguments.Field.Length == 0 ? "" : $", in {Arguments.Field}")}",
    };
}
