using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Generated.Generators.Common;

/// <summary>
/// Runs the generator's work in the same way on every machine: signs, digits and separators do not depend on the settings of the user who builds, nor
/// what is nested too deeply on how much of the stack the caller left.
/// </summary>
internal static class Invariant
{
    /// <summary>The stack of work for which the caller's does not suffice, in bytes: the usual one of a main thread, twice.</summary>
    private const int DeepStack = 16 << 20;

    /// <summary>
    /// The result of <paramref name="work"/> under the invariant culture. If the stack does not suffice, it is done again from the start on a large one.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">The large stack does not suffice either.</exception>
    public static T Run<T>(Func<T> work)
    {
        Thread thread = Thread.CurrentThread;
        CultureInfo culture = thread.CurrentCulture;
        try
        {
            thread.CurrentCulture = CultureInfo.InvariantCulture;
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            return RunDeep(work);
        }
        finally
        {
            thread.CurrentCulture = culture;
        }
    }

    private static T RunDeep<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            DeepStack)
        { CurrentCulture = CultureInfo.InvariantCulture };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
