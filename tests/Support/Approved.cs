namespace Integrator.Tests.Support;

/// <summary>Text that somebody approved: compared to the letter, written anew when <c>UPDATE_GOLDEN</c> is 1.</summary>
internal static class Approved
{
    public static bool IsUpdated { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Check(string path, string actual)
    {
        if (IsUpdated)
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
