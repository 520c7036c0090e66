using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What the site answered, with a way to say what was expected of it.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, string? MediaType, HttpResponseMessage Response)
{
    public int Code => (int)Status;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes) ?? throw new InvalidOperationException("The answer is null.");

    /// <summary>The text at a path as <c>order.id</c>.</summary>
    public string this[string path] => path.Split('.').Aggregate(Json, (node, name) => node[name]
        ?? throw new InvalidOperationException($"{name} is not in {Text}")).ToString();

    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values) : null;

    /// <summary>It succeeded, or the test fails with what was said instead.</summary>
    public Answer Done(int status = 200)
    {
        Assert.True(Code == status, $"{status} was expected, {Code} came: {Text}");
        return this;
    }

    /// <summary>It was refused as a problem with this code.</summary>
    public Answer Refused(int status, string code)
    {
        Assert.True(
            Code == status && MediaType == "application/problem+json",
            $"{status} {code} was expected, {Code} came: {Text}");
        Assert.Equal(code, this["code"]);
        Assert.Equal($"/docs/errors#{code}", this["type"]);
        Assert.Equal($"{status}", this["status"]);
        Assert.NotEmpty(this["title"]);
        return this;
    }
}
