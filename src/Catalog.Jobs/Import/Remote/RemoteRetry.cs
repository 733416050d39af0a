namespace Catalog.Jobs.Import.Remote;

/// <summary>Fetches several times where that may help.</summary>
internal static class RemoteRetry
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>As <see cref="RemoteClient.FetchAsync"/>; waits as long as the server asks for, if that isn't long.</summary>
    public static async Task<RemoteResult> FetchAsync(this RemoteClient client, RemoteRequest request, string file, TimeProvider time, CancellationToken ct)
    {
        foreach (var pause in Pauses)
        {
            var result = await client.FetchAsync(request, file, ct);
            if (result is not RemoteResult.Failed { MayPass: true } failed || failed.Wait > LongestPause) return result;
            await Task.Delay(failed.Wait ?? pause, time, ct);
        }

        return await client.FetchAsync(request, file, ct);
    }
}
