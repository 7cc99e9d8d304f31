using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.CSharp;

/// <summary>Where an operand of a shared method lies.</summary>
/// <param name="Before">The text of the reference before the offset.</param>
/// <param name="Offset">The offset, or another number that differs between uses of the method.</param>
/// <param name="After">The text after it.</param>
/// <param name="Name">The parameter's name, if it is not one of the numbered ones.</param>
internal sealed record Operand(string Before, int Offset, string After, string? Name = null)
{
    /// <summary>A size that is a constant if all uses agree, and otherwise a parameter.</summary>
    public static Operand Size(string name, int size) => new("", size, "", name);

    /// <summary>What it has in common with the operands of other uses.</summary>
    public Operand Kind => this with { Offset = 0, Name = null };

    /// <summary>The reference.</summary>
    /// <param name="offset">The offset, or the parameter that holds it.</param>
    public string Reference(string offset) => Before + offset + After;
}

/// <summary>A method that several uses share, and where their operands lie.</summary>
internal sealed class SharedMethod(IReadOnlyList<Operand> operands)
{
    private readonly List<int[]> _uses = [];

    /// <summary>For each operand the first one that lies where it does in every use; and the place among the fields of each that varies. Null when
    /// a use has been added since.</summary>
    private (int[] First, List<int> Varying)? _fields;

    public IReadOnlyList<Operand> Operands { get; } = operands;

    /// <summary>Whether it is the method of a region, whose operands lie where a field of the job says: none of them has a name.</summary>
    public bool IsRegion => Operands.Count > 0 && Operands.All(operand => operand.Name is null);

    /// <summary>The operands that lie at different places in different uses; of operands that always lie together, the first.</summary>
    public IReadOnlyList<int> Varying => Fields.Varying;

    /// <summary>The names of the fields, or parameters, that hold what varies.</summary>
    public IEnumerable<string> Names => Enumerable.Range(0, Varying.Count).Select(NameOf);

    private (int[] First, List<int> Varying) Fields => _fields ??= FieldsOf(_uses, Operands.Count);

    public void Add(int[] use)
    {
        _uses.Add(use);
        _fields = null;
    }

    /// <summary>The offset of an operand: a number, or the field that holds it.</summary>
    public string OffsetOf(int operand)
    {
        (int[] first, List<int> varying) = Fields;
        int field = varying.IndexOf(first[operand]);
        return field < 0 ? Numbers.Of(_uses[0][operand]) : NameOf(field);
    }

    /// <summary>The arguments that a use passes for what varies.</summary>
    public IEnumerable<string> Arguments(IReadOnlyList<int> offsets)
    {
        string[] numbers = [.. Varying.Select(operand => Numbers.Of(offsets[operand]))];
        return numbers.Length > 0 && IsRegion ? [$"[{string.Join(", ", numbers)}]"] : numbers;
    }

    private string NameOf(int field) => Operands[Varying[field]].Name ?? $"at[{Numbers.Of(field)}]";

    /// <summary>Whether one number serves two operands if it is the same in every use: if it has a name, for places in the same memory.</summary>
    private bool MaySay(int operand, int other) =>
        Operands[operand].Name is null || operand == other || Operands[operand].Kind == Operands[other].Kind;

    private (int[] First, List<int> Varying) FieldsOf(List<int[]> uses, int operands)
    {
        var first = new int[operands];
        var varying = new List<int>();
        for (int operand = 0; operand < operands; operand++)
        {
            first[operand] = Enumerable.Range(0, operand + 1)
                .First(other => MaySay(operand, other) && uses.TrueForAll(use => use[other] == use[operand]));
            if (first[operand] == operand && uses.Exists(use => use[operand] != uses[0][operand]))
                varying.Add(operand);
        }
        return (first, varying);
    }
}
