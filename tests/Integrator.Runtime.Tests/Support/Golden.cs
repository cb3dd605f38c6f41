using System.Runtime.CompilerServices;

namespace Integrator.Tests.Support;

/// <summary>Compares text with an approved file, which <c>UPDATE_GOLDEN=1</c> rewrites.</summary>
internal static class Golden
{
    public static void Check(string approved, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, approved);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
