using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Concave.Data.Mail;

/// <summary>How an installation sends e-mail.</summary>
public sealed record MailSettings
{
    public required string Host { get; init; }
    public int Port { get; init; } = 587;

    /// <summary>True: STARTTLS must succeed, or from the first byte on port 465. False only for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Address under which recipients reach the studio: <c>https://studio.example</c>.</summary>
    public required Uri Studio { get; init; }
}

/// <summary>Sends plain text by SMTP. Without settings nothing is sent, and whoever wanted to say something says it in the studio alone.</summary>
public sealed class SendMail(MailSettings? settings = null)
{
    /// <summary>True when there is a server to send by.</summary>
    public bool IsSet => settings is not null;

    /// <summary>The full address of a path of the studio.</summary>
    public Uri Address(string path) => new(settings!.Studio, path);

    /// <summary>Sends one message; it is with the server when this returns.</summary>
    /// <exception cref="IOException">The server could not be reached or broke off.</exception>
    /// <exception cref="SmtpCommandException">The server refused it.</exception>
    /// <exception cref="AuthenticationException">The server does not know the user.</exception>
    public async Task To(string address, string subject, string text, CancellationToken stop)
    {
        if (settings is null)
            throw new InvalidOperationException("No mail server is set.");
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(address));
        message.Subject = subject;
        message.Body = new TextPart("plain") { Text = text };
        using var server = new SmtpClient();
        var security = !settings.Tls ? SecureSocketOptions.None : settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await server.ConnectAsync(settings.Host, settings.Port, security, stop);
        if (settings is { User: { } user, Password: { } password })
            await server.AuthenticateAsync(user, password, stop);
        await server.SendAsync(message, stop);
        await server.DisconnectAsync(quit: true, stop);
    }
}
