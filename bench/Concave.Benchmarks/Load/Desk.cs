using System.Net.Http.Headers;
using System.Text.Json;

namespace Concave.Benchmarks.Load;

/// <summary>One annotator at work: claim, get the task, submit. Simulated, with one answer to everything.</summary>
internal sealed class Desk(HttpClient http, Uri studio, Guid project, string token)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly Uri claim = new(studio, $"/api/annotation/projects/{project}/claim");
    private readonly AuthenticationHeaderValue bearer = new("Bearer", token);

    /// <summary>A whole cycle; false when there is no task left.</summary>
    internal async Task<bool> Cycle()
    {
        using var claimed = await Send(HttpMethod.Post, claim, content: null);
        if (claimed.StatusCode == System.Net.HttpStatusCode.NotFound)
            return false;
        var assignment = Assignment(await Body(claimed));
        using var task = await Send(HttpMethod.Get, new(studio, $"/api/annotation/tasks/{assignment}"), content: null);
        if ((await Body(task)).Length < 2_000)
            throw new InvalidOperationException("That is no task.");
        using var judged = await Send(HttpMethod.Post, new(studio, $"/api/annotation/tasks/{assignment}/judgment"), Answer(assignment));
        await Body(judged);
        return true;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, Uri address, byte[]? content)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = bearer;
        if (content is not null)
            request.Content = new ByteArrayContent(content) { Headers = { ContentType = Json } };
        return await http.SendAsync(request);
    }

    private static async Task<byte[]> Body(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? await answer.Content.ReadAsByteArrayAsync()
        : throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");

    private static Guid Assignment(byte[] claim)
    {
        using var parsed = JsonDocument.Parse(claim);
        return parsed.RootElement.GetProperty("assignmentId").GetGuid();
    }

    // The assignment's own id serves as the submission's: it is new for every task.
    private static byte[] Answer(Guid assignment) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        submissionId = assignment,
        answer = new
        {
            preferred = "left",
            strength = 2,
            scores = new[] { "factual_accuracy", "instruction_following", "reasoning", "safety", "clarity" }.Select(c => new { criterion = c, left = 4, right = 3 }),
            rationale = "The left response answers the question with the dose and the interval, the right one only says to ask somebody.",
            difficulty = "easy",
            confidence = 0.8,
        },
        focusedMs = 1,
    });
}
