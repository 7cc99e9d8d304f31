using System.Globalization;
using System.Text;

namespace Generated;

/// <summary>Named values, one of each an epoch: the learning curves of a training run.</summary>
/// <example>
/// <code>
/// history.Add(("loss", loss), ("accuracy", accuracy.Value));
/// Console.WriteLine(history);
/// </code>
/// </example>
public sealed class History
{
    private readonly List<string> _names = [];
    private readonly List<List<double>> _columns = [];

    /// <summary>Number of epochs.</summary>
    public int Count { get; private set; }

    /// <summary>The names, in the order in which they first came.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The values of a name, one an epoch; NaN for epochs that had none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name; the message lists those there are.</exception>
    public IReadOnlyList<double> this[string name]
    {
        get
        {
            int column = _names.IndexOf(name);
            return column >= 0
                ? _columns[column]
                : throw new KeyNotFoundException($"There are no values named '{name}'; there are {string.Join(", ", _names)}.");
        }
    }

    /// <summary>Adds an epoch. New names may come at any time; names left out get NaN.</summary>
    /// <param name="values">The epoch's values by name, such as <c>("loss", 0.31)</c>.</param>
    /// <exception cref="ArgumentException">A name is empty or comes twice; nothing is added then.</exception>
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

    /// <summary>Writes comma-separated values with a line of names first; epochs count from 1, numbers round-trip, values missing are empty.</summary>
    /// <param name="writer">Where to; it stays open.</param>
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

    /// <summary>Writes comma-separated values to a file, which is replaced; see <see cref="WriteCsv"/>.</summary>
    /// <param name="path">The file.</param>
    public void SaveCsv(string path)
    {
        using var writer = new StreamWriter(path);
        WriteCsv(writer);
    }

    /// <summary>The values as a table with a line an epoch, to 5 significant digits.</summary>
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
