using Sampan.Web.Demo;

namespace Sampan.Host.Demo.Stage;

internal static class StageRegistration
{
    /// <summary>Only a demo calls this: without it there is nothing to play, and its pages are not found.</summary>
    internal static IServiceCollection AddDemoStage(this IServiceCollection services) => services
        .AddSingleton<AuditNews>().AddSingleton<Audits>().AddHostedService<AuditRounds>()
        .AddSingleton<DemoOrders>().AddSingleton<DemoTasks>()
        .AddSingleton<DemoBuyers>().AddSingleton<SandboxPayer>()
        .AddSingleton<SandboxReports>().AddSingleton<DemoEvents>()
        .AddSingleton<LastUnit>().AddSingleton<DoublePledge>().AddSingleton<Forgery>().AddSingleton<DemoProofs>()
        .AddSingleton<IDemoStage, DemoStage>();
}
