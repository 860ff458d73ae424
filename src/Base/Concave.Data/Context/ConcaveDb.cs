using Concave.Data.Accounts;
using Concave.Data.Content;
using Concave.Data.HandOffs;
using Concave.Data.Jobs;
using Concave.Data.Ledger;
using Concave.Data.Register;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Concave.Data.Context;

/// <summary>
/// The one context, on SQLite and PostgreSQL. The hand-offs between stages are declared here; each stage adds its own
/// working tables through an <see cref="IModelPart"/>. Open one through <see cref="Writing.Store"/>, never by hand.
/// </summary>
public sealed class ConcaveDb(DbContextOptions<ConcaveDb> options, IEnumerable<IModelPart> parts)
    : IdentityUserContext<ConcaveUser, Guid>(options)
{
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<AccountAct> AccountActs => Set<AccountAct>();
    public DbSet<ProjectRole> ProjectRoles => Set<ProjectRole>();

    public DbSet<PrivacyNotice> PrivacyNotices => Set<PrivacyNotice>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<DataRequest> DataRequests => Set<DataRequest>();
    public DbSet<DataRequestAnswer> DataRequestAnswers => Set<DataRequestAnswer>();
    public DbSet<ErasureDay> ErasureDays => Set<ErasureDay>();
    public DbSet<ErasedPerson> ErasedPeople => Set<ErasedPerson>();
    public DbSet<ErasedLog> ErasedLogs => Set<ErasedLog>();
    public DbSet<Breach> Breaches => Set<Breach>();
    public DbSet<BreachStep> BreachSteps => Set<BreachStep>();

    public DbSet<Client> Clients => Set<Client>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectStep> ProjectSteps => Set<ProjectStep>();
    public DbSet<SignedNda> SignedNdas => Set<SignedNda>();
    public DbSet<ApprovedGuidelines> ApprovedGuidelines => Set<ApprovedGuidelines>();
    public DbSet<PairImport> PairImports => Set<PairImport>();
    public DbSet<ImportOutcome> ImportOutcomes => Set<ImportOutcome>();
    public DbSet<Pair> Pairs => Set<Pair>();
    public DbSet<VerifiedAnswer> VerifiedAnswers => Set<VerifiedAnswer>();
    public DbSet<HeldPair> HeldPairs => Set<HeldPair>();
    public DbSet<HeldDecision> HeldDecisions => Set<HeldDecision>();
    public DbSet<MadePair> MadePairs => Set<MadePair>();

    public DbSet<QualifiedAnnotator> QualifiedAnnotators => Set<QualifiedAnnotator>();
    public DbSet<QualificationEnd> QualificationEnds => Set<QualificationEnd>();
    public DbSet<QualificationAnswer> QualificationAnswers => Set<QualificationAnswer>();
    public DbSet<ProvenAgreement> ProvenAgreements => Set<ProvenAgreement>();

    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<BatchTransition> BatchTransitions => Set<BatchTransition>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<RoundProgress> RoundProgress => Set<RoundProgress>();
    public DbSet<RoutedPair> RoutedPairs => Set<RoutedPair>();
    public DbSet<Slot> Slots => Set<Slot>();

    public DbSet<SubmittedJudgment> SubmittedJudgments => Set<SubmittedJudgment>();
    public DbSet<JudgmentWithdrawal> JudgmentWithdrawals => Set<JudgmentWithdrawal>();

    public DbSet<QualityEntry> QualityEntries => Set<QualityEntry>();
    public DbSet<WorkPause> WorkPauses => Set<WorkPause>();
    public DbSet<PauseLift> PauseLifts => Set<PauseLift>();
    public DbSet<GoldRetirement> GoldRetirements => Set<GoldRetirement>();
    public DbSet<BatchVerdict> BatchVerdicts => Set<BatchVerdict>();
    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<SealedDelivery> SealedDeliveries => Set<SealedDelivery>();
    public DbSet<FeedbackSignal> FeedbackSignals => Set<FeedbackSignal>();
    public DbSet<GuidelinesProposal> GuidelinesProposals => Set<GuidelinesProposal>();
    public DbSet<ProposalDecision> ProposalDecisions => Set<ProposalDecision>();
    public DbSet<DraftedProposal> DraftedProposals => Set<DraftedProposal>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<LedgerLeaf> LedgerLeaves => Set<LedgerLeaf>();
    public DbSet<LedgerSeal> LedgerSeals => Set<LedgerSeal>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<ProjectKey> ProjectKeys => Set<ProjectKey>();

    /// <summary>
    /// Asked instead of disposing; true when the store keeps the context for the next reader. Making one anew, with its
    /// connection, costs more than most of our queries.
    /// </summary>
    public Func<ConcaveDb, bool>? KeepInstead { get; init; }

    public override void Dispose()
    {
        if (KeepInstead?.Invoke(this) != true)
            base.Dispose();
    }

    public override ValueTask DisposeAsync() => KeepInstead?.Invoke(this) == true ? ValueTask.CompletedTask : base.DisposeAsync();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ProviderNeutral.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ConcaveDb).Assembly);
        foreach (var part in parts)
            part.Add(builder);
        SnakeCase.Apply(builder);
    }
}

/// <summary>A stage's own tables. Registered by the stage's module; collected by the context.</summary>
public interface IModelPart
{
    /// <summary>Declares the stage's entities.</summary>
    void Add(ModelBuilder model);
}
