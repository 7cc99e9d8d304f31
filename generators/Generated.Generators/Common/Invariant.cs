using System.Globalization;
using System.Threading;

namespace Generated.Generators.Common;

/// <summary>
/// Runs the generator's work in the same way on every machine: signs, digits and separators do not depend on the settings of the user who builds.
/// </summary>
internal static class Invariant
{
    /// <summary>The result of <paramref name="work"/> under the invariant culture.</summary>
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
