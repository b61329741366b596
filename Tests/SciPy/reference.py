"""Recomputes answers of moesim from published formulas, in Python with SciPy, and compares.

Usage: python3 reference.py [PROGRAM] [--list] [--quick]

Every formula is written here from its paper, its model's released configuration or a textbook, none from moesim's
sources; each check names its source. A check has a relative tolerance: 1e-9 for arithmetic, wider where a search
or an integration ends. Ends with status 1 where an answer differs, and with 77 where SciPy is missing.
`--quick` leaves out the simulated power of a ladder, which takes a debug build a minute.
"""
import collections
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy as np
    from scipy import optimize, stats
except ImportError:
    print("SciPy is not installed: the independent reference is not run")
    sys.exit(77)

arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
program = str(pathlib.Path(arguments[0] if arguments else ".build/debug/moesim").resolve())
scratch = pathlib.Path(tempfile.mkdtemp())
rows = []


def ask(*words):
    """What the program answers, as JSON."""
    call = subprocess.run([program, *map(str, words), "--json"], cwd=scratch, text=True, capture_output=True)
    if call.returncode:
        sys.exit(f"moesim {' '.join(map(str, words))} ended with {call.returncode}: {call.stderr}")
    return json.loads(call.stdout)


def check(room, what, got, expected, source, tolerance=1e-9):
    """Notes an answer beside what it should be."""
    if got is None or not math.isfinite(got):
        error = math.inf
    else:
        error = abs(got - expected) / max(abs(expected), 1e-300) if expected else abs(got)
    rows.append((room, what, got, expected, error, tolerance, source))


def one(table, **keys):
    """The row of a table with some values."""
    return next(row for row in table if all(row[key] == value for key, value in keys.items()))


def file(name, header, lines):
    """A CSV in the scratch folder."""
    with open(scratch / name, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows(lines)
    return name


# Parameters and FLOP of released shapes (their config.json): L layers of width d, H queries and kv keys of h, gated
# feed-forward f, or E experts of width w of which k are used, beside a shared width; V rows of the vocabulary.
SHAPES = {
    "llama-2-7b": dict(L=32, d=4096, H=32, kv=32, h=128, f=11008, V=32000),
    "llama-2-13b": dict(L=40, d=5120, H=40, kv=40, h=128, f=13824, V=32000),
    "llama-2-70b": dict(L=80, d=8192, H=64, kv=8, h=128, f=28672, V=32000),
    "llama-3-8b": dict(L=32, d=4096, H=32, kv=8, h=128, f=14336, V=128256),
    "llama-3-70b": dict(L=80, d=8192, H=64, kv=8, h=128, f=28672, V=128256),
    "llama-3.1-405b": dict(L=126, d=16384, H=128, kv=8, h=128, f=53248, V=128256),
    "llama-3.2-1b": dict(L=16, d=2048, H=32, kv=8, h=64, f=8192, V=128256, tied=True),
    "qwen2.5-7b": dict(L=28, d=3584, H=28, kv=4, h=128, f=18944, V=152064, qkvBias=True),
    "qwen2.5-72b": dict(L=80, d=8192, H=64, kv=8, h=128, f=29568, V=152064, qkvBias=True),
    "qwen3-8b": dict(L=36, d=4096, H=32, kv=8, h=128, f=12288, V=151936, headNorm=True),
    "qwen3-32b": dict(L=64, d=5120, H=64, kv=8, h=128, f=25600, V=151936, headNorm=True),
    "mixtral-8x7b": dict(L=32, d=4096, H=32, kv=8, h=128, E=8, k=2, w=14336, V=32000),
    "mixtral-8x22b": dict(L=56, d=6144, H=48, kv=8, h=128, E=8, k=2, w=16384, V=32768),
    "dbrx": dict(L=40, d=6144, H=48, kv=8, h=128, E=16, k=4, w=10752, V=100352),
    "olmoe-1b-7b": dict(L=16, d=2048, H=16, kv=16, h=128, E=64, k=8, w=1024, V=50304, wideNorm=True),
    "qwen3-30b-a3b": dict(L=48, d=2048, H=32, kv=4, h=128, E=128, k=8, w=768, V=151936, headNorm=True),
    "qwen3-235b-a22b": dict(L=94, d=4096, H=64, kv=4, h=128, E=128, k=8, w=1536, V=151936, headNorm=True),
    "qwen1.5-moe-a2.7b": dict(
        L=24, d=2048, H=16, kv=16, h=128, E=60, k=4, w=1408, shared=5632, gate=True, V=151936, qkvBias=True),
    "deepseek-moe-16b": dict(
        L=28, d=2048, H=16, kv=16, h=128, E=64, k=6, w=1408, shared=2816, dense=1, f=10944, V=102400),
    "deepseek-v3": dict(
        L=61, d=7168, H=128, E=256, k=8, w=2048, shared=2048, dense=3, f=18432, V=129280,
        latent=dict(q=1536, kv=512, nope=128, rope=64, v=128)),
    "deepseek-v2": dict(
        L=60, d=5120, H=128, E=160, k=6, w=1536, shared=3072, dense=1, f=12288, V=102400,
        latent=dict(q=1536, kv=512, nope=128, rope=64, v=128)),
}
# Totals as the model cards or the checkpoints' own indices give them.
TOTALS = {
    "deepseek-v3": 671_026_404_352, "mixtral-8x7b": 46_702_792_704, "dbrx": 131_596_523_520,
    "olmoe-1b-7b": 6_919_161_856, "qwen3-30b-a3b": 30_532_122_624, "qwen3-235b-a22b": 235_093_634_560,
    "llama-3.1-405b": 405_853_388_800, "qwen1.5-moe-a2.7b": 14_315_784_192, "llama-2-7b": 6_738_415_616,
    "llama-3-8b": 8_030_261_248, "llama-3-70b": 70_553_706_496, "mixtral-8x22b": 140_630_071_296,
}


def counts_of_shape(s):
    """Total and active parameters, scores' width H (d_qk + d_v) summed over layers, bytes of a token's cache."""
    d, layers = s["d"], s["L"]
    if "latent" in s:
        m = s["latent"]
        query = m["nope"] + m["rope"]
        mixer = (d * m["q"] + m["q"] + m["q"] * s["H"] * query + d * (m["kv"] + m["rope"]) + m["kv"]
                 + m["kv"] * s["H"] * (m["nope"] + m["v"]) + s["H"] * m["v"] * d)
        scores, cache = s["H"] * (query + m["v"]), m["kv"] + m["rope"]
    else:
        inner, keys = s["H"] * s["h"], s["kv"] * s["h"]
        mixer = 2 * d * inner + 2 * d * keys
        mixer += (inner + 2 * keys) * s.get("qkvBias", False) + 2 * s["h"] * s.get("headNorm", False)
        mixer += (inner + keys) * s.get("wideNorm", False)
        scores, cache = 2 * inner, 2 * keys
    norms = 2 * d
    plain = layers if "E" not in s else s.get("dense", 0)
    total = active = layers * (mixer + norms) + plain * 3 * d * s.get("f", 0) + d
    if "E" in s:
        always = 3 * d * s.get("shared", 0) + d * s["E"] + d * s.get("gate", False)
        total += (layers - plain) * (always + s["E"] * 3 * d * s["w"])
        active += (layers - plain) * (always + s["k"] * 3 * d * s["w"])
    embedding = s["V"] * d
    return total, active, embedding, layers * scores, 2 * layers * cache


context, tokens = 4096, 1e12
for name, shape in SHAPES.items():
    body, used, embedding, scores, cache = counts_of_shape(shape)
    tied = shape.get("tied", False)
    total = body + embedding * (1 if tied else 2)
    active = used + embedding * (1 if tied else 2)
    assert total == TOTALS.get(name, total), name
    answer = ask("cost", name, "--tokens", "1T", "--context", context)
    held = {row["held"]: row["bytes"] for row in answer["inference_memory"]}
    parts = {row["component"]: row for row in answer["components"]}
    ways = {row["convention"]: row for row in answer["conventions"]}
    config = f"{name}'s released configuration"
    for what, got, expected in [
        ("total", parts["sum"]["total_parameters"], total),
        ("active", parts["sum"]["active_parameters"], active),
        ("active without embeddings", parts["sum without embeddings"]["active_parameters"], used),
        ("bytes in 16 bits", held["weights in 16 bits"], 2 * total),
        ("cache of a token", held["cache of each token, 16 bits"], cache),
    ]:
        check("CostModel", f"{name}: {what}", got, expected, config, 0)
    for way, expected, source in [
        ("exact-causal", 6 * (used + embedding) + 6 * scores * context / 2, "arXiv:2104.04473, halved scores"),
        ("exact-full", 6 * (used + embedding) + 6 * scores * context, "arXiv:2204.02311, appendix B, each weight"),
        ("6nd-active", 6 * active, "arXiv:2203.15556"),
        ("6nd-total", 6 * total, "arXiv:2001.08361"),
    ]:
        check("CostModel", f"{name}: {way}", ways[way]["train_flop"], expected * tokens, source)

# Losses of dense laws by the papers' formulas and digits.
chinchilla = lambda E, A, B, a, b: lambda N, D: E + A / N**a + B / D**b
gadre = lambda a, b, n, E: lambda N, D: E + a * N**-n + b * 6 ** (-n / 2) * (D) ** -n
DENSE = {
    "hoffmann-2022": (chinchilla(math.exp(0.5267228), math.exp(6.0073404), math.exp(6.0179186), 0.33917084, 0.2849083),
                      "arXiv:2203.15556, TeX source"),
    "hoffmann-2022-printed": (chinchilla(1.69, 406.4, 410.7, 0.34, 0.28), "arXiv:2203.15556, equation 10"),
    "besiroglu-2024": (chinchilla(1.8172, 482.01, 2085.43, 0.3478, 0.3658), "arXiv:2404.10102, table 1"),
    "muennighoff-2023": (chinchilla(math.exp(0.6254804), math.exp(6.255414), math.exp(7.3049974), 0.3526596, 0.3526596),
                         "arXiv:2305.16264, notebook"),
    "sardana-2023": (chinchilla(1.45, 33.66, 138.9, 0.18, 0.24), "arXiv:2401.00448"),
    "kaplan-2020": (lambda N, D: ((6.4e13 / N) ** (0.076 / 0.103) + 1.8e13 / D) ** 0.103, "arXiv:2001.08361, eq. 1.5"),
}
for name, (law, source) in DENSE.items():
    answer = ask("predict", name, "--sizes", "1B,7B,70B", "--tokens", "100B,1.4T,15T")
    for row in answer["predictions"]:
        N, D = row["size_parameters"], row["tokens"]
        check("ScalingLaws", f"{name}: loss at {N:.3g}, {D:.3g}", row["loss"], law(N, D), source, 1e-6)

# Laws of experts, on released shapes: the loss, the dense equivalent at the same tokens, the leverage.
def saturated(E, start, most):
    """E hat of Clark and others 2022, equation 4."""
    return 1 / (1 / (E - 1 + 1 / (1 / start - 1 / most)) + 1 / most)


JOINT = {1: (30.3640, -0.1817, 53.9838, -0.1965), 2: (27.7982, -0.1780, 66.8401, -0.2065),
         4: (24.8462, -0.1731, 87.7022, -0.2192), 8: (21.8330, -0.1676, 119.9126, -0.2338),
         16: (19.0159, -0.1617, 167.5073, -0.2494), 32: (16.5424, -0.1557, 234.6726, -0.2652)}


def joint(E):
    """m, mu, n, nu of Ludziejewski and others 2025: Table 4, elsewhere equation 6 with Table 3."""
    if E in JOINT:
        return JOINT[E]
    e = saturated(E, 2.0732, 290.4521)
    return (35.91 * e**-0.2285, -0.1889 + 0.0098 * math.log(e), 35.98 * e**0.5529, -0.1775 - 0.0259 * math.log(e))


def joint_loss(N, D, E):
    m, mu, n, nu = joint(E)
    return m * N**mu + n * D**nu + 1.3637


def steps(law, model, D, *more):
    """The last value of each symbol that explain prints for a model."""
    answer = ask("explain", law, "--model", model, "--tokens", D, *more)
    return {row["symbol"]: row["value"] for key, table in answer.items() if key.startswith(("given", "steps"))
            for row in table}


for name, D in [("dbrx", 12e12), ("mixtral-8x7b", 2e12), ("mixtral-8x22b", 4e12), ("qwen3-235b-a22b", 36e12),
                ("qwen3-30b-a3b", 36e12), ("olmoe-1b-7b", 5e12)]:
    s = SHAPES[name]
    body, used, embedding, _, _ = counts_of_shape(s)
    total, active = body + 2 * embedding, used + 2 * embedding
    expansion = s["E"] / s["k"]  # No shared experts here: total over active of the feed-forward.
    source = "arXiv:2502.05172, Tables 3 and 4"
    got = steps("ludziejewski-2025", name, D)
    loss = joint_loss(active, D, expansion)
    check("ScalingLaws", f"ludziejewski-2025: loss of {name}", got["L"], loss, source, 1e-6)
    check("ScalingLaws", f"ludziejewski-2025: FLOP of {name}", got["C"], 6 * active * D, source)
    m, mu, n, nu = JOINT[1]
    dense = ((loss - 1.3637 - n * D**nu) / m) ** (1 / mu)
    if "N_eq" in got:
        check("ScalingLaws", f"ludziejewski-2025: equivalent of {name}", got["N_eq"], dense, source, 1e-6)
    # Tian and others 2025, equation 13, Table 2, base 10 for C and 2 for G, sizes without embeddings.
    got = steps("tian-2025", name, D)
    A, G, C = s["k"] / s["E"], 2 * s["d"] / s["w"], 6 * used * D
    spread = 1 / (1 / 1.63e-2 - 1 / 5.28e16)
    hat = 1 / (1 / (A + spread) + 1 / 5.28e16)
    leverage = hat ** (1.23 - 7.61e-2 * math.log10(C) + 1.67e-2 * math.log2(G) ** 2 - 1.17e-1 * math.log2(G))
    check("ScalingLaws", f"tian-2025: leverage of {name}", got["EL"], leverage, "arXiv:2507.17702, Table 2", 1e-6)
    check("ScalingLaws", f"tian-2025: equivalent of {name}", got["N_eq"], leverage * used,
          "arXiv:2507.17702: EL C = 6 N D", 1e-6)
    # Abnar and others 2025, equation 6, appendix F.
    got = steps("abnar-2025", name, D)
    S = 1 - s["k"] / s["E"]
    loss = (16612.5 / total**0.5962 + 5455.67 / D**0.3954 + 0.4598 / (1 - S) ** -0.1666
            + 17.26 / ((1 - S) ** 0.1603 * total**0.1595) + 0.94)
    check("ScalingLaws", f"abnar-2025: loss of {name}", got["L"], loss, "arXiv:2501.12370, equation 6", 1e-6)
    check("ScalingLaws", f"abnar-2025: FLOP of {name}", got["C"], 6 * (1 - S) * total * D, "arXiv:2501.12370")
    # Zhao and others 2025: G activated experts, S the shared share of them.
    got = steps("zhao-2025", name, D)
    G, shared = s["k"], 0
    loss = ((0.1577 * G + 7.2446 / G + 5.1395 * shared**2 - 3.2363 * shared)
            * (1 / total**0.2383 + 0.0013 / active**0.2383 + 0.0450 * active / total)
            + 38.051 / total**0.2383 + 27129.05 / D**0.4694 + 31.096 / active**0.2383 + 1.8182)
    check("ScalingLaws", f"zhao-2025: loss of {name}", got["L"], loss, "arXiv:2509.23678", 1e-6)
    # Clark and others 2022: the printed table of S-BASE, log base 10, half of the layers routed.
    got = steps("clark-2022-printed", name, D)
    a, b, c, d = -0.082, -0.108, 0.009, 1.104
    E, (start, most) = got["E"], (1.847, 314.478)
    e, n = math.log10(saturated(E, start, most)), math.log10(used)
    check("ScalingLaws", f"clark-2022-printed: loss of {name}", got["L"], 10 ** (a * n + b * e + c * n * e + d),
          "arXiv:2202.01169, Table 3", 1e-6)
    slope = lambda x: a + c * math.log10(x)
    dense = (used ** (slope(saturated(E, start, most)) / slope(start))
             * (saturated(E, start, most) / start) ** (b / slope(start)))
    check("ScalingLaws", f"clark-2022-printed: equivalent of {name}", got["N_eq"], dense,
          "arXiv:2202.01169, equation 11", 1e-6)

# Krajewski and others 2024 has coefficients for expansions of 16 and 64 alone.
s = SHAPES["qwen3-235b-a22b"]
body, used, embedding, _, _ = counts_of_shape(s)
for name in ("qwen3-235b-a22b", "qwen3-30b-a3b"):
    s = SHAPES[name]
    body = counts_of_shape(s)[0]
    got = steps("krajewski-2024", name, 2e12)
    G = 4 * s["d"] / s["w"]
    loss = 0.472 + (1.18 / G**0.986 + 19.64) / body**0.124 + 57.07 / 2e12**0.169
    check("ScalingLaws", f"krajewski-2024: loss of {name}", got["L"], loss, "arXiv:2402.07871, Table 8", 1e-6)
    width = (64 * body / (8 * 16 + 4)) ** (1 / 3)
    flop = (12 * width**2 * 6 + width * 16 * G * 14) * width / 64 * 2e12
    check("ScalingLaws", f"krajewski-2024: FLOP of {name}", got["C"], flop, "arXiv:2402.07871, equation 10", 1e-6)
    dense = ((loss - 0.47 - 26.7 / 2e12**0.127) / 16.3) ** (-1 / 0.126)
    check("ScalingLaws", f"krajewski-2024: equivalent of {name}", got["N_eq"], dense, "arXiv:2402.07871, Table 1", 1e-6)

# Optima under C = 6ND: closed forms and SciPy's minimiser.
for name, (E, A, B, a, b) in {
        "besiroglu-2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),
        "hoffmann-2022-printed": (1.69, 406.4, 410.7, 0.34, 0.28), "sardana-2023": (1.45, 33.66, 138.9, 0.18, 0.24)}.items():
    for budget in (1e20, 1e22, 1e24):
        row = one(ask("optimum", "--flop", budget, "--laws", name)["optima"], law=name)
        N = (a * A / (b * B)) ** (1 / (a + b)) * (budget / 6) ** (b / (a + b))
        check("Questions", f"{name}: best size at {budget:.0e}", row["active_parameters"], N,
              "arXiv:2203.15556, equation 4", 1e-5)
        check("Questions", f"{name}: best loss at {budget:.0e}", row["loss_nats_per_token"],
              E + A / N**a + B / (budget / 6 / N) ** b, "arXiv:2203.15556, equation 4", 1e-8)
for budget in (1e20, 1e21, 1e22):
    row = one(ask("optimum", "--flop", budget, "--laws", "ludziejewski-2025")["optima"], law="ludziejewski-2025")
    best = min((optimize.minimize_scalar(
        lambda n: joint_loss(math.exp(n), budget / 6 / math.exp(n), E), bounds=(16, 28), method="bounded",
        options={"xatol": 1e-10}) for E in JOINT), key=lambda end: end.fun)
    check("Questions", f"ludziejewski-2025: best active size at {budget:.0e}", row["active_parameters"],
          math.exp(best.x), "arXiv:2502.05172, Table 4, by SciPy", 1e-4)
    check("Questions", f"ludziejewski-2025: best loss at {budget:.0e}", row["loss_nats_per_token"], best.fun,
          "arXiv:2502.05172, Table 4, by SciPy", 1e-8)

# Statistics: textbook formulas by SciPy.
answer = ask("rating", "--differences", "0.02,0.05", "--deviations", "0.15,0.25,0.27", "--within-share", "0")
reach = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
for row in answer["resolvable"]:
    check("QualityAxes", f"least difference of {row['prompts']} prompts at {row['deviation']}", row["difference"],
          reach * row["deviation"] / math.sqrt(row["prompts"]), "paired normal formula, two-sided 5 %, power 80 %", 1e-8)
for row in (row for row in answer["agreement"] if row["count"] is not None):
    interval = stats.binomtest(row["count"], row["of"]).proportion_ci(0.95, method="wilson")
    check("Statistics", f"Wilson, low end of {row['count']} of {row['of']}", row["low"], interval.low, "SciPy", 1e-9)
    check("Statistics", f"Wilson, high end of {row['count']} of {row['of']}", row["high"], interval.high, "SciPy", 1e-9)
for rater, share in [("SAFE", 0), ("person", 0)]:
    for row in (row for row in answer["rating"] if row["rater"] == rater):
        j = one(answer["raters"], rater=rater)["factor_j"]
        # Misjudged facts shrink a difference by j and, with no chance within a prompt, its deviation alike.
        check("QualityAxes", f"{rater} reports of a difference of {row['difference']}", row["reported_difference"],
              j * row["difference"], "Rogan and Gladen 1978: sensitivity + specificity - 1")

counts = [(40, 5), (70, 2), (0, 3), (12, 12), (64, 1), (90, 10), (33, 3), (18, 2)]
name = file("counts.csv", ["prompt", "supported", "not_supported"], [(i, *c) for i, c in enumerate(counts)])
answer = ask("factuality", name, "--goals", "16,32,64,100")
precision = np.array([s / (s + n) for s, n in counts])
for row in answer["factuality"]:
    recall = np.array([min(s / row["k"], 1) for s, _ in counts])
    f1 = np.where(recall > 0, 2 * precision * recall / np.maximum(precision + recall, 1e-12), 0)
    source = "arXiv:2403.18802, section 3.2"
    check("QualityAxes", f"F1@{row['k']} of eight responses", row["f1"], f1.mean(), source)
    check("QualityAxes", f"R_{row['k']} of eight responses", row["recall"], recall.mean(), source)
responses = answer["responses"][0]
check("QualityAxes", "precision of eight responses", responses["precision"], precision.mean(), "mean")
check("QualityAxes", "its deviation", responses["precision_sd"], precision.std(ddof=1), "n - 1")
facts, chance = np.array([s + n for s, n in counts]), precision * (1 - precision)
between = precision.var(ddof=1) - (chance / facts).mean()
check("QualityAxes", "its share between responses", responses["icc"], between / (between + chance.mean()),
      "moments, a fact's variance within and between responses")
check("QualityAxes", "supported facts", responses["supported"], np.mean([s for s, _ in counts]), "mean")
supported = [s for s, _ in counts]
low, high = stats.t.interval(0.95, len(counts) - 1, np.mean(supported), stats.sem(supported))
style = one(answer["style"], measure="supported")
check("Statistics", "Student's interval, low end", style["low"], low, "SciPy", 1e-9)
check("Statistics", "Student's interval, high end", style["high"], high, "SciPy", 1e-9)

# Speed-ups and losses of Marin's law, L = 1.6 + 95.18 C^-0.0941.
for before, after in [(3.1605, 3.1357), (2.9, 2.85), (3.4, 3.0)]:
    row = ask("speedup", "--from", before, "--to", after, "--from-throughput", 175165, "--to-throughput",
              179731)["speed_ups"][0]
    gain = ((before - 1.6) / (after - 1.6)) ** (1 / 0.0941)
    check("Questions", f"speed-up from {before} to {after}", row["speed_up"], gain, "marin: experiments/grug/moe", 1e-9)
    check("Questions", f"the same in wall-clock time", row["wall_clock_speed_up"], gain * 179731 / 175165, "arithmetic")

# Recipes: published rules of rate and batch.
s = SHAPES["olmoe-1b-7b"]
body, used, embedding, _, _ = counts_of_shape(s)
for D in (1e12, 5e12):
    advice = ask("recipe", "olmoe-1b-7b", "--tokens", D)["advice"]
    value = lambda quantity, rule: one(advice, quantity=quantity, rule=rule)["value"]
    flop = 6 * used * D
    for quantity, rule, expected, source in [
        ("learningRate", "Step Law", 1.79 * body**-0.713 * D**0.307, "arXiv:2503.04715"),
        ("batchTokens", "Step Law", 0.58 * D**0.571, "arXiv:2503.04715"),
        ("learningRate", "Ling", 1.1576 * flop**-0.1529, "arXiv:2507.17702"),
        ("batchTokens", "Ling", 0.0694 * flop**0.3644, "arXiv:2507.17702"),
        ("learningRate", "Joint MoE", math.exp(8.39 - 0.81 * math.log(used) - 0.25 * math.log(8)), "arXiv:2502.05172"),
    ]:
        check("ScalingLaws", f"{rule}: {quantity} at {D:.0e}", value(quantity, rule), expected, source, 1e-8)

# FP8 and FP4 by Sun and others 2025; bf16 has 8 bits of exponent and 7 of mantissa.
answer = ask("precision", "--size", "37B", "--tokens", "15T")
N, D = 37e9, 15e12
for row, (e, m) in zip(answer["formats"], [(8, 7), (4, 3), (2, 1)]):
    grid = D**0.5162 / N**0.2368 * math.log2(128) / (11334.5197 * (e + 0.5) ** 3.1926 * (m + 0.5) ** 2.9543)
    check("ScalingLaws", f"sun-2025: loss in {row['format']}", row["loss"],
          69.2343 / N**0.2368 + 68973.0621 / D**0.5162 + 1.9061 + grid, "arXiv:2501.02423, table 2", 1e-9)

# Repeated data by Muennighoff and others 2023.
law = DENSE["muennighoff-2023"][0]
E, A, B, a = math.exp(0.6254804), math.exp(6.255414), math.exp(7.3049974), 0.3526596
R_D, R_N = 15.387756, 5.309743
call = subprocess.run([program, "simulate", "--law", "muennighoff-2023", "--sizes", "1B,6.34B,8.67B", "--tokens",
                       "25B,100B,242B", "--unique", "25B"], text=True, capture_output=True, cwd=scratch)
for row in csv.DictReader(call.stdout.splitlines()):
    N, D, U = float(row["parameters"]), float(row["tokens"]), 25e9
    effective = U + U * R_D * (1 - math.exp(-(D / U - 1) / R_D))
    # The size for which U tokens are optimal, N = G(C/6)^a with D = (C/6)^b/G; equal exponents give N/D = G².
    best = (A / B) ** (1 / a) * U
    base = min(N, best)
    size = base + base * R_N * (1 - math.exp(-(N / base - 1) / R_N))
    got = float(next(v for k, v in row.items() if k.startswith("loss")))
    check("ScalingLaws", f"muennighoff-2023: {N:.3g} on {D:.3g} of 25B", got, E + A / size**a + B / effective**a,
          "arXiv:2305.16264, equations 5 and 6", 1e-8)

# Bits of knowledge: 2 a parameter after 1,000 exposures and 1 after 100, an MoE 1.3 times fewer.
answer = ask("knowledge", "dbrx", "--bits-per-fact", 50, "--facts", "10B", "--zipf", 1, "--mentions-per-token", 0.01)
total = TOTALS["dbrx"]
for row, bits in zip((one(answer["bits"], exposures=n) for n in (100, 1000)), (1, 2)):
    check("QualityAxes", f"bits after {row['exposures']} exposures", row["bits"], bits * total / 1.3,
          "arXiv:2404.05405, results 1, 3 and 9", 1e-9)
harmonic = math.log(1e10) + np.euler_gamma + 0.5e-10
for rank in (1, 2, 3):
    row = one(answer["popularity"], first_rank=rank, last_rank=rank)
    check("QualityAxes", f"share of mentions of rank {rank}", row["mention_share"], 1 / rank / harmonic, "Zipf", 1e-8)
    check("QualityAxes", f"exposures of rank {rank}", row["exposures"], 12e12 * 0.01 / rank / harmonic, "Zipf", 1e-8)

# A served model at printed rates: bytes over bandwidth, E(1 - (1 - K/E)^B) experts read.
for name, device, rate, peak in [("dbrx", "h100", 3.35e12, 989.5e12), ("mixtral-8x7b", "h100", 3.35e12, 989.5e12),
                                 ("qwen3-235b-a22b", "h200", 4.8e12, 989.5e12)]:
    s = SHAPES[name]
    body, used, embedding, _, cache = counts_of_shape(s)
    experts = s["L"] * 3 * s["d"] * s["w"]
    answer = ask("serve", name, "--device", device, "--devices", 8, "--input", 1000, "--output", 1000)
    for row in answer["roofline"]:
        n = row["requests"]
        read = 2 * (used + embedding - s["k"] * experts) + 2 * experts * s["E"] * (1 - (1 - s["k"] / s["E"]) ** n)
        moved = (read + n * 1500 * cache) / (8 * rate)
        worked = 2 * n * (used + embedding) / (8 * peak)
        check("CostModel", f"roofline of {name}, {n} requests", row["own_ms"], 1000 * max(moved, worked),
              "facts of data sheets; arXiv:2211.05102 for the roofline", 2e-3)

# Hours, dollars and energy at a stated utilisation.
for name, device, peak, power, price in [("llama-3-70b", "h100", 989.5e12, 700, 2.5), ("dbrx", "h100", 989.5e12, 700, 2.5),
                                         ("deepseek-v3", "h800", 989.5e12, 700, 2.0)]:
    s = SHAPES[name]
    body, used, embedding, scores, _ = counts_of_shape(s)
    flop = (6 * (used + embedding) + 3 * scores * 4096) * 1e12
    run = {row["quantity"]: row["expected"] for row in ask(
        "cost", name, "--tokens", "1T", "--device", device, "--devices", 2048, "--utilisation", 0.4, "--precision", "bf16",
        "--grid", 0.385)["run"]}
    hours = flop / (0.4 * peak) / 3600
    check("CostModel", f"device hours of {name}", run["device hours"], hours, "FLOP / (utilisation · peak)", 1e-3)
    check("CostModel", f"days of {name}", run["days"], run["device hours"] / 2048 / 24, "arithmetic")
    check("CostModel", f"dollars of {name}", run["dollars"], run["device hours"] * price, "prices as listed")
    check("CostModel", f"energy of {name}", run["kilowatt-hours"], run["device hours"] * power / 1000 * 1.1,
          "arXiv:2302.13971, section 6")
    if "kilograms of CO2" in run:
        check("CostModel", f"carbon of {name}", run["kilograms of CO2"], run["kilowatt-hours"] * 0.385, "arXiv:2302.13971")

# A fit: SciPy's minimum of the same objective on 36 noisy runs, the information criteria of its errors.
noise = np.random.default_rng(7).normal(0, 0.01, 36)
sizes, data = np.geomspace(5e7, 1e10, 6), np.geomspace(1e9, 2e11, 6)
N, D = (axis.ravel() for axis in np.meshgrid(sizes, data))
loss = DENSE["hoffmann-2022"][0](N, D) * np.exp(noise)
name = file("runs.csv", ["parameters", "tokens", "loss_nats_per_token"], zip(N, D, loss))


def huber(t, delta=1e-3):
    e, A, B, a, b = t
    r = np.log(np.exp(e) + np.exp(A - a * np.log(N)) + np.exp(B - b * np.log(D))) - np.log(loss)
    q = np.clip(r, -delta, delta)
    return 1e4 * np.sum(q * (r - q / 2))


best = min((optimize.minimize(huber, (0.5, A, B, a, b), method="L-BFGS-B", options=dict(maxiter=9000, maxfun=99999,
            ftol=1e-15, gtol=1e-9)) for A in (4, 8) for B in (4, 8) for a in (0.3, 0.5) for b in (0.3, 0.5)),
           key=lambda end: end.fun)
for _ in range(6):
    best = optimize.minimize(huber, best.x, method="Nelder-Mead", options=dict(
        maxiter=20000, maxfev=20000, xatol=1e-11, fatol=1e-14))
answer = ask("fit", name, "--law", "chinchilla", "--bootstraps", 0, "--starts", 30, "--out", "fit")
trust = {row["measure"]: row["value"] for row in answer["trust"]}
constants = {row["constant"]: row["value"] for row in answer["constants"]}
check("Fitting", "Huber objective of 36 runs", trust["objective"], best.fun / 1e4, "SciPy's search", 1e-5)
for key, value in zip(("E", "A", "B", "alpha", "beta"), (*np.exp(best.x[:3]), *best.x[3:])):
    check("Fitting", f"{key} of 36 runs", constants[key], value, "SciPy's search", 5e-3)
# Errors by the constants that moesim names: what follows from them is arithmetic again.
model = chinchilla(*(constants[key] for key in ("E", "A", "B", "alpha", "beta")))
residuals = np.log(loss) - np.log(model(N, D))
for row, r, p in zip(answer["residuals"], residuals, model(N, D)):
    check("Fitting", f"prediction of line {row['line']}", row["predicted_nats_per_token"], p, "E + A/N^α + B/D^β", 1e-9)
check("Fitting", "root mean square", trust["root mean square"], math.sqrt(np.mean(residuals**2)), "definition", 1e-8)
form = one(answer["forms"], form="chinchilla")
k, n = 6, 36
check("Fitting", "AICc", form["aicc"], 2 * k - 2 * form["log_likelihood"] + 2 * k * (k + 1) / (n - k - 1),
      "Hurvich and Tsai 1989")
check("Fitting", "BIC", form["bic"], k * math.log(n) - 2 * form["log_likelihood"], "Schwarz 1978")
for row in answer["derived"]:
    E, A, B, a, b = (constants[key] for key in ("E", "A", "B", "alpha", "beta"))
    if row["quantity"] == "optimal parameters":
        check("Fitting", f"best size at {row['flop']:.0e}", row["value"],
              (a * A / (b * B)) ** (1 / (a + b)) * (row["flop"] / 6) ** (b / (a + b)), "arXiv:2203.15556, equation 4", 1e-7)

# What a MoE is worth: the geometric mean of its measured interval's middle, and of the laws the modes.
s = SHAPES["dbrx"]
body, used, embedding, _, _ = counts_of_shape(s)
total, active, D = body + 2 * embedding, used + 2 * embedding, 12e12
loss = joint_loss(active, D, 4)
m, mu, n, nu = JOINT[1]
dense = lambda D: ((loss - 1.3637 - n * D**nu) / m) ** (1 / mu)
own = 6 * active * D


def compare(mode, *more):
    return ask("equivalent", "dbrx", "--tokens", "12T", "--laws", "ludziejewski-2025", "--mode", mode, *more)["comparisons"][0]


def cheapest_loss(E, budget):
    end = optimize.minimize_scalar(lambda x: joint_loss(math.exp(x), budget / 6 / math.exp(x), E), bounds=(18, 34),
                                   method="bounded", options={"xatol": 1e-12})
    return end.fun


least = lambda loss: math.exp(optimize.brentq(lambda x: cheapest_loss(1, math.exp(x)) - loss, 45, 65, xtol=1e-13))
source = "arXiv:2502.05172, Table 4, by SciPy"
row = compare("sameTokens")
check("Questions", "compute multiplier, same tokens", row["compute_multiplier"], dense(D) / active, source, 1e-6)
same = optimize.brentq(lambda x: joint_loss(active, math.exp(x), 1) - loss, 20, 40, xtol=1e-13)
check("Questions", "token multiplier", row["token_multiplier"], math.exp(same) / D, source, 1e-6)
cross = optimize.brentq(lambda x: joint_loss(active, math.exp(x), 1) - joint_loss(active, math.exp(x), 4), 15, 30)
check("Questions", "crossover tokens", row["crossover_tokens"], math.exp(cross), source, 1e-6)
check("Questions", "compute multiplier, both at their best", compare("bothOptimal")["compute_multiplier"],
      least(cheapest_loss(4, own)) / own, source, 1e-6)
check("Questions", "compute multiplier, dense at its best", compare("denseOptimal")["compute_multiplier"],
      least(loss) / own, source, 1e-6)
row = compare("fixedCompute")
check("Questions", "loss gap at the same compute", row["loss_gap_nats_per_token"], loss - cheapest_loss(1, own), source, 1e-5)
row = compare("lifetime", "--inference-tokens", "10T", "--inference-cost", "twoNActive")
# The dense model of equal loss that costs least over both: 6ND + 2N·10T.
ends = optimize.minimize_scalar(lambda x: dense(math.exp(x)) * (6 * math.exp(x) + 2e13), bounds=(26, 34), method="bounded",
                                options={"xatol": 1e-12})
check("Questions", "compute multiplier over a lifetime", row["compute_multiplier"], ends.fun / (active * (6 * D + 2e13)),
      source, 1e-6)
row = compare("wallClock", "--moe-over-dense-rate", 0.8)
check("Questions", "wall-clock multiplier", row["compute_multiplier"], 0.8 * least(loss) / own, source, 1e-6)

# F1@K over a spread of supported facts: a normal one, as good as untruncated where its mean is far from 0.
for mean, deviation, share, K in [(60, 6, 0.8, 64), (100, 10, 0.9, 100), (84, 12, 0.95, 84), (48, 5, 0.7, 64)]:
    row = ask("factuality", "--precision", share, "--supported", mean, "--deviation", deviation, "--goals",
              K)["factuality"][0]
    z = np.linspace(max(-8, -mean / deviation), 8, 400_001)
    weight = np.exp(-z * z / 2)
    recall = np.minimum((mean + deviation * z) / K, 1)
    average = lambda y: np.trapezoid(y * weight, z) / np.trapezoid(weight, z)
    check("QualityAxes", f"F1@{K} of {mean} ± {deviation}", row["f1"], average(2 * share * recall / (share + recall)),
          "arXiv:2403.18802, by quadrature", 1e-6)
    check("QualityAxes", f"R_{K} of {mean} ± {deviation}", row["recall"], average(recall), "by quadrature", 1e-6)

# Power of two recipes by a score: 2k runs and 2n prompts.
for difference, run, prompt, cost, response in [(0.02, 0.01, 0.15, 20_000, 0.19), (0.05, 0.02, 0.27, 5_000, 4.0)]:
    answer = ask("power", "scores", "--difference", difference, "--run-deviation", run, "--prompt-deviation", prompt,
                 "--run-cost", cost, "--response-cost", response)
    row = one(answer["power"], design="cheapest")
    k, n = row["runs_per_arm"], row["prompts_per_arm"]
    error = math.sqrt(2 * run**2 / k + prompt**2 / n)
    bound = stats.norm.ppf(0.975)
    check("Hypotheses", f"power of {k} runs and {n} prompts", row["power"], stats.norm.cdf(difference / error - bound) + stats.norm.cdf(-difference / error - bound),
          "both tails of the normal formula", 1e-8)
    check("Hypotheses", f"cost of {k} runs and {n} prompts", row["cost_dollars"], 2 * (k * cost + n * response), "sum")
    row = one(answer["power"], design="cheapest, t test")
    k, n = row["runs_per_arm"], row["prompts_per_arm"]
    error = math.sqrt(2 * run**2 / k + prompt**2 / n)
    df = 2 * k - 2
    check("Hypotheses", f"power of a t test of {k} runs", row["power"],
          stats.nct.sf(stats.t.ppf(0.975, df), df, difference / error), "noncentral t by SciPy", 5e-5)

# A ladder of two corpora: the curvature of six constants, a t test of ln q.
sizes, data, noise = np.array([1e8, 3e8, 1e9]), np.array([2e9, 8e9, 32e9]), 0.02
answer = {"power": []} if "--quick" in sys.argv else ask(
    "power", "ladder", "--at-least", 1.2, "--truths", "1.5,2", "--sizes", "100M,300M,1B", "--tokens", "2B,8B,32B",
    "--noise", noise)
E, A, B, a, b = 1.8172, 482.01, 2085.43, 0.3478, 0.3658
grid = np.array([(n, d) for n in sizes for d in data])
for row in (row for row in answer["power"] if row["design"].startswith("if truly")):
    truth = row["effect"]

    def log_losses(t):
        e, lA, lB, al, be, lq = t
        return np.concatenate([np.log(np.exp(e) + np.exp(lA) / grid[:, 0]**al + np.exp(lB) / (q * grid[:, 1])**be)
                               for q in (1, np.exp(lq))])

    at = np.array([math.log(E), math.log(A), math.log(B), a, b, math.log(truth)], dtype=complex)
    jacobian = np.array([log_losses(at + 1e-30j * unit).imag / 1e-30 for unit in np.eye(6)]).T
    error = noise * math.sqrt(np.linalg.inv(jacobian.T @ jacobian)[5, 5] / row["seeds"])
    df = 18 * row["seeds"] - 6
    check("Hypotheses", f"power of a ladder where q is {truth}", row["power"],
          stats.nct.sf(stats.t.ppf(0.975, df), df, math.log(truth / 1.2) / error),
          "Gauss-Newton curvature and noncentral t by SciPy", 0.03)
    check("Hypotheses", f"FLOP of a ladder where q is {truth}", row["train_flop"],
          2 * row["seeds"] * 6 * sizes.sum() * data.sum(), "6ND")

# Readings between dense siblings: linear in the score along the logarithm of the size.
for name in ("switch-c4", "qwen3-base", "deepseek-2t", "olmoe-dclm"):
    answer = ask("evidence", name)
    size = {row["sibling"]: row["size_parameters"] for row in answer["siblings"]}
    for reading in (row for row in answer["metric_readings"] if row["place"] == "interpolated"):
        scores = {row["model"]: row["score"] for row in answer["scores"] if row["metric"] == reading["metric"]}
        dense = sorted((size[model], score) for model, score in scores.items() if model in size)
        falls = dense[0][1] > dense[-1][1]
        own = scores[reading["model"]]
        ladder = [score for _, score in dense]
        if ladder != sorted(ladder, reverse=falls) or len(set(ladder)) < len(ladder):
            continue  # Siblings out of order are smoothed first.
        (n, x), (m, y) = next((low, high) for low, high in zip(dense, dense[1:])
                              if min(low[1], high[1]) <= own <= max(low[1], high[1]))
        check("Evidence", f"{reading['model']} by {reading['metric']}", reading["equivalent_parameters"],
              n * (m / n) ** ((own - x) / (y - x)), "published scores, interpolated", 1e-6)

# Memory of a device in training: 2 bytes a weight, 4 a gradient, 12 of Adam's states shared out by ZeRO.
for name, layout, split, replicas, zero in [
        ("llama-3-8b", "data=8,zero=1", 1, 8, 1), ("llama-2-7b", "data=16,zero=1", 1, 16, 1),
        ("llama-3-8b", "data=64,zero=3", 1, 64, 3), ("llama-2-13b", "data=32,zero=2", 1, 32, 2)]:
    body, used, embedding, _, _ = counts_of_shape(SHAPES[name])
    total = body + 2 * embedding
    held = {row["held"]: row["bytes"] for row in ask(
        "cost", name, "--tokens", "1T", "--device", "h200", "--devices", replicas, "--layout", layout)["training_memory"]}
    source = "arXiv:1910.02054, section 3"
    for what, expected in [("weights", 2 * total / (replicas if zero == 3 else 1)),
                           ("gradients", 4 * total / (replicas if zero >= 2 else 1)),
                           ("optimizer", 12 * total / replicas)]:
        check("CostModel", f"{what} of {name}, {layout}", held[what], expected, source, 1e-6)

# A training step by published equations (roofline terms under twelve constants, fitted to 603 measured steps):
# FP8 products, scaled by blocks where the device has FP4, one sequence a micro-batch, no recomputation, ZeRO 1.
SIXTEEN, EIGHT, SCORES, SMALL, TRAFFIC, HOST, X_TENSOR, X_EXPERTS = np.exp(
    [-0.186417, -0.067074, -0.360816, 1.088066, -0.180185, -4.989789, -1.642196, -0.448433])
# Ceilings of products in 16 and 8 bits (measured over peak), memory, node link and network one way, devices of a node.
DEVICES = {"h100": (0.803 * 989.5e12, 0.7087 * 1979e12, 3.35e12, 450e9, 50e9, 8),
           "h200": (0.803 * 989.5e12, 0.7344 * 1979e12, 4.8e12, 450e9, 50e9, 8),
           "b200": (0.776 * 2250e12, 0.763 * 4500e12, 8e12, 900e9, 50e9, 8)}


def step(s, device, T, m, p, t, v, e):
    """Seconds of the parts of a step of m micro-batches of T tokens."""
    sixteen, eight, memory, link, network, node = DEVICES[device]
    hbm, link, network = 0.75 * memory, 0.8 * link, 0.8 * network
    d, L, H, kv, h = s["d"], s["L"], s["H"], s["kv"], s["h"]
    routed = "E" in s
    k, E, w, f = s.get("k", 0), s.get("E", 1), s.get("w", 0), s.get("f", 0)
    a = (H + 2 * kv) * h
    share = T / (t * p)
    rate = EIGHT * eight * (0.95 if device == "b200" else 1)
    balance = 0.75 * eight / hbm
    products = 6 * L * (2 * d * H * h + 2 * d * kv * h + (d * E if routed else 3 * d * f))
    n = (a if routed else f) / t
    small = 1 / T + 1 / d + 1 / n
    out = {"matrix products": products * share / rate * (1 + SMALL * balance * small)}
    logits = 6 * s["V"] * d * share / SIXTEEN * (1 / sixteen + SMALL / hbm * small)
    out["logits"] = logits + 12 * s["V"] * share / hbm
    out["attention scores"] = 7 / 6 * 6 * L * H * 2 * h * T / 2 * (1 + 64 / h) * share / (SCORES * sixteen)
    n_F, n_E = (0, L) if routed else (L, 0)
    wide = 6 * (10 * d * L + 4 * d * L + 2 * a * L + 3 * f * n_F)
    wide += 8 * ((2 * d + a) * L + (2 * d + 2 * f) * n_F)
    out["elementwise work"] = TRAFFIC * wide * share / hbm
    body, used, embedding, _, _ = counts_of_shape(s)
    experts = L * E * 3 * d * w if routed else 0
    held = (body + 2 * embedding - experts) / (t * p) + experts / (e * p)
    out["reading weights, summing gradients"] = 8 * held / hbm
    out["tensor-parallel traffic"] = X_TENSOR * 2 * L / p * 8 * T * d * (t - 1) / t / (link if t <= node else network)
    if routed:
        rows = T / t * e * k / E
        out["expert products"] = 6 * L * k * 3 * d * w * share / rate * (
            1 + SMALL * balance * (1 / rows + 1 / d + 1 / w))
        out["elementwise work of experts"] = TRAFFIC * L * k * share / hbm * (6 * (4 * d + 3 * w) + 8 * (2 * d + 2 * w))
        nodes = math.ceil(e / node)
        slow = max(8 * k * d * (e - 1) / e / link,
                   8 * min(k, nodes) * (nodes - 1) / nodes * d / network if e > node else 0)
        out["all-to-all of experts"] = X_EXPERTS * L / p * T / t * slow
    host = HOST * (n_E + (L + n_F) / 4) / p
    work = sum(out.values())
    out["host and launches"] = math.hypot(work, host) - work
    out["pipeline bubble"] = math.hypot(work, host) * (p - 1) / (m * v)
    return {part: m * seconds for part, seconds in out.items()}


for name, device, T, batch, data, p, t, v, e in [
        ("llama-3-70b", "h100", 8192, 128, 2, 8, 4, 5, 1), ("llama-3-8b", "h200", 4096, 128, 8, 1, 2, 1, 1),
        ("qwen3-235b-a22b", "h200", 4096, 1024, 32, 2, 4, 1, 32), ("qwen3-30b-a3b", "b200", 4096, 512, 16, 1, 1, 1, 16)]:
    layout = f"data={data},pipeline={p},tensor={t},chunks={v},expert={e},zero=1,recompute=none"
    answer = ask("cost", name, "--tokens", "1T", "--device", device, "--devices", data * p * t, "--layout", layout,
                 "--context", T, "--batch", batch * T, "--precision", "fp8")
    shown = {row["part"]: row["seconds"] for row in answer["step"]}
    expected = step(SHAPES[name], device, T, batch // data, p, t, v, e)
    # Offsets of device, code and model scale all parts alike: parts are compared beside the elementwise one.
    scale = shown["elementwise work"] / expected["elementwise work"]
    for part, seconds in expected.items():
        if seconds > 1e-9:
            check("CostModel", f"{part} of {name} on {device}", shown.get(part), scale * seconds,
                  "published step equations", 1e-3)

# The end: what was compared, and how far off the worst is.
wrong = [row for row in rows if not row[4] <= row[5]]
for room, what, got, expected, error, tolerance, source in rows if "--list" in sys.argv else wrong:
    mark = "" if error <= tolerance else "DIFFERS  "
    print(f"{mark}{room}: {what}: {got} for {expected}, off {error:.1e} of {tolerance:.0e} ({source})")
tally = collections.Counter(row[0] for row in rows)
close = [row for row in rows if row[5] <= 1e-6]
worst = max(rows, key=lambda row: row[4] / row[5] if row[5] else float(row[4] > 0))
print(f"{len(rows)} answers recomputed ({', '.join(f'{room} {n}' for room, n in tally.items())}); "
      f"{len(wrong)} differ; {len(close)} within 1e-6, worst of these {max(row[4] for row in close):.1e}; "
      f"nearest to its tolerance: {worst[1]}, {worst[4]:.1e} of {worst[5]:.0e}")
sys.exit(1 if wrong else 0)
