namespace Generated.Generators.Tests.Passes.Reading;

internal enum TokenKind
{
    Name,
    Number,
    Symbol,

    /// <summary>What follows <c>//</c>.</summary>
    Label,

    /// <summary>The end of the line.</summary>
    End,
}

/// <summary>A word, number or symbol of a printed program.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, with subscripts and primes.</param>
/// <param name="Line">The number of its line, from 1.</param>
/// <param name="Column">The number of its first character in the line, from 1.</param>
internal sealed record Token(TokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>A name without its primes, which distinguish arguments that are the same value.</summary>
    public string Unprimed => Text.TrimEnd('\'');

    /// <summary>The plain name: without subscript and primes.</summary>
    public string Stem => Unprimed.TrimEnd([.. "₀₁₂₃₄₅₆₇₈₉"]);

    /// <summary>The name in C#, with the subscript as digits.</summary>
    public string FullName => string.Concat(Unprimed.Select(letter => IsSubscript(letter) ? (char)(letter - '₀' + '0') : letter));

    /// <summary>Number of primes.</summary>
    public int Primes => Text.Length - Unprimed.Length;

    /// <summary>How a message calls it.</summary>
    public string Shown => Kind == TokenKind.End ? "the end of the line" : $"'{Text}'";

    /// <summary>The error that something else should stand here.</summary>
    public ProgramSyntaxException Instead(string expected) => new(Line, Column, $"expected {expected}, found {Shown}.");

    /// <summary>The words, numbers and symbols of a line, and its end.</summary>
    /// <exception cref="ProgramSyntaxException">A character belongs to none of them.</exception>
    public static IReadOnlyList<Token> Of(string text, int line)
    {
        var tokens = new List<Token>();
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            TokenKind kind = TokenKind.Symbol;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            if (char.IsLetter(text[at]) || text[at] == '_')
            {
                kind = TokenKind.Name;
                Skip(letter => char.IsLetterOrDigit(letter) || letter == '_');
                Skip(IsSubscript);
                Skip(letter => letter == '\'');
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                kind = TokenKind.Number;
                Skip(letter => char.IsAsciiDigit(letter) || letter == '.');
                if (at + 1 < text.Length && text[at] == 'E' && text[at + 1] is '+' or '-')
                {
                    at += 2;
                    Skip(char.IsAsciiDigit);
                }
            }
            else if (text.AsSpan(at).StartsWith("//", StringComparison.Ordinal))
            {
                string label = text[(at + 2)..].Trim();
                tokens.Add(new Token(TokenKind.Label, label, line, start + 1));
                break;
            }
            else if ("[](),;=·/+-*|?:!<>≤√×@$".Contains(text[at], StringComparison.Ordinal))
            {
                at++;
            }
            else
            {
                throw new ProgramSyntaxException(line, start + 1, $"'{text[at]}' has no meaning in a program.");
            }
            tokens.Add(new Token(kind, text[start..at], line, start + 1));

            void Skip(Func<char, bool> belongs)
            {
                while (at < text.Length && belongs(text[at]))
                    at++;
            }
        }
        tokens.Add(new Token(TokenKind.End, "", line, text.TrimEnd().Length + 1));
        return tokens;
    }

    private static bool IsSubscript(char letter) => letter is >= '₀' and <= '₉';
}

/// <summary>A text is no program; the message says where, what was expected there and what was found.</summary>
internal sealed class ProgramSyntaxException(int line, int column, string problem) : Exception($"Line {line}, column {column}: {problem}");
