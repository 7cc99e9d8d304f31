"""Derives the polynomial coefficients of SingleMath and DoubleMath (src/Generated/Numerics).

Each polynomial is the minimax fit, by Remez' exchange on a dense grid in 60-digit arithmetic, of a function
with a weight that makes the error relative to the value in the end computed. Coefficients are rounded to the
precision one after the other, the most important first, and those left are fitted anew each time, so that
they make up for the rounding (or all at once, where that comes out better). Nothing is copied from elsewhere.

Needs mpmath. Run: python3 coefficients.py [name ...]; it prints each polynomial from the highest power to the
constant term, and its largest weighted error, first exact and then with the rounded coefficients.
"""
import struct
import sys

from mpmath import mp, mpf, matrix, lu_solve, cos, pi, exp, expm1, log, log1p, sqrt, erf, erfc, sin, tanh, atanh

mp.dps = 60


def to_single(x):
    return mpf(struct.unpack("f", struct.pack("f", float(x)))[0])  # via double: off by a double rounding at worst


def to_double(x):
    return mpf(float(x))


def shortest(x, single):
    x = float(x)
    for digits in range(1, 18):
        text = "%.*g" % (digits, x)
        if (to_single(float(text)) if single else mpf(float(text))) == mpf(x):
            return text + ("f" if single else "")
    raise ValueError(x)


def remez(values, weights, columns):
    """Minimax over the grid of weights * (values - sum of c[k] columns[k]); gives c and the error."""
    n, points = len(columns), len(values)
    reference = [int(round((points - 1) * (1 - cos(pi * i / n)) / 2)) for i in range(n + 1)]
    c, largest = None, None
    for _ in range(30):
        system, right = matrix(n + 1, n + 1), matrix(n + 1, 1)
        for row, i in enumerate(reference):
            for k in range(n):
                system[row, k] = columns[k][i] * weights[i]
            system[row, n] = (-1) ** row
            right[row] = values[i] * weights[i]
        solution = lu_solve(system, right)
        c = [solution[k] for k in range(n)]
        error = [weights[i] * (values[i] - sum(c[k] * columns[k][i] for k in range(n))) for i in range(points)]
        largest = max(abs(e) for e in error)
        if largest <= abs(solution[n]) * mpf("1.001"):
            break
        extrema = []  # the largest error of each stretch of one sign
        for i, e in enumerate(error):
            if extrema and (error[extrema[-1]] > 0) == (e > 0):
                if abs(e) > abs(error[extrema[-1]]):
                    extrema[-1] = i
            else:
                extrema.append(i)
        while len(extrema) > n + 1:
            if len(extrema) == n + 2:
                extrema.pop(0 if abs(error[extrema[0]]) < abs(error[extrema[-1]]) else -1)
            else:
                i = min(range(len(extrema)), key=lambda j: abs(error[extrema[j]]))
                if i in (0, len(extrema) - 1):
                    extrema.pop(i)
                else:  # two neighbours go, so that the signs still alternate
                    j = i + 1 if abs(error[extrema[i + 1]]) < abs(error[extrema[i - 1]]) else i - 1
                    for drop in sorted((i, j), reverse=True):
                        extrema.pop(drop)
        if len(extrema) < n + 1:
            break
        reference = extrema
    return c, largest


def fit(name, f, weight, degree, low, high, single, variable=lambda x: x):
    """f(x) by a polynomial of the degree in variable(x), the error weighted; prints it."""
    low, high = mpf(low), mpf(high)
    points = 40 * (degree + 2)
    grid = [low + (high - low) * (1 - cos(pi * (i + mpf(1) / 3) / points)) / 2 for i in range(points)]
    values, weights = [f(x) for x in grid], [abs(weight(x)) for x in grid]
    columns = [[variable(x) ** k for x in grid] for k in range(degree + 1)]
    to = to_single if single else to_double
    c, exact_error = remez(values, weights, columns)
    candidates = [[to(v) for v in c]]  # all rounded at once
    rounded, left = [], values
    for k in range(degree + 1):  # one after the other
        rounded.append(to(remez(left, weights, columns[k:])[0][0]))
        left = [v - rounded[k] * column for v, column in zip(left, columns[k])]
    candidates.append(rounded)
    errors = [
        max(w * abs(v - sum(c * column[i] for c, column in zip(candidate, columns))) for i, (v, w) in enumerate(zip(values, weights)))
        for candidate in candidates
    ]
    final = min(errors)
    rounded = candidates[errors.index(final)]
    print(f"{name}: {mp.nstr(exact_error, 3)} exact, {mp.nstr(final, 3)} rounded")
    print("    " + ", ".join(shortest(c, single) for c in reversed(rounded)), flush=True)


def split(name, value, parts):
    """A constant as a sum of doubles or singles."""
    for label, to, single in (("single", to_single, True), ("double", to_double, False)):
        rest, out = value, []
        for _ in range(parts):
            out.append(to(rest))
            rest -= out[-1]
        print(f"{name} {label}: " + ", ".join(shortest(x, single) for x in out))


def polynomials():
    half_ln2 = log(2) / 2 * mpf("1.001")
    for single in (True, False):
        p = "single" if single else "double"
        # e^r - 1 = r + r² P(r), relative to e^r - 1.
        yield f"{p}-exp", lambda n: fit(n, lambda x: (expm1(x) - x) / x**2, lambda x: x**2 / expm1(x), 4 if single else 10, -half_ln2, half_ln2, single)
        # tanh x = x + x³ P(x²) near 0.
        if single:
            yield f"{p}-tanh", lambda n: fit(n, lambda x: (tanh(x) - x) / x**3, lambda x: x**3 / tanh(x), 5, mpf("1e-4"), mpf("0.556"), single, lambda x: x**2)
        # log(1 + f) = f - f²/2 + f³ P(f), relative to log(1 + f).
        if single:
            yield f"{p}-log", lambda n: fit(n, lambda x: (log1p(x) - x + x**2 / 2) / x**3, lambda x: x**3 / log1p(x), 7, mpf(-1) / 3, mpf(1) / 3, single)
        # log((1 + s)/(1 - s)) = 2s + 2s³ P(s²); with f = m - 1 in [√½ - 1, √2 - 1], s = f / (2 + f).
        s_max = (sqrt(2) - 1) / (sqrt(2) + 1) * mpf("1.001")
        if not single:
            yield f"{p}-log", lambda n: fit(n, lambda x: (2 * atanh(x) - 2 * x) / x**3, lambda x: x**2, 6, mpf("1e-6"), s_max, single, lambda x: x**2)
        # The same, further than 2s³/3: for pow.
        yield f"{p}-pow", lambda n: fit(n, lambda x: (2 * atanh(x) - 2 * x - 2 * x**3 / 3) / x**5, lambda x: x**4, 2 if single else 7, mpf("1e-4"), s_max, single, lambda x: x**2)
        # erf(x) = x + x P(x²) near 0; 1 - e^-(x + x Q(x)) further out, the error relative to erf.
        near = mpf("0.92") if single else mpf(1)
        yield f"{p}-erf-near", lambda n: fit(n, lambda x: erf(x) / x - 1, lambda x: x / erf(x), 5 if single else 12, mpf("1e-6"), near * mpf("1.01"), single, lambda x: x**2)
        yield f"{p}-erf-far", lambda n: fit(n, lambda x: -log(erfc(x)) / x - 1, lambda x: x * erfc(x) / erf(x), 7 if single else 19, near * mpf("0.99"), mpf(4) if single else mpf("6.0"), single)
        # sin r = r + r³ P(r²) and cos r = 1 - r²/2 + r⁴ Q(r²).
        quarter = pi / 4 * mpf("1.001")
        yield f"{p}-sin", lambda n: fit(n, lambda x: (sin(x) - x) / x**3, lambda x: x**3 / sin(x), 3 if single else 5, mpf("1e-5"), quarter, single, lambda x: x**2)
        yield f"{p}-cos", lambda n: fit(n, lambda x: (cos(x) - 1 + x**2 / 2) / x**4, lambda x: x**4 / cos(x), 2 if single else 5, mpf("1e-5"), quarter, single, lambda x: x**2)


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for name, run in polynomials():
        if not wanted or name in wanted:
            run(name)
    if not wanted:
        split("ln 2", log(2), 3)
        split("log2 e", 1 / log(2), 2)
        split("pi/2", pi / 2, 4)
        split("2/pi", 2 / pi, 1)
        split("2/3", mpf(2) / 3, 2)
