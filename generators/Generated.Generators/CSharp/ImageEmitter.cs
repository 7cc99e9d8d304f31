using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits operations that process images position by position, all channels of a position at once: pools, their adjoints, weighted sums. A kernel
/// processes a share of the samples.
/// </summary>
/// <remarks>
/// Along the width, positions with the same pattern of taps become a loop around straight code. If this code would be too long, or if there is no
/// such pattern, the taps are in static tables. Along the height there are always tables; a row reads one entry per tap.
/// <para>
/// With fewer channels than lanes, a vector extends into the next positions. What it writes there is written again when these positions are computed.
/// Only the last rows, which nothing follows, need parts of vectors. A 2x2 pool of 6 channels takes half the time this way.
/// </para>
/// </remarks>
internal sealed class ImageEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>The maximum number of taps that are written out one after another; the code of three windows of 5x5 is about 8 KiB.</summary>
    private const int MaximumStraightTaps = 80;

    /// <summary>The maximum number of rows of a window that are written out without a loop.</summary>
    private const int MaximumStraightRows = 3;

    /// <summary>Emits the weighted sums and gives the calls.</summary>
    public IEnumerable<string> Emit(ResampleOp op, string name)
    {
        // If all columns have the same weight, it is merged into the weights of the rows; if all rows have the same weight, the result is multiplied
        // by it at the end.
        double? acrossAll = op.Width.OneWeight;
        TapAxis height = acrossAll is { } across ? op.Height.Scaled(across) : op.Height;
        double? scale = height.OneWeight;
        return Emit(new Pass(op, height, op.Width, op.Channels, op.Input, null, op.Output, null)
        {
            NeedsRowWeights = scale is null,
            HasRowLocals = scale is null,
            NeedsColumnWeights = acrossAll is null,
            Begin = (writer, _) => writer.Line("TVector sum = TSimd.Zero;"),
            First = acrossAll is null || scale is null ? null : (writer, tap) => writer.Line($"TVector sum = {tap.Value};"),
            BeginRow = writer =>
            {
                if (scale is null)
                    writer.Line("TVector across = TSimd.Zero;");
            },
            Tap = (writer, tap) =>
            {
                string into = scale is null ? "across" : "sum";
                writer.Line(acrossAll is null
                    ? $"{into} = TSimd.MultiplyAdd(TSimd.Create({tap.Column.Code}), {tap.Value}, {into});"
                    : $"{into} = TSimd.Add({into}, {tap.Value});");
            },
            EndRow = (writer, row) =>
            {
                if (scale is null)
                    writer.Line($"sum = TSimd.MultiplyAdd(TSimd.Create({row}), across, sum);");
            },
            Result = _ => scale is null or 1 ? "sum" : $"TSimd.Multiply(sum, TSimd.Create({Numbers.Of(scale.Value, Context.Element)}))",
        }, name);
    }

    /// <summary>Emits the pool and gives the calls.</summary>
    public IEnumerable<string> Emit(MaxPoolOp op, string name)
    {
        bool keepsWinner = op.Winner is not null;
        return Emit(new Pass(op, op.Height, op.Width, op.Channels, op.Input, null, op.Output, op.Winner)
        {
            NeedsRowWeights = keepsWinner,
            NeedsColumnWeights = keepsWinner,
            Begin = (writer, first) =>
            {
                writer.Line($"TVector max = TSimd.Create({T}.NegativeInfinity);");
                if (keepsWinner)
                    writer.Line($"TVector winner = TSimd.Create({Offset(first, op.Width.Offsets)});");
            },
            First = (writer, tap) =>
            {
                writer.Line($"TVector max = {tap.Value};");
                if (keepsWinner)
                    writer.Line($"TVector winner = TSimd.Create({Offset(tap, op.Width.Offsets)});");
            },
            Tap = (writer, tap) =>
            {
                if (!keepsWinner)
                {
                    writer.Line($"max = Rows<TSimd, TVector, {T}>.Larger(max, {tap.Value});");
                    return;
                }
                writer.Line($"kept = Rows<TSimd, TVector, {T}>.IsKept(max, element = {tap.Value});");
                writer.Line("max = TSimd.Select(kept, max, element);");
                writer.Line($"winner = TSimd.Select(kept, winner, TSimd.Create({Offset(tap, op.Width.Offsets)}));");
            },
            Locals = keepsWinner ? ["element", "kept"] : [],
            Result = second => second ? "winner" : "max",
        }, name);
    }

    /// <summary>Emits the adjoint of a pool and gives the calls.</summary>
    public IEnumerable<string> Emit(MaxPoolBackwardOp op, string name)
    {
        string Flow(TapCode tap) => $"TSimd.Select(TSimd.Equal({tap.Second}, TSimd.Create({Offset(tap, op.OffsetsAcross)})), {tap.Value}, TSimd.Zero)";
        return Emit(new Pass(op, op.Height, op.Width, op.Channels, op.Gradient, op.Winner, op.Output, null)
        {
            NeedsRowWeights = true,
            NeedsColumnWeights = true,
            Begin = (writer, _) => writer.Line("TVector sum = TSimd.Zero;"),
            First = (writer, tap) => writer.Line($"TVector sum = {Flow(tap)};"),
            Tap = (writer, tap) => writer.Line($"sum = TSimd.Add(sum, {Flow(tap)});"),
            Result = _ => "sum",
        }, name);
    }

    /// <summary>What a tap reads, as code: the element of the image (and of the second image), and the weights of its row and column.</summary>
    private sealed record TapCode(string Value, string Second, Weight Row, Weight Column);

    /// <summary>A weight as code, and as a number if it is one.</summary>
    private readonly record struct Weight(string Code, double? Number = null);

    private Weight Known(double number) => new(Numbers.Of(number, Context.Element), number);

    /// <summary>Which offset of a window a tap is.</summary>
    private string Offset(TapCode tap, int across) => tap is { Row.Number: { } row, Column.Number: { } column }
        ? Numbers.Of((row * across) + column, Context.Element)
        : $"{tap.Row.Code} * {Numbers.Of(across)} + {tap.Column.Code}";

    /// <summary>An iteration over images: which images are read and written, with which tables, and what is done at each tap.</summary>
    private sealed record Pass(Operation Operation, TapAxis Height, TapAxis Width, int Channels, Value Input, Value? SecondInput, Value Output,
        Value? SecondOutput)
    {
        public bool NeedsRowWeights { get; init; }

        public bool NeedsColumnWeights { get; init; }

        public string[] Locals { get; init; } = [];

        /// <summary>Whether the code of a row has variables of its own.</summary>
        public bool HasRowLocals { get; init; }

        /// <summary>The code for the first tap, if it is known which one it is, instead of <see cref="Begin"/> and <see cref="Tap"/>.</summary>
        public Action<CodeWriter, TapCode>? First { get; init; }

        /// <summary>Before all taps, given the first.</summary>
        public Action<CodeWriter, TapCode> Begin { get; init; } = (_, _) => { };

        public Action<CodeWriter>? BeginRow { get; init; }

        public Action<CodeWriter, TapCode> Tap { get; init; } = (_, _) => { };

        /// <summary>After the taps of a row of a weight.</summary>
        public Action<CodeWriter, string>? EndRow { get; init; }

        /// <summary>What is written to the output, or to the second one.</summary>
        public Func<bool, string> Result { get; init; } = _ => "";

        public IReadOnlyList<TapSegment> Segments { get; } = TapSegment.Of(Width);

        /// <summary>The number of rows of a window, if every window has the same number and it is small.</summary>
        public int? StraightRows => Height.OneCount is >= 1 and <= MaximumStraightRows and var rows ? rows : null;

        public bool IsStraight => Segments.Sum(segment => segment.Pattern.Sum(taps => taps.Count)) * (StraightRows ?? 1) <= MaximumStraightTaps
            && Segments.Sum(segment => segment.Pattern.Count) <= MaximumStraightTaps / 4;

        public IEnumerable<Value> Values => new[] { Input, SecondInput, Output, SecondOutput }.Where(value => value is not null)!;
    }

    private IEnumerable<string> Emit(Pass pass, string name)
    {
        int whole = pass.Channels < Context.WidestLanes ? WholeRows(pass, Context.WidestLanes) : pass.Height.To;
        if (whole > 0)
            yield return AddRows(pass, name, 0, whole, isPartial: false);
        if (whole < pass.Height.To)
            yield return AddRows(pass, whole > 0 ? name + "LastRows" : name, whole, pass.Height.To, isPartial: true);
    }

    /// <summary>The number of first rows in which a whole vector at any position ends within the image, both for reading and for writing.</summary>
    private static int WholeRows(Pass pass, int lanes)
    {
        int beyond = lanes - pass.Channels;
        bool Fits(int row)
        {
            int written = ((pass.Height.To - row - 1) * pass.Width.To * pass.Channels);
            int lastRow = pass.Height.Taps[row].Select(tap => tap.Position).DefaultIfEmpty(0).Max();
            int lastColumn = pass.Width.All.Select(tap => tap.Position).DefaultIfEmpty(0).Max();
            int read = ((pass.Height.From - lastRow) * pass.Width.From - lastColumn - 1) * pass.Channels;
            return beyond <= written && beyond <= read;
        }
        return Enumerable.Range(0, pass.Height.To).TakeWhile(Fits).Count();
    }

    /// <summary>Emits a method for some rows of all images, and gives the call.</summary>
    private string AddRows(Pass pass, string name, int start, int end, bool isPartial)
    {
        var rows = new RowTables(this, pass, name);
        ColumnTables? columns = pass.IsStraight ? null : new ColumnTables(this, pass, name);
        string formula = UserText.Xml(pass.Operation.Formula(Kernels.Name));
        int position = Kernels.Position;
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary",
                isPartial && start > 0 ? $"{formula}: the last rows, without touching what lies beyond them."
                : pass.Channels < Context.WidestLanes && !isPartial ? $"{formula}. Vectors go on into the next positions, which are written after them."
                : formula);
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private static void {self}({Parameters(pass.Values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                writer.References(pass.Values.Select(value => new Reference(T, ImageOf(value), At(value, Index("b", value.SampleStride)))));
                using CodeWriter.Scope? row = rows.IsSame && pass.Height.To == 1 ? null
                    : writer.Block($"for (int row = {Numbers.Of(start)}; row < {Numbers.Of(end)}; row++)");
                rows.WriteBegin(writer);
                if (columns is null)
                {
                    foreach (TapSegment segment in pass.Segments)
                        WriteSegment(writer, pass, segment, rows, isPartial);
                }
                else
                {
                    using (writer.Block($"for (int column = 0; column < {Numbers.Of(pass.Width.To)}; column++)"))
                    {
                        columns.WriteBegin(writer);
                        WritePosition(writer, pass, rows, null, columns, "0", Target(pass, "column"), isPartial);
                    }
                }
            }
        }, pass.Values);
        Kernels.MoveTo(method, position);
        return Call(method, pass.Values, "count");
    }

    /// <summary>The variable that refers to a sample's image.</summary>
    private string ImageOf(Value value) => Kernels.Name(value) + "Image";

    private void WriteSegment(CodeWriter writer, Pass pass, TapSegment segment, RowTables rows, bool isPartial)
    {
        int length = segment.Pattern.Count;
        void Positions(string from, string column)
        {
            for (int i = 0; i < length; i++)
            {
                WritePosition(writer, pass, rows, segment.Pattern[i], null, from, Target(pass, Sum(column, segment.First + i)), isPartial);
            }
        }
        if (segment.Groups == 1)
        {
            Positions("0", "0");
            return;
        }
        using (writer.Block($"for (int group = 0; group < {Numbers.Of(segment.Groups)}; group++)"))
            Positions(Index("group", segment.Step * pass.Channels), Index("group", length));
    }

    private static string Sum(string column, int more) => more == 0 ? column : column == "0" ? Numbers.Of(more) : $"{column} + {Numbers.Of(more)}";

    /// <summary>Where a column of the row that is written begins.</summary>
    private static string Target(Pass pass, string column)
    {
        if (column == "0" && pass.Height.To > 1)
            return Index("row", pass.Width.To * pass.Channels);
        string position = pass.Height.To == 1 ? column : pass.Width.To == 1 ? "row" : $"row * {Numbers.Of(pass.Width.To)} + {column}";
        return pass.Channels == 1 || position == "0" ? position
            : position.Contains(' ') ? $"({position}) * {Numbers.Of(pass.Channels)}" : $"{position} * {Numbers.Of(pass.Channels)}";
    }

    /// <summary>All channels of one output position.</summary>
    private void WritePosition(CodeWriter writer, Pass pass, RowTables rows, IReadOnlyList<Tap>? taps, ColumnTables? columns, string from, string to,
        bool isPartial)
    {
        int channels = pass.Channels;
        bool isWhole = channels % Context.WidestLanes == 0;
        bool isFew = channels < Context.WidestLanes;
        string load = isPartial ? "LoadPartial" : "Load";
        string limit = isPartial ? $", {Numbers.Of(channels)}" : "";
        bool movesBack = !isWhole && (isPartial || !isFew);
        string index = movesBack ? "start" : "n";
        using (writer.Block($"for (int {index} = 0; {index} < {Numbers.Of(channels)}; {index} += TSimd.Count)"))
        {
            if (movesBack)
            {
                string last = $"Math.Min(start, {Numbers.Of(channels)} - TSimd.Count)";
                writer.Line($"int n = {(isFew ? $"Math.Max({last}, 0)" : last)}; // The last vector ends with the channels.");
            }
            string origin = from == "0" ? "n" : $"{from} + n";
            TapCode Code(int? row, string column, Weight columnWeight) => new(
                $"TSimd.{load}(ref source{row}, {column}{limit})", $"TSimd.{load}(ref second{row}, {column}{limit})", rows.Weight(row), columnWeight);
            bool isEmpty = taps is { Count: 0 };
            bool startsWithFirst = pass.First is not null && rows.Straight is not null && taps is { Count: > 0 };
            if (pass.Locals.Length > 0 && !(startsWithFirst && rows.Straight * taps!.Count == 1))
                writer.Line($"TVector {string.Join(", ", pass.Locals)};");

            TapCode first = Code(rows.Straight is null ? null : 0, "0", taps is null ? columns!.FirstWeight : isEmpty ? Known(0) : Known(taps[0].Weight));
            if (!startsWithFirst)
                pass.Begin(writer, rows.Straight is null ? first with { Row = rows.FirstWeight } : first);
            if (!isEmpty)
            {
                rows.WriteRows(writer, hasLocals: pass.HasRowLocals || columns is { CountsOffsets: true }, row =>
                {
                    writer.References(new[] { (Value: pass.Input, Name: "source"), (Value: pass.SecondInput, Name: "second") }
                        .Where(source => source.Value is not null)
                        .Select(source => new Reference(T, source.Name + row,
                            $"ref Unsafe.Add(ref {ImageOf(source.Value!)}, {rows.Place(row)} + {origin})")));
                    pass.BeginRow?.Invoke(writer);
                    if (taps is null)
                    {
                        columns!.WriteTaps(writer, (place, weight) => pass.Tap(writer, Code(row, place, weight)));
                    }
                    else
                    {
                        for (int i = 0; i < taps.Count; i++)
                            (startsWithFirst && row == 0 && i == 0 ? pass.First! : pass.Tap)(writer,
                                Code(row, Numbers.Of(taps[i].Position * channels), Known(taps[i].Weight)));
                    }
                    pass.EndRow?.Invoke(writer, rows.Weight(row).Code);
                });
            }
            foreach ((Value? value, bool isSecond) in new[] { (pass.Output, false), (pass.SecondOutput, true) })
            {
                if (value is not null)
                    writer.Line(
                        $"TSimd.{(isPartial ? "StorePartial" : "Store")}({pass.Result(isSecond)}, ref {ImageOf(value)}, "
                            + $"{(to == "0" ? "n" : to + " + n")}{limit});");
            }
        }
    }

    private string AddTable(string name, string summary, IEnumerable<int> numbers) => AddTable(name, summary, "int", numbers.Select(Numbers.Of));

    private string AddTable(string name, string summary, IEnumerable<double> numbers) =>
        AddTable(name, summary, T, numbers.Select(number => Numbers.Of(number, Context.Element)));

    private string AddTable(string name, string summary, string type, IEnumerable<string> numbers) => Kernels.Add(name, (writer, self) =>
    {
        writer.Documentation("summary", summary);
        writer.Line($"private static ReadOnlySpan<{type}> {self} => [{string.Join(", ", numbers)}];");
    }, []);

    /// <summary>For each output position, the index of its first tap among all taps; the last entry is the total number.</summary>
    private static IEnumerable<int> Starts(TapAxis axis)
    {
        int start = 0;
        foreach (IReadOnlyList<Tap> taps in axis.Taps)
        {
            yield return start;
            start += taps.Count;
        }
        yield return start;
    }

    /// <summary>The taps along the height: variables if each row has few, otherwise a loop over entries of the tables.</summary>
    private sealed class RowTables
    {
        private readonly string _places;
        private readonly string? _weights;
        private readonly string? _starts;
        private readonly int? _step;
        private readonly int? _even;
        private readonly int _taps;
        private readonly IReadOnlyList<double>? _sameWeights;
        private readonly ImageEmitter _emitter;

        public RowTables(ImageEmitter emitter, Pass pass, string name)
        {
            TapAxis axis = pass.Height;
            _emitter = emitter;
            Straight = pass.StraightRows;
            int stride = pass.Width.From * pass.Channels;
            bool isSame = Straight is not null && axis.Taps.All(taps => taps.Select(tap => tap.Weight).SequenceEqual(axis.Taps[0].Select(tap => tap.Weight)));
            _sameWeights = isSame ? [.. axis.Taps[0].Select(tap => tap.Weight)] : null;
            bool isRegular = isSame && axis.To > 1 && TapSegment.Of(axis) is [{ Pattern.Count: 1 } all] && all.Groups == axis.To;
            _step = isRegular ? (axis.Taps[1][0].Position - axis.Taps[0][0].Position) * stride : isSame && axis.To == 1 ? 0 : null;
            FirstPlaces = [.. axis.Taps[0].Select(tap => tap.Position * stride)];
            _even = Straight is null && axis.To == 1 && !pass.NeedsRowWeights ? EvenStep(axis.Taps[0]) * stride : null;
            _taps = axis.Taps[0].Count;
            _places = _step is not null || _even is not null ? "" : emitter.AddTable(name + "Places", "Where the rows that a row reads begin.",
                axis.All.Select(tap => tap.Position * stride));
            _weights = pass.NeedsRowWeights && _sameWeights is null
                ? emitter.AddTable(name + "Weights", "What the rows that a row reads weigh, or which of its window they are.",
                axis.All.Select(tap => tap.Weight)) : null;
            if (Straight is null && _even is null)
            {
                _starts = emitter.AddTable(name + "Starts", "Where a row's entries in the tables of rows begin, and at last where they end.", Starts(axis));
            }
        }

        public int? Straight { get; }

        /// <summary>Whether no table is needed to find the rows.</summary>
        public bool IsSame => _step is not null || _even is not null;

        /// <summary>From each row that is read to the next, if they are evenly spaced; otherwise null.</summary>
        private static int? EvenStep(IReadOnlyList<Tap> taps)
        {
            int[] steps = [.. taps.Zip(taps.Skip(1), (a, b) => b.Position - a.Position).Distinct()];
            return steps.Length == 1 ? steps[0] : null;
        }

        private IReadOnlyList<int> FirstPlaces { get; }

        /// <summary>The weight of the first tap, for code that begins with it; called only if there is at least one tap.</summary>
        public Weight FirstWeight => _weights is null ? _emitter.Known(0) : new($"{_weights}[rowTap]");

        public void WriteBegin(CodeWriter writer)
        {
            if (_even is not null)
                return;
            if (Straight is not { } rows)
            {
                writer.Line($"int rowTap = {_starts}[row], rowTapEnd = {_starts}[row + 1];");
                return;
            }
            string Entry(int i) => rows == 1 ? "row" : $"row * {Numbers.Of(rows)} + {Numbers.Of(i)}";
            string PlaceOf(int i) => _step is { } step ? Index("row", step, Numbers.Of(FirstPlaces[i])) : $"{_places}[{Entry(i)}]";
            writer.Line($"int {string.Join(", ", Enumerable.Range(0, rows).Select(i => $"place{Numbers.Of(i)} = {PlaceOf(i)}"))};");
            if (_weights is not null)
                writer.Line($"{_emitter.T} {string.Join(", ", Enumerable.Range(0, rows).Select(i => $"rowWeight{Numbers.Of(i)} = {_weights}[{Entry(i)}]"))};");
        }

        public string Place(int? row) => _even is { } even ? Index("tap", even, Numbers.Of(FirstPlaces[0])) : row is null ? $"{_places}[tap]" : $"place{row}";

        public Weight Weight(int? row) => _sameWeights is not null
            ? _emitter.Known(_sameWeights[row ?? 0]) : _weights is null ? _emitter.Known(0) : new(row is null ? $"{_weights}[tap]" : $"rowWeight{row}");

        public void WriteRows(CodeWriter writer, bool hasLocals, Action<int?> write)
        {
            if (Straight is { } rows)
            {
                for (int i = 0; i < rows; i++)
                {
                    using (hasLocals && rows > 1 ? writer.Block() : default(CodeWriter.Scope?))
                        write(i);
                }
                return;
            }
            using (writer.Block(_even is null ? "for (int tap = rowTap; tap < rowTapEnd; tap++)" : $"for (int tap = 0; tap < {Numbers.Of(_taps)}; tap++)"))
                write(null);
        }
    }

    /// <summary>The taps along the width if they are not written out: as runs of equal steps if possible, otherwise entry by entry.</summary>
    private sealed class ColumnTables
    {
        private readonly string _starts;
        private readonly string _places;
        private readonly string? _weights;
        private readonly string? _ends;
        private readonly int _step;
        private readonly Weight? _sameWeight;
        private readonly string _t;
        private readonly Weight _none;

        public ColumnTables(ImageEmitter emitter, Pass pass, string name)
        {
            TapAxis axis = pass.Width;
            int[] steps = [.. axis.Taps.SelectMany(taps => taps.Zip(taps.Skip(1), (a, b) => b.Position - a.Position)).Distinct()];
            bool isOffset = axis.Taps.All(taps => taps.Select((tap, i) => tap.Weight - i).Distinct().Count() <= 1);
            bool isRun = steps.Length <= 1 && axis.Taps.All(taps => taps.Count > 0) && (!pass.NeedsColumnWeights || axis.OneWeight is not null || isOffset);
            _t = emitter.T;
            _none = emitter.Known(0);
            _sameWeight = axis.OneWeight is { } weight ? emitter.Known(weight) : null;
            if (isRun)
            {
                _step = steps.DefaultIfEmpty(1).Single() * pass.Channels;
                _starts = emitter.AddTable(name + "ColumnStarts", "Where the columns that a column reads begin.",
                    axis.Taps.Select(taps => taps[0].Position * pass.Channels));
                _ends = emitter.AddTable(name + "ColumnEnds", "Where the columns that a column reads end.",
                    axis.Taps.Select(taps => (taps[taps.Count - 1].Position * pass.Channels) + 1));
                _places = "";
                _weights = pass.NeedsColumnWeights && _sameWeight is null
                    ? emitter.AddTable(name + "ColumnOffsets", "Which of its window the first column is that a column reads.",
                    axis.Taps.Select(taps => taps[0].Weight)) : null;
                return;
            }
            _starts = emitter.AddTable(name + "ColumnStarts", "Where a column's entries in the tables of columns begin, and at last where they end.",
                Starts(axis));
            _places = emitter.AddTable(name + "ColumnPlaces", "Where the columns that a column reads begin.",
                axis.All.Select(tap => tap.Position * pass.Channels));
            _weights = pass.NeedsColumnWeights && _sameWeight is null
                ? emitter.AddTable(name + "ColumnWeights", "What the columns that a column reads weigh, or which of its window they are.",
                axis.All.Select(tap => tap.Weight)) : null;
        }

        /// <summary>Whether offsets are counted instead of looked up.</summary>
        public bool CountsOffsets => _ends is not null && _weights is not null;

        /// <summary>The weight of the first tap; called only if there is one.</summary>
        public Weight FirstWeight => _sameWeight ?? (_weights is null ? _none : new(_ends is not null ? $"{_weights}[column]" : $"{_weights}[columnTap]"));

        public void WriteBegin(CodeWriter writer)
        {
            writer.Line(_ends is not null
                ? $"int columnTap = {_starts}[column], columnTapEnd = {_ends}[column];"
                : $"int columnTap = {_starts}[column], columnTapEnd = {_starts}[column + 1];");
        }

        public void WriteTaps(CodeWriter writer, Action<string, Weight> write)
        {
            if (_ends is not null)
            {
                if (CountsOffsets)
                    writer.Line($"{_t} offset = {_weights}[column];");
                using (writer.Block($"for (int i = columnTap; i < columnTapEnd; i += {Numbers.Of(_step)})"))
                {
                    write("i", CountsOffsets ? new("offset") : _sameWeight ?? _none);
                    if (CountsOffsets)
                        writer.Line("offset++;");
                }
                return;
            }
            using (writer.Block("for (int i = columnTap; i < columnTapEnd; i++)"))
                write($"{_places}[i]", _sameWeight ?? (_weights is null ? _none : new($"{_weights}[i]")));
        }
    }
}
