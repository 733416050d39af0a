using Catalog.Jobs.Products;
using Catalog.Model.Pictures;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Pictures.Preflight;

/// <summary>What was measured of pictures, by their content's hash. A content is measured once, whatever products have it and however often they change.</summary>
public sealed class PictureStore(NpgsqlDataSource source)
{
    private const string Columns = "hash, format, width, height, bytes, color_space as colorspace, contrast, sharpness, fill, likeness, colors";

    /// <summary>
    /// Measures the pictures of a run's products that aren't yet, and what an older program measured. Before the run's work, so that which products share
    /// a picture doesn't depend on which is worked on first. What can't be read is left out: its product says so when it is worked on.
    /// </summary>
    public async Task MeasureAsync(long run, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var missing = await connection.QueryAsync<(string Path, string Hash)>(new CommandDefinition(
            """
            select min(file ->> 'path'), file ->> 'hash'
            from work_item w join product p on p.id = w.product_id, jsonb_array_elements(p.pictures) f (file)
            where w.run_id = @run and not exists (select 1 from picture where hash = file ->> 'hash')
            group by file ->> 'hash'
            union
            select min(file ->> 'path'), old.hash
            from picture old
            join product p on p.retired_at is null and p.pictures @> jsonb_build_array(jsonb_build_object('hash', old.hash)),
                 jsonb_array_elements(p.pictures) f (file)
            where old.version < @Version and file ->> 'hash' = old.hash
            group by old.hash
            order by 2
            """,
            new { run, PictureInspector.Version }, cancellationToken: cancellationToken));
        await Parallel.ForEachAsync(missing, cancellationToken, async (file, ct) =>
        {
            try
            {
                await MeasureAsync(new MediaFile(file.Path, file.Hash), ct);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
            }
        });
    }

    /// <summary>What was measured of a picture; measures it where it wasn't.</summary>
    /// <exception cref="PictureException">The picture can't be read.</exception>
    /// <exception cref="IOException">Its file can't be read.</exception>
    public async Task<PictureInspection> GetAsync(MediaFile file, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from picture where hash = @Hash and version = @Version", new { file.Hash, PictureInspector.Version }, cancellationToken: cancellationToken));
        return row?.ToInspection() ?? await MeasureAsync(file, cancellationToken);
    }

    /// <summary>Contents that look like a picture, itself included.</summary>
    public async Task<IReadOnlyList<string>> AlikeAsync(MediaFile file, PictureLikeness likeness, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var near = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select {Columns} from picture
            where part1 = (@bits >> 48) & 65535 or part2 = (@bits >> 32) & 65535 or part3 = (@bits >> 16) & 65535 or part4 = @bits & 65535
            order by hash
            """,
            new { bits = unchecked((long)likeness.Hash) }, cancellationToken: cancellationToken));
        return [.. near.Where(row => row.ToInspection().Likeness.IsLike(likeness)).Select(row => row.Hash).Append(file.Hash).Distinct()];
    }

    /// <summary>Other products that have one of some contents, in order of id, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<long>> ProductsWithAsync(IReadOnlyList<string> hashes, long except, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<long>(new CommandDefinition(
                """
                select distinct p.id from unnest(@hashes) h (hash)
                join product p on p.retired_at is null and p.pictures @> jsonb_build_array(jsonb_build_object('hash', h.hash))
                where p.id <> @except order by p.id limit @limit
                """,
                new { hashes = hashes.ToArray(), except, limit }, cancellationToken: cancellationToken)),
        ];
    }

    internal static bool IsUnreadable(Exception e) => e is PictureException or IOException or UnauthorizedAccessException;

    private async Task<PictureInspection> MeasureAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var picture = await Picture.FromFileAsync(file.Path, cancellationToken);
        var measured = await Task.Run(() => PictureInspector.Inspect(picture), cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into picture (hash, format, width, height, bytes, color_space, contrast, sharpness, fill, likeness, colors, version)
            values (@Hash, @Format, @Width, @Height, @Bytes, @ColorSpace, @Contrast, @Sharpness, @Fill, @likeness, @colors, @Version)
            on conflict (hash) do update set
                format = excluded.format, width = excluded.width, height = excluded.height, bytes = excluded.bytes, color_space = excluded.color_space,
                contrast = excluded.contrast, sharpness = excluded.sharpness, fill = excluded.fill, likeness = excluded.likeness, colors = excluded.colors,
                version = excluded.version, measured_at = now()
            where picture.version < excluded.version
            """,
            new
            {
                file.Hash,
                measured.Format,
                measured.Width,
                measured.Height,
                measured.Bytes,
                measured.ColorSpace,
                measured.Contrast,
                measured.Sharpness,
                measured.Fill,
                likeness = unchecked((long)measured.Likeness.Hash),
                colors = measured.Likeness.Colors.ToArray(),
                PictureInspector.Version,
            },
            cancellationToken: cancellationToken));
        return measured;
    }

    private sealed record Row(
        string Hash, string Format, int Width, int Height, long Bytes, string ColorSpace, double Contrast, double Sharpness, double Fill, long Likeness, byte[] Colors)
    {
        public PictureInspection ToInspection() =>
            new(Format, Width, Height, Bytes, ColorSpace, Contrast, Sharpness, Fill, new PictureLikeness(unchecked((ulong)Likeness), Colors));
    }
}
