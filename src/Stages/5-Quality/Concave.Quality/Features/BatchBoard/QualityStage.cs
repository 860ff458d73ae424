using Concave.Data.HandOffs;
using Concave.Kernel;
using Concave.Ui.Components;
using Concave.Ui.Http;
using Concave.Ui.Pages;
using Concave.Ui.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Concave.Ui.Languages.Speech;

namespace Concave.Quality;

/// <summary>What the stage's page shows.</summary>
public sealed record BoardView(Guid ProjectId, IReadOnlyList<BatchRow> Batches);

/// <summary>The stage on the project's page.</summary>
internal sealed class QualityStage(BatchBoard board, PeoplePages people, ReviewPages reviews, AgreementPages agreement, GoldPages gold) : IStage
{
    public int Number => 5;
    public string Name => T("Quality");
    public string Slug => "quality";
    public string Does => T("Three tiers of review, and the gates that every batch has to pass.");
    public Roles OpenTo => Roles.Lead | Roles.Senior | Roles.Engineer | Roles.Client;

    public void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", async (Guid projectId, HttpContext http, CancellationToken stop) =>
            (await board.Handle(new(projectId, SoFar: true), ActorFromClaims.ActorOf(http), stop))
                .Then<BoardView>(batches => new BoardView(projectId, batches)).ToPage<BoardPage, BoardView>());
        people.Map(pages);
        reviews.Map(pages);
        agreement.Map(pages);
        gold.Map(pages);
    }

    public async Task<StageLine?> Stand(Guid projectId, Actor actor, CancellationToken stop) =>
        (await board.Handle(new(projectId), actor, stop)).Value switch
        {
            null => null,
            [] => new(Tone.Plain, T("No batch is open yet.")),
            [.., var last] => new(ToneOf(last.State), T("Batch {0} is {1}. {2}", last.Number, WordOf(last.State), last.Next.What)),
        };

    internal static Tone ToneOf(BatchState state) => state switch
    {
        BatchState.Planned => Tone.Plain,
        BatchState.Open or BatchState.Judged or BatchState.UnderReview => Tone.Waiting,
        BatchState.Withheld => Tone.Bad,
        BatchState.Passed or BatchState.Released => Tone.Good,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No tone is agreed for this state."),
    };

    /// <summary>The page of the project where a batch's next step is taken; null when nobody has to take one.</summary>
    internal static string? RoomOf(BatchRow batch) => batch.State switch
    {
        BatchState.Planned => "prescoring",
        BatchState.Open => "annotation",
        BatchState.UnderReview => "quality",
        BatchState.Passed => "delivery",
        BatchState.Withheld or BatchState.Released when batch.RootCauses > 0 => "prescoring",
        BatchState.Withheld => $"quality/batches/{batch.BatchId}/people",
        BatchState.Judged or BatchState.Released => null,
        _ => throw new ArgumentOutOfRangeException(nameof(batch), batch.State, "No room is agreed for this state."),
    };

    internal static string WordOf(BatchState state) => state switch
    {
        BatchState.Planned => T("planned"),
        BatchState.Open => T("open"),
        BatchState.Judged => T("judged"),
        BatchState.UnderReview => T("under review"),
        BatchState.Withheld => T("withheld"),
        BatchState.Passed => T("passed"),
        BatchState.Released => T("released"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No word is agreed for this state."),
    };

    /// <summary>The role that takes a batch's next step.</summary>
    internal static string WhoOf(Roles role) => role switch
    {
        Roles.Lead => T("lead"),
        Roles.Annotator => T("annotator"),
        Roles.Senior => T("senior"),
        Roles.Engineer => T("engineer"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No batch waits for this role."),
    };
}
