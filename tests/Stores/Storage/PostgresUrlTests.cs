using Npgsql;
using Sampan.Storage;

namespace Sampan.Tests.Stores.Storage;

/// <summary>Both ways to name a PostgreSQL database give the same, and what is shown of them opens nothing.</summary>
public sealed class PostgresUrlTests
{
    [Theory]
    [InlineData("postgres://mali:p%40ss%3A%2F@db.example:6543/sampan?sslmode=require&search_path=shop")]
    [InlineData("postgresql://mali:p%40ss%3A%2F@db.example:6543/sampan?SSL%20Mode=Require&Search%20Path=shop")]
    [InlineData("Host=db.example;Port=6543;Username=mali;Password=p@ss:/;Database=sampan;SSL Mode=Require;" +
        "Search Path=shop")]
    public async Task Every_form_names_the_same_database(string url)
    {
        await using Database database = Database.Open(url).Value;
        Assert.Equal(Engine.Postgres, database.Engine);
        var read = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(("db.example", 6543, "mali"), (read.Host, read.Port, read.Username));
        Assert.Equal(("p@ss:/", "sampan", "shop"), (read.Password, read.Database, read.SearchPath));
        Assert.Equal(SslMode.Require, read.SslMode);
        Assert.DoesNotContain("p@ss", database.Shown, StringComparison.Ordinal);
        await using Database shown = Database.Open(database.Shown).Value;
        read.Password = null;
        Assert.Equal(read.ToString(), shown.ConnectionString);
    }

    [Fact]
    public async Task What_is_left_out_is_the_drivers_default()
    {
        await using Database database = Database.Open("postgres://[::1]").Value;
        var read = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        Assert.Equal(("::1", 5432, null, null), (read.Host, read.Port, read.Username, read.Database));
        await using Database file = Database.Open($"sqlite:{Path.GetTempPath()}x.db").Value;
        Assert.Equal($"sqlite:{Path.GetTempPath()}x.db", file.Shown);
    }
}
