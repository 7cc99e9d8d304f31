using System.Globalization;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>Reads the tokens of a line from left to right.</summary>
internal sealed class Cursor(IReadOnlyList<Token> tokens)
{
    private int _at;

    /// <summary>The next token.</summary>
    public Token Next => tokens[_at];

    public Token Take() => tokens[Math.Min(_at++, tokens.Count - 1)];

    /// <summary>Whether the next token is this word, number or symbol.</summary>
    public bool Is(string text) => Next.Kind is not (TokenKind.Label or TokenKind.End) && Next.Text == text;

    /// <summary>Takes a word or symbol if it is the next one.</summary>
    public bool Try(string text)
    {
        if (!Is(text))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes all of these words and symbols, which spaces separate, if they are the next ones.</summary>
    public bool TryAll(string texts)
    {
        int start = _at;
        if (texts.Split(' ').All(Try))
            return true;
        _at = start;
        return false;
    }

    /// <summary>Whether all of these words and symbols, which spaces separate, are the next ones.</summary>
    public bool IsAll(string texts)
    {
        int start = _at;
        bool isNext = TryAll(texts);
        _at = start;
        return isNext;
    }

    /// <summary>Takes words and symbols, which spaces separate, and fails where others stand.</summary>
    public Cursor Expect(string texts)
    {
        foreach (string text in texts.Split(' '))
        {
            if (!Try(text))
                throw Unexpected($"'{text}'");
        }
        return this;
    }

    public Token ExpectName(string what) => Next.Kind == TokenKind.Name ? Take() : throw Unexpected(what);

    /// <summary>A number, which may be negative, infinite or NaN.</summary>
    public double ExpectNumber()
    {
        bool isNegative = Try("-");
        double number = Try("NaN") ? double.NaN : Try("Infinity") ? double.PositiveInfinity
            : Next.Kind == TokenKind.Number && double.TryParse(Next.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) ? Read(read)
            : throw Unexpected("a number");
        return isNegative ? -number : number;
    }

    public int ExpectInteger()
    {
        bool isNegative = Try("-");
        int number = Next.Kind == TokenKind.Number && int.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int read)
            ? Read(read) : throw Unexpected("a whole number");
        return isNegative ? -number : number;
    }

    /// <summary>What <paramref name="item"/> reads, once or several times with commas between.</summary>
    public T[] List<T>(Func<T> item, string separator = ",")
    {
        List<T> items = [item()];
        while (Try(separator))
            items.Add(item());
        return [.. items];
    }

    /// <summary>A cursor after these words and symbols, wherever they stand in the line; null if they do not.</summary>
    public Cursor? After(string texts)
    {
        for (int start = _at; start < tokens.Count; start++)
        {
            var later = new Cursor(tokens) { _at = start };
            if (later.TryAll(texts))
                return later;
        }
        return null;
    }

    public ProgramSyntaxException Unexpected(string expected) => Next.Instead(expected);

    private T Read<T>(T value)
    {
        _at++;
        return value;
    }
}
