using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>The operations, each in the notation in which <see cref="Printer"/> writes it.</summary>
internal sealed partial class ProgramReader
{
    private void ReadOperation(Cursor line)
    {
        Token kind = line.ExpectName("the kind of an operation");
        if (kind.Text is "view" or "memory")
        {
            ReadMemory(line, kind.Text == "view");
            return;
        }
        Operation operation = kind.Text switch
        {
            "contract" => Contract(line),
            "gather" or "scatter" or "weights" => Convolution(line, Enum.Parse<ConvKind>(kind.Text, ignoreCase: true)),
            "pack" => Pack(line),
            "place" => Place(line),
            "map" => Map(line),
            "reduce" => Reduce(line),
            "transpose" => Transpose(line),
            "mask" => Mask(line),
            "resample" => Resample(line),
            "maxpool" => MaxPool(line),
            "unpool" => Unpool(line),
            "permute" => Permute(line),
            _ => throw kind.Instead("the kind of an operation"),
        };
        _product = operation as ProductOp;
        if (line.Next.Kind == TokenKind.Label)
            operation.Label = line.Take().Text;
        if (_loop is not null)
            _loop.Body.Add(operation);
        else
            _section!.Add(operation);
    }

    /// <summary><c>y[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20]</c>; there may be several axes instead of one: <c>Σ over b, p of</c>.</summary>
    private ContractOp Contract(Cursor line)
    {
        Token name = line.ExpectName("the name of a product");
        Token[] letters = Letters(line);
        line.Expect("= Σ over");
        Token[] summed = line.List(() => line.ExpectName("the letter of a summed axis"));
        (Value left, Axis[] leftAxes) = Factor(line.Expect("of"));
        (Value right, Axis[] rightAxes) = Factor(line.Expect("·"));
        TensorShape shape = ExpectShape(line.Expect(";"));
        Axis[] axes = AxesOf(letters, shape);
        if (!leftAxes.Except(axes).Select(axis => axis.Letter.ToString()).SequenceEqual(summed.Select(letter => letter.Text)))
            throw summed[0].Instead("the letter that only the factors have");
        return new ContractOp(Written(name, shape), axes, left, leftAxes, right, rightAxes);
    }

    private (Value Value, Axis[] Axes) Factor(Cursor line)
    {
        Value value = ExpectValue(line);
        return (value, AxesOf(Letters(line), value.Shape));
    }

    private static Token[] Letters(Cursor line)
    {
        line.Expect("[");
        Token[] letters = line.List(() => line.ExpectName("the letter of an axis"));
        line.Expect("]");
        return letters;
    }

    private static Axis[] AxesOf(Token[] letters, TensorShape shape)
    {
        return letters.Length == shape.Dims.Count
            ? [.. letters.Zip(shape.Dims, (letter, size) => new Axis(letter.Text[0], size))]
            : throw letters[0].Instead($"{shape.Dims.Count} letters for the shape {shape}");
    }

    /// <summary><c>y = x * w; 3×3 windows of 8×8×3 to 8×8×16, padding 1×1; by Winograd in memory [5000]; [batch, 8, 8, 16]</c></summary>
    private ConvOp Convolution(Cursor line, ConvKind kind)
    {
        Token name = line.ExpectName("the name of a convolution's result");
        Value left = ExpectValue(line.Expect("="));
        Value right = ExpectValue(line.Expect("*"));
        ConvGeometry geometry = Geometry(line.Expect(";"));
        bool isTurned = line.TryAll(", turned");
        (Token Name, TensorShape Shape)? workspace = null;
        if (line.TryAll("; by Winograd in"))
            workspace = (line.ExpectName("the name of memory"), ExpectShape(line));
        Value output = Written(name, ExpectShape(line.Expect(";")));
        var convolution = new ConvOp(kind, geometry, output, left, right) { IsTurned = isTurned };
        if (workspace is not var (memory, size))
            return convolution;
        int columns = Machine.InWholeVectors(geometry.SmallChannels);
        convolution.Winograd = WinogradBlocks.For(kind, geometry, columns)
            ?? throw new ProgramSyntaxException(memory.Line, memory.Column, "Winograd's algorithm does not compute this convolution.");
        convolution.Workspace = Written(memory, size, ValueRole.Workspace);
        return convolution;
    }

    /// <summary><c>3×3 windows of 8×8×3 to 4×4×16, stride 2×2, dilation 1×2, padding 1×1, groups 1, joined positions 2</c></summary>
    private static ConvGeometry Geometry(Cursor line)
    {
        int[] kernel = Sizes(line, 2);
        int[] large = Sizes(line.Expect("windows of"), 3);
        int[] small = Sizes(line.Expect("to"), 3);
        int[] Both(string name, int usual) => line.TryAll(", " + name) ? Sizes(line, 2) : [usual, usual];
        int One(string name) => line.TryAll(", " + name) ? line.ExpectInteger() : 1;
        int[] stride = Both("stride", 1), dilation = Both("dilation", 1), padding = Both("padding", 0);
        WindowAxis Along(int axis) => new(large[axis], small[axis], kernel[axis], stride[axis], dilation[axis], padding[axis]);
        return new ConvGeometry(Along(0), Along(1), large[2], small[2], One("groups"), One("joined positions"));
    }

    private static int[] Sizes(Cursor line, int count)
    {
        Token first = line.Next;
        int[] sizes = line.List(line.ExpectInteger, "×");
        return sizes.Length == count ? sizes : throw first.Instead($"{count} sizes");
    }

    /// <summary><c>packed = w as whole vectors; 3×3 windows of 8×8×3 to 8×8×16; [432]</c></summary>
    private PackOp Pack(Cursor line)
    {
        Token name = line.ExpectName("the name of packed weights");
        Value input = ExpectValue(line.Expect("="));
        line.Expect("as");
        Token first = line.Next;
        string words = "";
        while (line.Next.Kind == TokenKind.Name)
            words += line.Take().Text;
        if (!Enum.TryParse(words, ignoreCase: true, out PackKind kind))
            throw first.Instead($"one of the layouts {string.Join(", ", Enum.GetNames<PackKind>())} in words");
        ConvGeometry geometry = Geometry(line.Expect(";"));
        return new PackOp(kind, geometry, Written(name, ExpectShape(line.Expect(";"))), input);
    }

    /// <summary><c>padded = x from (0, 0, 0) at (1, 1, 0), size 8×8×3, else 0; [batch, 10, 10, 3]</c></summary>
    private PlaceOp Place(Cursor line)
    {
        Token name = line.ExpectName("the name of an image");
        Box[] boxes = line.TryAll("= 0") ? [] : line.Expect("=").List(() => Box(line), "and");
        Token rest = line.Next;
        bool leavesZeros = boxes.Length == 0 || line.TryAll(", else 0");
        var place = new PlaceOp(Written(name, ExpectShape(line.Expect(";"))), boxes);
        return place.LeavesZeros == leavesZeros ? place
            : throw rest.Instead(leavesZeros ? "no 'else', since the boxes leave nothing" : "', else 0', since the boxes leave elements");
    }

    private Box Box(Cursor line)
    {
        Value from = ExpectValue(line);
        int[] start = Place(line.Expect("from"));
        int[] to = Place(line.Expect("at"));
        return new Box(from, start, to, line.Expect(", size").List(line.ExpectInteger, "×"));

        static int[] Place(Cursor line)
        {
            int[] place = line.Expect("(").List(line.ExpectInteger);
            line.Expect(")");
            return place;
        }
    }

    /// <summary><c>wTransposed[n, k] = w[k, n]; [20, 5]</c></summary>
    private TransposeOp Transpose(Cursor line)
    {
        Token name = line.ExpectName("the name of a transposed matrix");
        Value input = ExpectValue(line.Expect("[ n , k ] ="));
        return new TransposeOp(Written(name, ExpectShape(line.Expect("[ k , n ] ;"))), input);
    }

    /// <summary><c>kept = 0 with probability 0.2, else 1/(1 - 0.2); stream 0; [batch, 20]</c></summary>
    private RandomMaskOp Mask(Cursor line)
    {
        Token name = line.ExpectName("the name of a mask");
        double rate = line.Expect("= 0 with probability").ExpectNumber();
        line.Expect(", else 1 / ( 1 -").Expect(Decimals.Shortest(rate)).Expect(") ; stream");
        int stream = line.ExpectInteger();
        return new RandomMaskOp(Written(name, ExpectShape(line.Expect(";"))), rate, stream);
    }

    /// <summary><c>y = weighted sums of x; down 1: 0 each 1; across 4: 0 1, 2 3 each 0.5; [batch, 2, 3]</c></summary>
    private ResampleOp Resample(Cursor line)
    {
        Token name = line.ExpectName("the name of an image");
        Value input = ExpectValue(line.Expect("= weighted sums of"));
        TapAxis height = Taps(line.Expect("; down"), isWeighted: true), width = Taps(line.Expect("; across"), isWeighted: true);
        return new ResampleOp(Written(name, ExpectShape(line.Expect(";"))), input, height, width);
    }

    /// <summary><c>y = max over windows of x; down 4: 0 1, 2 3; across 4: 0 1, 2 3; winner yWinner; [batch, 2, 2, 3]</c></summary>
    private MaxPoolOp MaxPool(Cursor line)
    {
        Token name = line.ExpectName("the name of an image");
        Value input = ExpectValue(line.Expect("= max over windows of"));
        TapAxis height = Taps(line.Expect("; down")), width = Taps(line.Expect("; across"));
        Token? winner = line.TryAll("; winner") ? line.ExpectName("the name of the places of the maxima") : null;
        TensorShape shape = ExpectShape(line.Expect(";"));
        Value output = Written(name, shape);
        return new MaxPoolOp(output, winner is null ? null : Written(winner, shape), input, height, width);
    }

    /// <summary><c>dX = Σ over won windows of dY; down 2: 0, 0@1; across 2: 0, 0@1; winner yWinner of 2 across; [batch, 2, 2, 3]</c></summary>
    private MaxPoolBackwardOp Unpool(Cursor line)
    {
        Token name = line.ExpectName("the name of an image");
        Value gradient = ExpectValue(line.Expect("= Σ over won windows of"));
        TapAxis height = Taps(line.Expect("; down")), width = Taps(line.Expect("; across"));
        Value winner = ExpectValue(line.Expect("; winner"));
        int across = line.Expect("of").ExpectInteger();
        return new MaxPoolBackwardOp(Written(name, ExpectShape(line.Expect("across ;"))), gradient, winner, height, width, across);
    }

    /// <summary><c>4: 0 1, 2 3 each 0.5</c>, with a weight for each tap <c>4: 0@0.25 1@0.75, none</c>. Without weights, taps have offsets from 0 on.</summary>
    private static TapAxis Taps(Cursor line, bool isWeighted = false)
    {
        int from = line.ExpectInteger();
        Tap[][] taps = line.Expect(":").List(OfPosition);
        if (!isWeighted || !line.Try("each"))
            return new TapAxis(from, taps);
        double weight = line.ExpectNumber();
        return new TapAxis(from, [.. taps.Select(of => of.Select(tap => tap with { Weight = weight }).ToArray())]);

        Tap[] OfPosition()
        {
            if (line.Try("none"))
                return [];
            var of = new List<Tap>();
            do
                of.Add(new Tap(line.ExpectInteger(), line.Try("@") ? line.ExpectNumber() : of.Count));
            while (line.Next.Kind == TokenKind.Number);
            return [.. of];
        }
    }

    /// <summary><c>y = x with axes 2, 0, 1; [batch, 3, 8, 8]</c></summary>
    private PermuteOp Permute(Cursor line)
    {
        Token name = line.ExpectName("the name of a permuted image");
        Value input = ExpectValue(line.Expect("="));
        int[] order = line.Expect("with axes").List(line.ExpectInteger);
        return new PermuteOp(Written(name, ExpectShape(line.Expect(";"))), input, order);
    }
}
