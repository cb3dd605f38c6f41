using System.Text.Json.Serialization;

namespace Integrator.Benchmarks.ByHand;

/// <summary>Issues, as one would write them by hand.</summary>
internal sealed class IssueSearch
{
    public int TotalCount { get; set; }
    public bool IncompleteResults { get; set; }
    public List<Issue> Items { get; set; } = null!;
}

internal sealed class Issue
{
    public string Url { get; set; } = null!;
    public string RepositoryUrl { get; set; } = null!;
    public string LabelsUrl { get; set; } = null!;
    public string CommentsUrl { get; set; } = null!;
    public string EventsUrl { get; set; } = null!;
    public string HtmlUrl { get; set; } = null!;
    public long Id { get; set; }
    public string NodeId { get; set; } = null!;
    public int Number { get; set; }
    public string Title { get; set; } = null!;
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public User? User { get; set; }
    public List<Label> Labels { get; set; } = null!;
    public string State { get; set; } = null!;
    public string? StateReason { get; set; }
    public bool Locked { get; set; }
    public User? Assignee { get; set; }
    public List<User> Assignees { get; set; } = null!;
    public Milestone? Milestone { get; set; }
    public int Comments { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public DateTimeOffset? ClosedAt { get; set; }
    public string AuthorAssociation { get; set; } = null!;
    public string? ActiveLockReason { get; set; }
    public bool? Draft { get; set; }
    public string? Body { get; set; }
    public Reactions? Reactions { get; set; }
    public string? TimelineUrl { get; set; }
    public double? Score { get; set; }
}

internal sealed class User
{
    public string Login { get; set; } = null!;
    public long Id { get; set; }
    public string NodeId { get; set; } = null!;
    public string AvatarUrl { get; set; } = null!;
    public string? GravatarId { get; set; }
    public string Url { get; set; } = null!;
    public string HtmlUrl { get; set; } = null!;
    public string FollowersUrl { get; set; } = null!;
    public string FollowingUrl { get; set; } = null!;
    public string GistsUrl { get; set; } = null!;
    public string StarredUrl { get; set; } = null!;
    public string SubscriptionsUrl { get; set; } = null!;
    public string OrganizationsUrl { get; set; } = null!;
    public string ReposUrl { get; set; } = null!;
    public string EventsUrl { get; set; } = null!;
    public string ReceivedEventsUrl { get; set; } = null!;
    public string Type { get; set; } = null!;
    public bool SiteAdmin { get; set; }
}

internal sealed class Label
{
    public long Id { get; set; }
    public string NodeId { get; set; } = null!;
    public string Url { get; set; } = null!;
    public string Name { get; set; } = null!;
    public string Color { get; set; } = null!;
    public bool Default { get; set; }
    public string? Description { get; set; }
}

internal sealed class Milestone
{
    public string Url { get; set; } = null!;
    public string HtmlUrl { get; set; } = null!;
    public string LabelsUrl { get; set; } = null!;
    public long Id { get; set; }
    public string NodeId { get; set; } = null!;
    public int Number { get; set; }
    public string State { get; set; } = null!;
    public string Title { get; set; } = null!;
    public string? Description { get; set; }
    public User? Creator { get; set; }
    public int OpenIssues { get; set; }
    public int ClosedIssues { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public DateTimeOffset? DueOn { get; set; }
}

internal sealed class Reactions
{
    public string Url { get; set; } = null!;
    public int TotalCount { get; set; }
    public int Laugh { get; set; }
    public int Hooray { get; set; }
    public int Confused { get; set; }
    public int Heart { get; set; }
    public int Rocket { get; set; }
    public int Eyes { get; set; }
}
