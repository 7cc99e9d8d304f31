namespace Generated;

/// <summary>Writes the state of a run as safetensors, and reads it back into the parts that described it.</summary>
internal static class RunFile
{
    private const string OwnPrefix = "generated.";
    private const string Kind = ".kind";
    private const string FormatKey = OwnPrefix + "format";
    private const string Format = "2";

    /// <summary>The names in files from before the format had a version number, and what they are called now.</summary>
    private static readonly (string Old, string New)[] FirstNames =
    [
        ("step", "optimizer.StepCount"),
        ("epoch", "batches.Epoch"),
        ("learning_rate", "optimizer.LearningRate"),
        ("initial_learning_rate", "optimizer.InitialLearningRate"),
        ("optimizer", "optimizer" + Kind),
    ];

    public static void Write(RunState state, IReadOnlyDictionary<string, string> notes, Stream stream)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { [FormatKey] = Format };
        foreach ((string key, string value) in notes)
        {
            if (key.StartsWith(OwnPrefix, StringComparison.Ordinal))
                throw new ArgumentException($"The note '{key}' has a name that is taken: those that begin with '{OwnPrefix}'.", nameof(notes));
            all.Add(key, value);
        }
        foreach ((string path, string kind) in state.Parts)
            all.Add(OwnPrefix + path + Kind, kind);
        foreach (StateValue value in state.Values)
            all.Add(OwnPrefix + value.Name, value.Text);

        var writer = new SafetensorsWriter(stream, all);
        foreach (StateTensor tensor in state.Tensors)
            tensor.Declare(writer);
        foreach (StateNumbers list in state.Numbers)
            writer.Declare<double>(list.Name, [list.Numbers.Length]);
        foreach (StateTensor tensor in state.Tensors)
            tensor.Write(writer);
        foreach (StateNumbers list in state.Numbers)
            writer.Write<double>(list.Numbers);
        writer.Complete();
    }

    /// <summary>Restores a state: all of it, or nothing.</summary>
    /// <returns>The user's notes.</returns>
    public static Dictionary<string, string> Read(RunState state, SafetensorsReader reader, string file)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in reader.Metadata)
        {
            if (key.StartsWith(OwnPrefix, StringComparison.Ordinal))
                own.Add(key[OwnPrefix.Length..], value);
            else
                notes.Add(key, value);
        }
        bool isFirst = Translate(own, file);
        CompareParts(state, own, file, isFirst);
        Compare(state, own, reader, file, isFirst);

        // All is read before anything is written: a disk that fails halfway leaves everything as it was.
        Action[] tensors = [.. state.Tensors.Select(tensor => tensor.Read(reader))];
        var lists = new List<(StateNumbers List, double[] Numbers)>();
        foreach (StateNumbers list in state.Numbers)
        {
            if (!reader.TryGet(list.Name, out SafetensorsTensor? tensor))
                continue; // a file of the first kind
            double[] numbers = new double[tensor.Length];
            reader.Read<double>(tensor, numbers);
            lists.Add((list, numbers));
        }
        Restore(state, own, lists, file);
        foreach (Action write in tensors)
            write();
        return notes;
    }

    /// <summary>Renames the entries of a file in the first format; returns whether it is such a file.</summary>
    private static bool Translate(Dictionary<string, string> own, string file)
    {
        if (own.Remove("format", out string? format))
        {
            return format == Format
                ? false
                : throw new CheckpointMismatchException($"'{file}' is a training run of format {Untrusted.Quote(format)}; this version reads format {Format}.");
        }
        if (!own.ContainsKey("optimizer"))
            throw new CheckpointMismatchException(
                $"'{file}' is not a saved training run: it has no note '{FormatKey}'. Parameters alone are loaded by Checkpoint.Load.");
        foreach ((string old, string name) in FirstNames)
        {
            if (own.Remove(old, out string? value) && !own.TryAdd(name, value))
                throw new CheckpointMismatchException($"'{file}' has two notes for the same value, '{OwnPrefix}{old}' and '{OwnPrefix}{name}'.");
        }
        return true;
    }

    private static void CompareParts(RunState state, Dictionary<string, string> own, string file, bool isFirst)
    {
        var differences = new List<string>();
        foreach ((string path, string kind) in state.Parts)
        {
            if (own.Remove(path + Kind, out string? saved) ? saved != kind : !isFirst)
                differences.Add(saved is null ? $"{path}: the run has a {kind}, the file nothing"
                    : $"{path}: the run has a {kind}, the file a {Untrusted.Shorten(saved)}");
        }
        foreach ((string key, string kind) in own.Where(static entry => entry.Key.EndsWith(Kind, StringComparison.Ordinal)))
            differences.Add($"{Untrusted.Shorten(key[..^Kind.Length])}: the file has a {Untrusted.Shorten(kind)}, the run nothing");
        if (differences.Count > 0)
            throw new CheckpointMismatchException($"'{file}' is a training run of other parts, and nothing was changed. {Untrusted.Join("; ", differences)}.");
    }

    private static void Compare(RunState state, Dictionary<string, string> own, SafetensorsReader reader, string file, bool isFirst)
    {
        List<string> missing = [], different = [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (StateValue value in state.Values)
        {
            known.Add(value.Name);
            if (!own.TryGetValue(value.Name, out string? text))
            {
                if (!isFirst || FirstNames.Any(pair => pair.New == value.Name))
                    missing.Add(value.Name);
            }
            else if (value.Restore is null && text != value.Text)
            {
                different.Add($"{value.Name} is {Untrusted.Shorten(text)}, expected {value.Text}");
            }
        }
        List<string> unexpected = [.. own.Keys.Where(key => !known.Contains(key) && !isFirst)];

        known.Clear();
        foreach (StateTensor tensor in state.Tensors)
        {
            known.Add(tensor.Name);
            if (!reader.TryGet(tensor.Name, out SafetensorsTensor? found))
                missing.Add(tensor.Name);
            else if (Checkpoint.Difference(tensor.Name, tensor.Info, found, tensor.Type) is { } difference)
                different.Add(difference);
        }
        foreach (StateNumbers list in state.Numbers)
        {
            known.Add(list.Name);
            if (!reader.TryGet(list.Name, out SafetensorsTensor? found))
            {
                if (!isFirst)
                    missing.Add(list.Name);
            }
            else if (found.DataType != SafetensorsDataType.Float64 || found.Shape.Length != 1)
            {
                different.Add($"{list.Name} is {Untrusted.Shorten(found.ToString())}, expected F64 of one dimension");
            }
        }
        unexpected.AddRange(reader.Tensors.Select(static tensor => tensor.Name).Where(name => !known.Contains(name)));
        if (missing.Count + unexpected.Count + different.Count > 0)
            throw new CheckpointMismatchException(file, missing, unexpected, different);
    }

    /// <summary>Restores values one after the other; if one of them fails, all are put back.</summary>
    private static void Restore(RunState state, Dictionary<string, string> own, List<(StateNumbers List, double[] Numbers)> lists, string file)
    {
        string name = "";
        try
        {
            foreach (StateValue value in state.Values)
            {
                name = value.Name;
                if (value.Restore is null || !own.TryGetValue(name, out string? text))
                    continue;
                value.Restore(text);
            }
            foreach ((StateNumbers list, double[] numbers) in lists)
            {
                name = list.Name;
                list.Restore(numbers);
            }
            foreach ((string path, Action check) in state.Checks)
            {
                name = path;
                check();
            }
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or InvalidOperationException)
        {
            // All values, in the order in which they were described: if restoring one value changes another, that value's own restoration corrects it.
            foreach (StateValue value in state.Values)
                value.Undo?.Invoke();
            foreach (StateNumbers list in state.Numbers)
                list.Restore(list.Numbers);
            throw new CheckpointMismatchException($"'{file}' holds a value that cannot be, and nothing was changed. {name}: {Untrusted.Shorten(e.Message)}", e);
        }
    }
}
