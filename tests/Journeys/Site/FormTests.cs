using System.Text.RegularExpressions;
using Sampan.Host.Demo;

namespace Sampan.Tests.Journeys.Site;

/// <summary>What forms do when they are filled in badly.</summary>
public sealed class FormTests(OneSite one) : IClassFixture<OneSite>
{
    [Fact]
    public async Task A_code_is_not_spent_on_a_password_that_cannot_be_set()
    {
        const string email = "forgetful@demo.sampan.example";
        _ = await one.Site.NewPerson(email);
        _ = (await one.Site.Fill("/forgot", "/forgot", Credentials.None, ("email", email))).Done();
        string code = await one.Site.CodeFor(email);
        Answer tooShort = await Set("short");
        Assert.Equal(400, tooShort.Code);
        Assert.Contains("data-code=\"password_too_short\"", tooShort.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await Set("a sentence that is long enough")).Code);

        Task<Answer> Set(string password) => one.Site.Fill(
            "/forgot", "/forgot?handler=Set", Credentials.None, ("email", email), ("code", code),
            ("password", password));
    }

    [Fact]
    public async Task A_refused_form_marks_the_field_that_is_wrong_and_leads_to_it()
    {
        string page = $"/desk/{one.Site.Firm}/listings/new";
        Answer refused = await one.Site.Fill(
            page, page, await one.Site.SignIn(DemoWorld.SellerEmail), ("currency", "THB"), ("hs-code", "mango"));
        Assert.Contains("data-code=\"hs_code_malformed\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-hs-code\"", refused.Text, StringComparison.Ordinal);
        Match field = Regex.Match(refused.Text, "<input[^>]*id=\"f-hs-code\"[^>]*>");
        Assert.Contains("aria-invalid=\"true\"", field.Value, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(refused.Text, "aria-invalid=\"true\""));
    }

    [Fact]
    public async Task Nobody_is_offered_to_become_the_first_operator_where_there_is_one()
    {
        Answer page = (await one.Site.Get("/first-operator")).Done();
        Assert.DoesNotContain("name=\"password\"", page.Text, StringComparison.Ordinal);
        Answer sent = await one.Site.Fill(
            "/sign-in", "/first-operator", Credentials.None, ("code", "00000000000000000000"),
            ("email", "second@demo.sampan.example"), ("password", "a long enough password"));
        Assert.Equal(422, sent.Code);
        Assert.DoesNotContain("name=\"password\"", sent.Text, StringComparison.Ordinal);
    }
}
