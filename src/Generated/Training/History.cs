using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Generated;

/// <summary>Named values, one of each per epoch: the learning curves of a training run.</summary>
/// <example>
/// <code>
/// history.Add(("loss", loss), ("accuracy", accuracy.Value));
/// Console.WriteLine(history);
/// </code>
/// </example>
public sealed class History : IResumable
{
    private readonly List<string> _names = [];
    private readonly List<List<double>> _columns = [];

    /// <summary>Number of epochs.</summary>
    public int Count { get; private set; }

    /// <summary>The names, in the order of their first occurrence.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The values with a name, one per epoch; NaN for epochs without this value.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name; the message lists the existing ones.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            int column = _names.IndexOf(name);
            return column >= 0
                ? _columns[column]
                : throw new KeyNotFoundException($"There are no values named '{name}'; there are {Untrusted.Join(", ", _names)}.");
        }
    }

    /// <summary>Adds an epoch. New names may be added at any time; missing names get NaN.</summary>
    /// <param name="values">The epoch's values by name, such as <c>("loss", 0.31)</c>.</param>
    /// <exception cref="ArgumentException">A name is empty or occurs twice; in this case nothing is added.</exception>
    public void Add(params ReadOnlySpan<(string Name, double Value)> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(values[i].Name, nameof(values));
            for (int j = 0; j < i; j++)
            {
                if (values[j].Name == values[i].Name)
                    throw new ArgumentException($"'{values[i].Name}' comes twice in one epoch.", nameof(values));
            }
        }
        foreach ((string name, _) in values)
        {
            if (_names.Contains(name))
                continue;
            _names.Add(name);
            _columns.Add([.. Enumerable.Repeat(double.NaN, Count)]);
        }
        foreach (List<double> column in _columns)
            column.Add(double.NaN);
        foreach ((string name, double value) in values)
            _columns[_names.IndexOf(name)][Count] = value;
        Count++;
    }

    /// <summary>Writes comma-separated values, with a line of names first. Epochs count from 1, numbers round-trip, and missing values are empty.</summary>
    /// <param name="writer">The destination; it stays open.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("epoch");
        foreach (string name in _names)
        {
            writer.Write(',');
            writer.Write(name.AsSpan().ContainsAny("\",\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name);
        }
        writer.Write('\n');
        for (int epoch = 0; epoch < Count; epoch++)
        {
            writer.Write((epoch + 1).ToString(CultureInfo.InvariantCulture));
            foreach (List<double> column in _columns)
            {
                writer.Write(',');
                if (!double.IsNaN(column[epoch]))
                    writer.Write(column[epoch].ToString("R", CultureInfo.InvariantCulture));
            }
            writer.Write('\n');
        }
    }

    /// <summary>Writes comma-separated values to a file; see <see cref="WriteCsv"/>. An existing file is replaced in one step at the end: a crash leaves it
    /// whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or there is no permission to write to its folder.</exception>
    public void SaveCsv(string path) => AtomicFile.Write(path, this, static (stream, history) =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        history.WriteCsv(writer);
    });

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        // The names come first and wait for the values. A row with the numbers of the epochs says how many epochs there are, even if none has a value.
        string[] names = [.. _names];
        state.Value("Names", JsonOf(names), text => names = NamesIn(text));
        state.List("Values", [.. Enumerable.Range(1, Count).Select(static epoch => (double)epoch), .. _columns.SelectMany(static column => column)],
            values => Restore(names, values));
    }

    private static string JsonOf(string[] names)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (string name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[] NamesIn(string text)
    {
        var names = new List<string>();
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            foreach (JsonElement name in json.RootElement.EnumerateArray())
                names.Add(name.GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"{Untrusted.Quote(text)} is no list of names", e);
        }
        if (names.Contains("") || names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            throw new ArgumentException("a name is empty or comes twice");
        return [.. names];
    }

    private void Restore(string[] names, double[] values)
    {
        if (values.Length % (names.Length + 1) != 0)
            throw new ArgumentException($"{values.Length} numbers are not as many for each of {names.Length} names");
        int count = values.Length / (names.Length + 1);
        _names.Clear();
        _names.AddRange(names);
        _columns.Clear();
        for (int column = 1; column <= names.Length; column++)
            _columns.Add([.. values.AsSpan(column * count, count)]);
        Count = count;
    }

    /// <summary>The values as a table with one line per epoch, to 5 significant digits.</summary>
    public override string ToString()
    {
        var rows = new List<string[]>(Count + 1) { (string[])["epoch", .. _names] };
        for (int epoch = 0; epoch < Count; epoch++)
        {
            string[] row = new string[_names.Count + 1];
            row[0] = (epoch + 1).ToString(CultureInfo.InvariantCulture);
            for (int column = 0; column < _columns.Count; column++)
            {
                double value = _columns[column][epoch];
                row[column + 1] = double.IsNaN(value) ? "-" : value.ToString("G5", CultureInfo.InvariantCulture);
            }
            rows.Add(row);
        }
        var text = new StringBuilder();
        TextTable.Append(text, rows);
        return text.ToString(0, text.Length - 1);
    }
}
