namespace Integrator.Http;

/// <summary>Statuses as a definition writes them: <c>200</c>, <c>2XX</c>, <c>default</c>.</summary>
internal static class StatusRange
{
    /// <summary>How closely a range fits a status: 0 not at all, 3 exactly.</summary>
    public static int Fit(string range, int status)
    {
        if (range is [var hundreds, 'X' or 'x', 'X' or 'x'])
        {
            return status / 100 == hundreds - '0' ? 2 : 0;
        }

        if (range is [var first, var second, var third])
        {
            return ((first - '0') * 100) + ((second - '0') * 10) + third - '0' == status ? 3 : 0;
        }

        return range == "default" ? 1 : 0;
    }
}
