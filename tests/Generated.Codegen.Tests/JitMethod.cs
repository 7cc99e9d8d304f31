using System.Text.RegularExpressions;

namespace Generated.Codegen.Tests;

/// <summary>A method in the just-in-time compiler's listing: one body, as machine code in blocks.</summary>
internal sealed partial class JitMethod
{
    private const string Beginning = "; Assembly listing for method ";
    private const string End = "; Total bytes of code";

    private readonly Block[] _blocks;

    private JitMethod(string title, string[] header, Block[] blocks)
    {
        Match parts = Title().Match(title);
        if (!parts.Success)
            throw new FormatException($"This is no method's title: {title}");
        FullName = parts.Groups["name"].Value;
        Tier = parts.Groups["tier"].Value;
        // The colon before a method's name is the first outside of brackets; those in brackets belong to nested types.
        string plain = Brackets().Replace(FullName, match => new string(' ', match.Length));
        int colon = plain.IndexOf(':', StringComparison.Ordinal);
        TypeName = FullName[..colon].Split('[')[0];
        string method = FullName[(colon + 1)..];
        Name = method[..method.AsSpan().IndexOfAny('[', '(')];
        TypeArguments = method[Name.Length] == '[' ? 1 + Brackets().Replace(Brackets().Match(method).Value[1..^1], "").Count(c => c == ',') : 0;
        Header = header;
        _blocks = blocks;
    }

    /// <summary>The method with its type, instantiation and parameters.</summary>
    public string FullName { get; }

    /// <summary>The type that declares the method, with its namespace but without its instantiation.</summary>
    public string TypeName { get; }

    /// <summary>The method's own name.</summary>
    public string Name { get; }

    /// <summary>How many type arguments the method itself has.</summary>
    public int TypeArguments { get; }

    /// <summary>How it was compiled, as the title says: FullOpts, Tier0, MinOpts and so on.</summary>
    public string Tier { get; }

    /// <summary>What the listing says of the method as a whole.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>All instructions.</summary>
    public IEnumerable<string> Instructions => _blocks.SelectMany(block => block.Instructions);

    /// <summary>How many different constants the code reads from beside itself.</summary>
    public int Constants => Instructions.SelectMany(line => Constant().Matches(line)).Select(match => match.Value).Distinct().Count();

    /// <summary>Whether it was compiled with all optimisations at once, and has not been replaced.</summary>
    public bool IsFullyOptimised =>
        Tier == "FullOpts" && Header.Contains("; FullOpts code") && Header.Contains("; optimized code")
        && !Header.Any(line => Unoptimised().IsMatch(line));

    /// <summary>The instructions with a vector that is read from the stack or written there.</summary>
    public IEnumerable<string> StackVectors(IEnumerable<string> instructions) => instructions.Where(line => VectorRegister().IsMatch(line) && IsOnStack(line));

    /// <summary>Whether an instruction writes a vector onto the stack.</summary>
    public bool StoresOnStack(string instruction) => Store().IsMatch(instruction) && IsOnStack(instruction);

    /// <summary>Reads all methods of a listing.</summary>
    /// <exception cref="FormatException">The listing is not as expected, so that nothing can be said of it.</exception>
    public static List<JitMethod> Parse(IEnumerable<string> lines)
    {
        var methods = new List<JitMethod>();
        string? title = null;
        var header = new List<string>();
        var blocks = new List<Block>();
        foreach (string line in lines)
        {
            if (line.StartsWith(Beginning, StringComparison.Ordinal))
            {
                if (title is not null)
                    throw new FormatException($"The listing of {title} does not end.");
                title = line[Beginning.Length..];
                header.Clear();
                blocks.Clear();
            }
            else if (title is null)
            {
                continue;
            }
            else if (line.StartsWith(End, StringComparison.Ordinal))
            {
                methods.Add(new JitMethod(title, [.. header], [.. blocks]));
                title = null;
            }
            else if (line.StartsWith(';'))
            {
                if (blocks.Count == 0)
                    header.Add(line.TrimEnd());
            }
            else if (Label().Match(line) is { Success: true } label)
            {
                blocks.Add(new Block(label.Groups["label"].Value));
            }
            else if (line.StartsWith(' ') && !string.IsNullOrWhiteSpace(line))
            {
                // A block ends with its first jump, for what follows may not be reached.
                if (blocks.Count == 0 || blocks[^1].IsClosed)
                    blocks.Add(new Block(""));
                blocks[^1].Instructions.Add(line.Trim());
            }
        }
        return title is null ? methods : throw new FormatException($"The listing of {title} does not end.");
    }

    /// <summary>
    /// The instructions of each innermost loop: blocks that jump back to one through which alone they are reached, with
    /// no other such loop among them. Blocks that the compiler has moved to the method's end belong to their loop.
    /// </summary>
    public List<List<string>> InnermostLoops()
    {
        int[][] next = [.. Enumerable.Range(0, _blocks.Length).Select(Successors)];
        bool[] reached = Reached(next, without: -1);
        var loops = new Dictionary<int, HashSet<int>>();
        for (int block = 0; block < next.Length; block++)
        {
            foreach (int head in next[block].Where(head => reached[block] && (head == block || !Reached(next, without: head)[block])))
            {
                if (!loops.TryGetValue(head, out HashSet<int>? body))
                    loops.Add(head, body = [head]);
                AddBefore(block, body);
            }
        }
        return [.. loops.Where(loop => !loops.Keys.Any(other => other != loop.Key && loop.Value.Contains(other)))
            .Select(loop => loop.Value.Order().SelectMany(block => _blocks[block].Instructions).ToList())];

        void AddBefore(int block, HashSet<int> body)
        {
            if (!body.Add(block))
                return;
            for (int before = 0; before < next.Length; before++)
            {
                if (reached[before] && next[before].Contains(block))
                    AddBefore(before, body);
            }
        }
    }

    /// <summary>Which blocks can be reached from the first, with one of them left out.</summary>
    private static bool[] Reached(int[][] next, int without)
    {
        var reached = new bool[next.Length];
        var waiting = new Stack<int>([0]);
        while (waiting.TryPop(out int block))
        {
            if (block == without || block >= reached.Length || reached[block])
                continue;
            reached[block] = true;
            foreach (int following in next[block])
                waiting.Push(following);
        }
        return reached;
    }

    private int[] Successors(int block)
    {
        string last = _blocks[block].Instructions.LastOrDefault("");
        int[] following = block + 1 < _blocks.Length ? [block + 1] : [];
        if (Block.Ends(last))
            return [];
        // Jumps over a number of instructions are in the prolog alone, which clears the frame or touches its pages so.
        if (!Block.Jumps(last) || last.EndsWith(" instr", StringComparison.Ordinal))
            return following;
        string target = last.Split(' ')[^1];
        int jump = Array.FindIndex(_blocks, candidate => candidate.Label == target);
        if (jump < 0)
            throw new FormatException($"{FullName} jumps to where the listing has no label: {last}");
        return last.StartsWith("jmp ", StringComparison.Ordinal) ? [jump] : [jump, .. following];
    }

    private bool IsOnStack(string line) => line.Contains("[rsp", StringComparison.Ordinal)
        || (Header.Contains("; rbp based frame") && line.Contains("[rbp", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<name>.*) \((?<tier>[^()]*)\)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"\[(?>[^\[\]]+|(?<open>\[)|(?<-open>\]))*(?(open)(?!))\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<label>G_M\w+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"@RWD\d+")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\b[xyz]mm\d+\b")]
    private static partial Regex VectorRegister();

    [GeneratedRegex(@"^vmov\w+\s+(\w+ ptr )?\[")]
    private static partial Regex Store();

    [GeneratedRegex("MinOpts|Tier0|Tier-0|debuggable|rejit|Instrumented", RegexOptions.IgnoreCase)]
    private static partial Regex Unoptimised();

    /// <summary>Instructions that are always run one after the other.</summary>
    private sealed class Block(string label)
    {
        public string Label { get; } = label;

        public List<string> Instructions { get; } = [];

        public bool IsClosed => Instructions.Count > 0 && (Jumps(Instructions[^1]) || Ends(Instructions[^1]));

        public static bool Jumps(string instruction) => instruction.StartsWith('j');

        /// <summary>Whether nothing follows: a return, a jump out of the method, or what stands behind a call that never returns.</summary>
        public static bool Ends(string instruction) =>
            instruction.StartsWith("ret", StringComparison.Ordinal) || instruction.StartsWith("int3", StringComparison.Ordinal)
                || instruction.StartsWith("tail.jmp", StringComparison.Ordinal);
    }
}
