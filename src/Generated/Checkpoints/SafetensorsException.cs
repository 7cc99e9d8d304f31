namespace Generated;

/// <summary>A file is not well-formed safetensors. The message names the file and the place, and says what was expected and what was found.</summary>
public sealed class SafetensorsException : IOException
{
    /// <summary>Makes the exception.</summary>
    public SafetensorsException()
    {
    }

    /// <summary>Makes the exception with a message.</summary>
    public SafetensorsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and the exception that caused it.</summary>
    public SafetensorsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal SafetensorsException(SafetensorsError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>What is wrong.</summary>
    public SafetensorsError Error { get; }
}
