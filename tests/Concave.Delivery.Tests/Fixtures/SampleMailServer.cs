using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Concave.Delivery.Tests.Fixtures;

/// <summary>A mail server on this machine that takes what it is given, as RFC 5321 says, and keeps it.</summary>
internal sealed class SampleMailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;

    internal SampleMailServer()
    {
        listener.Start();
        serving = Serve();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every message as it came: "RCPT TO:&lt;…&gt;" and then its text.</summary>
    internal List<string> Messages { get; } = [];

    /// <summary>Messages that are refused before one is taken.</summary>
    internal int Refusals { get; set; }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task Serve()
    {
        while (!ending.IsCancellationRequested)
        {
            using var connection = await listener.AcceptTcpClientAsync(ending.Token);
            await Talk(connection.GetStream());
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sample");
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
                message.AppendLine(line);
            if (verb == "QUIT")
                return;
            if (verb != "DATA")
            {
                await writer.WriteLineAsync("250 sample");
                continue;
            }

            if (Refusals-- > 0)
            {
                await writer.WriteLineAsync("451 try later");
                continue;
            }

            await writer.WriteLineAsync("354 go on");
            while (await reader.ReadLineAsync(ending.Token) is { } text && text != ".")
                message.AppendLine(text);
            Messages.Add(message.ToString());
            await writer.WriteLineAsync("250 kept");
        }
    }
}
