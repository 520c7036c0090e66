using Microsoft.AspNetCore.Identity;
using Sampan.Identity;

namespace Sampan.Host.Demo;

/// <summary>
/// Hashes the demo's shared password once: everybody knows it, so that a salt of each person's own would protect
/// nothing and cost a tenth of a second a person. Every other password is hashed as ever. Only a demo registers this.
/// </summary>
internal sealed class DemoPasswordHasher : PasswordHasher<Person>
{
    private static readonly Lazy<string> Shared =
        new(() => new PasswordHasher<Person>().HashPassword(new Person(), DemoWorld.Password));

    public override string HashPassword(Person user, string password) =>
        password == DemoWorld.Password ? Shared.Value : base.HashPassword(user, password);
}
