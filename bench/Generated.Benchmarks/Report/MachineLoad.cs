using System.Globalization;

namespace Generated.Benchmarks;

/// <summary>
/// Whether others use the machine. Times on two threads are worth little then, and libtorch's least of all: its
/// threads wait for each other by spinning, and on a core that is taken they do so for milliseconds, evenly enough
/// for no spread between iterations to show it.
/// </summary>
internal static class MachineLoad
{
    private const double Idle = 0.5;
    private static string? s_warning;

    /// <summary>What to say below a table, or null. A run loads the machine itself, so this is as of <see cref="Sample"/>, before it.</summary>
    public static string? Warning => s_warning;

    public static void Sample()
    {
        const string path = "/proc/loadavg"; // Linux alone tells
        if (File.Exists(path)
            && double.TryParse(File.ReadAllText(path).Split(' ')[0], CultureInfo.InvariantCulture, out double load) && load > Idle)
            s_warning = string.Create(CultureInfo.InvariantCulture,
                $"The machine was in use: a load of {load:N1} on {Environment.ProcessorCount} cores in the minute before the run. Do not publish these times.");
    }
}
