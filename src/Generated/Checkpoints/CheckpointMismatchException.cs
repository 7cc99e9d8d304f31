using System.Text;

namespace Generated;

/// <summary>
/// A checkpoint is well-formed, but belongs to another network. The message describes the differences, the lists contain all of them; nothing is
/// changed.
/// </summary>
public sealed class CheckpointMismatchException : IOException
{
    /// <summary>Makes the exception.</summary>
    public CheckpointMismatchException()
    {
    }

    /// <summary>Makes the exception with a message.</summary>
    public CheckpointMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and the exception that caused it.</summary>
    public CheckpointMismatchException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal CheckpointMismatchException(string file, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
        : base(Describe(file, missing, unexpected, different)) => (Missing, Unexpected, Different) = (missing, unexpected, different);

    /// <summary>The names of parameters that the network has and the checkpoint lacks.</summary>
    public IReadOnlyList<string> Missing { get; } = [];

    /// <summary>The names of tensors that the checkpoint has and the network lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; } = [];

    /// <summary>For each parameter whose shape differs, or whose type cannot be converted, what was expected and what was found.</summary>
    public IReadOnlyList<string> Different { get; } = [];

    private static string Describe(string file, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
    {
        var text = new StringBuilder($"'{file}' does not fit the network, which is left as it was.");
        Append("Missing", missing);
        Append("Unexpected", unexpected);
        Append("Different", different);
        return text.ToString();

        void Append(string title, IReadOnlyList<string> items)
        {
            if (items.Count > 0)
                text.Append('\n').Append(title).Append(": ").Append(Untrusted.Join("; ", items)).Append('.');
        }
    }
}
