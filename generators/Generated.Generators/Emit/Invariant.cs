using System.Globalization;
using System.Threading;

namespace Generated.Generators.Emit;

/// <summary>Runs the generator's work as on any other machine: no sign, digit or separator comes from the settings of the person who builds.</summary>
internal static class Invariant
{
    /// <summary>What <paramref name="work"/> gives under the invariant culture.</summary>
    public static T Run<T>(Func<T> work)
    {
        Thread thread = Thread.CurrentThread;
        CultureInfo culture = thread.CurrentCulture;
        try
        {
            thread.CurrentCulture = CultureInfo.InvariantCulture;
            return work();
        }
        finally
        {
            thread.CurrentCulture = culture;
        }
    }
}
