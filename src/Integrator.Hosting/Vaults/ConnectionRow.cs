namespace Integrator.Hosting;

/// <summary>A connection as the table has it.</summary>
internal sealed class ConnectionRow
{
    public const string Columns =
        "id as Id, api as Api, name as Name, tenant as Tenant, end_user as EndUser, method as Method, status as Status, error as Error, created_at as CreatedAt, updated_at as UpdatedAt, expires_at as ExpiresAt";

    public required string Id { get; init; }

    public required string Api { get; init; }

    public required string Name { get; init; }

    public required string Tenant { get; init; }

    public string? EndUser { get; init; }

    public string? Method { get; init; }

    public required string Status { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long? ExpiresAt { get; init; }

    public StoredConnection Connection => new(Id, new ConnectionKey(Api, Name) { Tenant = Tenant, User = EndUser })
    {
        Method = Method,
        Status = Enum.GetValues<ConnectionStatus>().First(status => status.Wire() == Status),
        Error = Error,
        CreatedAt = Database.Time(CreatedAt),
        UpdatedAt = Database.Time(UpdatedAt),
        ExpiresAt = ExpiresAt is { } end ? Database.Time(end) : null,
    };
}

/// <summary>An encrypted credential as the table has it.</summary>
internal sealed class SecretRow
{
    public required string Id { get; init; }

    public byte[]? Secret { get; init; }

    public long Generation { get; init; }
}
