namespace Integrator;

/// <summary>
/// What is done when the JSON of a success lacks a member that the description calls required, or has null where it allows none. Whoever reads such
/// a member of the model gets the default of its type: null, zero, false.
/// </summary>
public enum MissingMembers
{
    /// <summary>The answer is taken; each member is logged as a warning the first time that an operation's answer lacks it.</summary>
    Tolerate,

    /// <summary>
    /// The answer is taken; each such member of each answer is logged as a warning, and <see cref="ApiResponse{T}.MissingMembers"/> lists their JSON
    /// paths, up to 1,000 for an answer.
    /// </summary>
    Report,

    /// <summary>The answer is not taken: an <see cref="ApiException"/> names the member and the JSON path of the object that lacks it.</summary>
    Throw,
}
