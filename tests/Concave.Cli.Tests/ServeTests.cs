using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Concave.Cli.Tests;

public sealed partial class ServeTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Serve_comes_up_on_an_empty_folder_says_how_to_begin_and_stops_when_told()
    {
        using var process = Prompt.Start("serve", "--home", scratch["home"], "--urls", "http://127.0.0.1:0");
        try
        {
            var address = Address().Match(await Line(process, "The studio is at")).Value;
            var link = await Line(process, "/set-up?code=");
            using HttpClient http = new() { BaseAddress = new Uri(address) };
            using var page = await http.GetAsync(new Uri(link[link.IndexOf("/set-up", StringComparison.Ordinal)..], UriKind.Relative));
            using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            using var term = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_line()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();

        var answer = await Prompt.Run("serve", "--home", scratch["home"], "--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(2, answer.Code);
        Assert.Contains("address already in use", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    private static async Task<string> Line(Process process, string with)
    {
        while (await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token) is { } line)
        {
            if (line.Contains(with, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"It ended without saying '{with}': {await process.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"http://[0-9.]+:[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
