using System.Text;
using System.Text.Json;

namespace Generated;

/// <content>Scalers as JSON: exact, and small enough to read or to keep with a checkpoint.</content>
public abstract partial class FeatureScaler
{
    private const int LargestFile = 256 * 1024 * 1024;

    /// <summary>Writes the scaler to a file: completely, or not at all.</summary>
    /// <param name="path">The file; an existing file is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to write the file.</exception>
    public void Save(string path) => AtomicFile.Write(path, this, static (stream, scaler) => stream.Write(scaler.ToUtf8()));

    /// <summary>
    /// Reads a <see cref="Standardizer"/> or a <see cref="MinMaxScaler"/> that <see cref="Save"/> wrote. It computes the same bits as the saved scaler.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    /// <exception cref="InvalidDataException">The file is not a scaler; the message says why.</exception>
    public static FeatureScaler Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile } file)
            throw new InvalidDataException($"'{path}' has {file.Length} bytes; a scaler has at most {LargestFile}.");
        return Parse(File.ReadAllBytes(path), $"'{path}'");
    }

    /// <summary>The scaler as JSON text, for example for the notes of a checkpoint.</summary>
    public string ToJson() => Encoding.UTF8.GetString(ToUtf8());

    /// <summary>Makes a scaler from the text that <see cref="ToJson"/> returned.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="InvalidDataException">The text is not a scaler; the message says why.</exception>
    public static FeatureScaler FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json), "The text");
    }

    /// <summary>Throws unless the fitted figures are finite: numbers near the ends of their range have no mean.</summary>
    private protected static void CheckFitted(params ReadOnlySpan<double[]> figures)
    {
        foreach (double[] figure in figures)
        {
            int wrong = Array.FindIndex(figure, number => !double.IsFinite(number));
            if (wrong >= 0)
                throw new ArgumentException($"Feature {wrong} has values so large that they cannot be scaled.", "features");
        }
    }

    private byte[] ToUtf8()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("scaler", GetType().Name);
            if (this is MinMaxScaler range)
            {
                writer.WriteNumber("low", range.Low);
                writer.WriteNumber("high", range.High);
                Write(writer, "minima", range.Minima);
                Write(writer, "maxima", range.Maxima);
            }
            else
            {
                var standard = (Standardizer)this;
                Write(writer, "means", standard.Means);
                Write(writer, "standardDeviations", standard.StandardDeviations);
            }
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
            writer.WriteNumberValue(number); // as many digits as it takes to read the same number again
        writer.WriteEndArray();
    }

    private static FeatureScaler Parse(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException($"{source} is no scaler: it is not a JSON object.");
            string? kind = Find(root, "scaler", source) is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
            return kind switch
            {
                nameof(Standardizer) => ReadStandardizer(root, source),
                nameof(MinMaxScaler) => ReadMinMaxScaler(root, source),
                _ => throw new InvalidDataException($"{source} is no scaler: 'scaler' must be '{nameof(Standardizer)}' or '{nameof(MinMaxScaler)}'."),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Texts that are not Unicode, such as half of a surrogate pair, surface as InvalidOperationException when they are read.
            throw new InvalidDataException($"{source} is no scaler: it is not JSON. {Untrusted.Problem(exception)}");
        }
    }

    private static Standardizer ReadStandardizer(JsonElement root, string source)
    {
        double[] means = Numbers(root, "means", source), deviations = Numbers(root, "standardDeviations", source);
        CheckSame(means, deviations, source);
        if (Array.FindIndex(deviations, deviation => deviation < 0) is >= 0 and int wrong)
            throw new InvalidDataException($"{source} is no scaler: the standard deviation of feature {wrong} is below 0.");
        return Standardizer.Of(means, deviations);
    }

    private static MinMaxScaler ReadMinMaxScaler(JsonElement root, string source)
    {
        double[] minima = Numbers(root, "minima", source), maxima = Numbers(root, "maxima", source);
        CheckSame(minima, maxima, source);
        for (int i = 0; i < minima.Length; i++)
        {
            if (minima[i] > maxima[i] || !double.IsFinite(maxima[i] - minima[i]))
                throw new InvalidDataException($"{source} is no scaler: the minimum and maximum of feature {i} are no range.");
        }
        double low = Number(Find(root, "low", source), "low", source), high = Number(Find(root, "high", source), "high", source);
        if (!(low < high) || !double.IsFinite(high - low))
            throw new InvalidDataException($"{source} is no scaler: 'low' and 'high' are no range.");
        return MinMaxScaler.Of(minima, maxima, low, high);
    }

    private static void CheckSame(double[] first, double[] second, string source)
    {
        if (first.Length == 0 || first.Length != second.Length)
            throw new InvalidDataException(
                $"{source} is no scaler: its two lists have {first.Length} and {second.Length} numbers; they need as many, and at least 1.");
    }

    private static double[] Numbers(JsonElement root, string name, string source)
    {
        JsonElement list = Find(root, name, source);
        if (list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{source} is no scaler: '{name}' is not a list of numbers.");
        double[] numbers = new double[list.GetArrayLength()];
        int filled = 0;
        foreach (JsonElement element in list.EnumerateArray())
            numbers[filled++] = Number(element, name, source);
        return numbers;
    }

    private static double Number(JsonElement element, string name, string source) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number) ? number
            : throw new InvalidDataException($"{source} is no scaler: '{name}' holds something that is not a finite number.");

    private static JsonElement Find(JsonElement root, string name, string source) =>
        root.TryGetProperty(name, out JsonElement found) ? found : throw new InvalidDataException($"{source} is no scaler: it has no '{name}'.");
}
