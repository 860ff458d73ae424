namespace Concave.PreScoring.Judges;

/// <summary>What came of asking a judge: <see cref="Said"/> or <see cref="Unanswered"/>.</summary>
internal abstract record Reply;

/// <summary>How an answer ended.</summary>
internal enum Ending
{
    Complete,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>The answer was longer than it may be, or the provider broke it off.</summary>
    CutOff,
}

/// <summary>An answer, whatever it is worth.</summary>
/// <param name="Text">What the model wrote.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Use">Tokens as the provider counted them.</param>
/// <param name="Model">The model that answered, in the provider's words.</param>
/// <param name="RequestId">The provider's id of the request, "" when it gave none.</param>
/// <param name="Took">From sending the question to having the answer.</param>
internal sealed record Said(string Text, Ending Ending, TokenUse Use, string Model, string RequestId, TimeSpan Took) : Reply;

/// <summary>Why there is no answer.</summary>
internal enum Trouble
{
    /// <summary>429: too many questions. The whole provider waits.</summary>
    Busy,

    /// <summary>529 or 503: the provider has too much to do.</summary>
    Overloaded,

    /// <summary>Any other 5xx.</summary>
    Fault,

    /// <summary>No answer in the time a question may take.</summary>
    TimedOut,

    /// <summary>No connection, or one that broke.</summary>
    Cut,

    /// <summary>413, or a 400 that says the prompt is too long: this pair cannot be asked about.</summary>
    TooLong,

    /// <summary>400 or 422 for any other reason.</summary>
    Rejected,

    /// <summary>401, 402, 403 or 404: nothing can be asked until a person does something.</summary>
    Barred,
}

/// <summary>No answer.</summary>
/// <param name="Trouble">Of which kind.</param>
/// <param name="Why">The provider's words, shortened; never a key, never content.</param>
/// <param name="RetryAfter">How long the provider wants to be left alone.</param>
internal sealed record Unanswered(Trouble Trouble, string Why, TimeSpan? RetryAfter) : Reply
{
    /// <summary>True when the same question may be answered later.</summary>
    internal bool Passes => Trouble is Trouble.Busy or Trouble.Overloaded or Trouble.Fault or Trouble.TimedOut or Trouble.Cut;
}
