using Npgsql;

namespace Sampan.Storage;

/// <summary>
/// The two forms in which a PostgreSQL database is named:
/// <c>postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=require</c>, as <c>psql</c> takes it, and the driver's own
/// <c>Host=…;Username=…</c>. Without a password the driver looks into <c>PGPASSWORD</c> and <c>~/.pgpass</c>.
/// </summary>
internal static class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>Null for anything else, and for an option that the driver does not know.</summary>
    internal static NpgsqlConnectionStringBuilder? Read(string text)
    {
        try
        {
            if (text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
                return new NpgsqlConnectionStringBuilder(text);
            return Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? OfUri(uri) : null;
        }
        catch (ArgumentException)
        {
            // The driver's word for an option it does not know, or a value it cannot take.
            return null;
        }
    }

    /// <summary>Where the database is, fit to be shown: without what opens it.</summary>
    internal static string Shown(NpgsqlConnectionStringBuilder url) =>
        new NpgsqlConnectionStringBuilder(url.ToString()) { Password = null, SslPassword = null }.ToString();

    private static NpgsqlConnectionStringBuilder? OfUri(Uri uri)
    {
        if (uri.DnsSafeHost.Length == 0 || uri.Fragment.Length > 0) return null;
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.DnsSafeHost };
        if (uri.Port > 0) builder.Port = uri.Port;
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) builder.Password = Uri.UnescapeDataString(user[1]);
        string name = uri.AbsolutePath.TrimStart('/');
        if (name.Length > 0) builder.Database = Uri.UnescapeDataString(name);
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = option.Split('=', 2);
            if (parts.Length != 2) return null;
            builder[Uri.UnescapeDataString(parts[0]).Replace('_', ' ')] = Uri.UnescapeDataString(parts[1]);
        }
        return builder;
    }
}
