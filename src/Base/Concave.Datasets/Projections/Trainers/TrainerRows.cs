using Concave.Kernel.Records;

namespace Concave.Datasets.Projections;

/// <summary>Whole conversations that differ in their last message.</summary>
public sealed record ImplicitRow(Guid Id, IReadOnlyList<MessageRecord> Chosen, IReadOnlyList<MessageRecord> Rejected, double PreferenceStrength);

/// <summary>Plain texts of a single turn; <paramref name="System"/> is "" without a system message.</summary>
public sealed record FlatRow(Guid Id, string System, string Input, string Chosen, string Rejected, double PreferenceStrength);

/// <summary>A preference row with the margin that reward trainers subtract: the preference's strength, 0 when not stated.</summary>
public sealed record MarginRow(
    Guid Id, IReadOnlyList<MessageRecord> Prompt, IReadOnlyList<MessageRecord> Chosen, IReadOnlyList<MessageRecord> Rejected, double Margin);

/// <summary>One response and whether it was the chosen one. <paramref name="Id"/> is the pair's, a dash, and chosen or rejected.</summary>
public sealed record UnpairedRow(string Id, IReadOnlyList<MessageRecord> Prompt, IReadOnlyList<MessageRecord> Completion, bool Label);

/// <summary>The same as plain texts of a single turn.</summary>
public sealed record UnpairedFlatRow(string Id, string System, string Prompt, string Completion, bool Label);

/// <summary>Responses by rank, 0 the best.</summary>
public sealed record RankedRow(Guid Id, IReadOnlyList<MessageRecord> Context, IReadOnlyList<RankedCompletion> Completions);

/// <summary>One response of a ranking.</summary>
public sealed record RankedCompletion(int Rank, IReadOnlyList<MessageRecord> Completion);

/// <summary>Conversation and two single messages: what LLaMA-Factory ranks.</summary>
public sealed record SharegptRow(Guid Id, IReadOnlyList<MessageRecord> Messages, MessageRecord Chosen, MessageRecord Rejected);
