using Microsoft.ML.OnnxRuntime;
using TorchSharp;

namespace Generated.Benchmarks;

/// <summary>Which of the peers this machine can load; those that it cannot are left out of a run.</summary>
internal static class Peers
{
    /// <summary>Why TorchSharp does not load, or null if it does.</summary>
    public static string? LibtorchProblem { get; } = Try(() =>
    {
        torch.set_num_interop_threads(1); // only before the first operation
        torch.set_num_threads(1);
        using torch.Tensor one = torch.ones(1);
    });

    /// <summary>Why ONNX Runtime does not load, or null if it does.</summary>
    public static string? OnnxRuntimeProblem { get; } = Try(() => OrtEnv.Instance().GetVersionString());

    /// <summary>What is missing, for people to read; empty if nothing is.</summary>
    public static IEnumerable<string> Missing
    {
        get
        {
            if (LibtorchProblem is not null)
                yield return $"libtorch's rows are left out: TorchSharp does not load here. It needs GLIBCXX_3.4.32 (Debian 13, Ubuntu 24.04). "
                    + $"{LibtorchProblem}";
            if (OnnxRuntimeProblem is not null)
                yield return $"ONNX Runtime's rows are left out: it does not load here. {OnnxRuntimeProblem}";
        }
    }

    /// <summary>Native libraries fail to load in many ways (a missing file, a missing symbol, a type initialiser): whatever it is, the rest must run.</summary>
    private static string? Try(Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (Exception exception)
        {
            string message = exception.GetBaseException().Message;
            return $"({exception.GetType().Name}: {message.Split('\n')[0].Trim()})";
        }
    }
}
