using Concave.Data.Mail;
using Concave.Data.S3;

namespace Concave.Studio.Composition;

/// <summary>
/// What an installation is told by its operator: <c>settings.json</c> in the home folder, and over it the environment,
/// <c>CONCAVE_S3__SECRETKEY</c> for <c>s3.secretKey</c>. Neither need be there.
/// </summary>
public static class Settings
{
    internal static IConfigurationRoot Of(Installation installation) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Path.GetFullPath(installation.Home), "settings.json"), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables("CONCAVE_")
        .Build();

    /// <summary>The S3 store; null when blobs stay in the home folder.</summary>
    /// <exception cref="InvalidOperationException">The section is there and lacks what it needs.</exception>
    internal static S3Settings? S3(IConfiguration settings)
    {
        var section = settings.GetSection("s3");
        return section.Exists() ? section.Get<S3Settings>() : null;
    }

    /// <summary>The mail server; null when nothing is sent.</summary>
    /// <exception cref="InvalidOperationException">The section is there and lacks what it needs.</exception>
    internal static MailSettings? Mail(IConfiguration settings)
    {
        var section = settings.GetSection("mail");
        return section.Exists() ? section.Get<MailSettings>() : null;
    }
}
