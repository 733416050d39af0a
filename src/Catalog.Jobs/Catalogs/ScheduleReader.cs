using Cronos;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>schedule</c>.</summary>
internal static class ScheduleReader
{
    /// <summary>When the nightly run starts; null where the catalogue has no schedule.</summary>
    public static NightlySchedule? Read(JsonSection root)
    {
        if (root.Section("schedule", "cron", "timeZone") is not { } section) return null;
        var schedule = new NightlySchedule(section.RequiredText("cron"), section.RequiredText("timeZone"));
        if (schedule.Cron.Length > 0 && CronProblem(schedule.Cron) is { } problem) section.Problem("cron", problem);
        if (schedule.TimeZone.Length > 0 && !IsZone(schedule.TimeZone))
            section.Problem("timeZone", $"\"{schedule.TimeZone}\" is no time zone of this machine's list; write an IANA name like Europe/Berlin");
        return schedule;
    }

    private static string? CronProblem(string cron)
    {
        try
        {
            CronExpression.Parse(cron, CronFormat.Standard);
            return null;
        }
        catch (CronFormatException exception)
        {
            return $"\"{cron}\" is no schedule of five fields (minute hour day month weekday), like 30 3 * * *: {exception.Message}";
        }
    }

    private static bool IsZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId && zone.Id == id;
}
