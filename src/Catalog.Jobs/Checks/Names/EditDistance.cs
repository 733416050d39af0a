namespace Catalog.Jobs.Checks.Names;

/// <summary>Slips of the pen between two words: a letter too many, too few or wrong, or two neighbours exchanged (optimal string alignment).</summary>
internal static class EditDistance
{
    /// <summary>True for at most so many slips.</summary>
    public static bool AtMost(string a, string b, int limit) => Math.Abs(a.Length - b.Length) <= limit && Of(a, b) <= limit;

    /// <summary>The number of slips, case being one.</summary>
    public static int Of(string a, string b)
    {
        var (older, old, now) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                now[j] = Math.Min(Math.Min(old[j] + 1, now[j - 1] + 1), old[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], older[j - 2] + 1);
            }

            (older, old, now) = (old, now, older);
        }

        return old[b.Length];
    }
}
