"""The minimum of the joint MoE form's Huber objective by SciPy, for a test of the fitter.

Usage: python3 joint_minimum.py RUNS.csv SIZE_COLUMN [STARTS [PROGRAM]]; prints the objective and the constants
a, alpha, delta, gamma, b, beta, omega, zeta, E_start, E_max, c. With a program its fit stands below, and the
status is 1 where its objective is above SciPy's by more than a millionth, or its own constants do not give it.
"""
import csv
import json
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

rows = list(csv.DictReader(open(sys.argv[1])))
column = lambda *names: np.array([float(next(r[k] for k in names if k in r)) for r in rows])
n, d = np.log(column(sys.argv[2])), np.log(column("tokens"))
less, y = column("experts") - 1, np.log(column("loss", "loss_nats_per_token"))
# Sizes and tokens from their means: the same form in coordinates that hang together less.
mn, md = n.mean(), d.mean()


def log_loss(t):
    a, al, de, ga, b, be, om, ze, s, m, c = t
    start, top = np.exp(s), np.exp(s) + np.exp(m)
    e = -np.log(1 / (less + 1 / (1 / start - 1 / top)) + 1 / top)
    size = np.exp(a + al * (n - mn) + (de + ga * (n - mn)) * e)
    data = np.exp(b + be * (d - md) + (om + ze * (d - md)) * e)
    return np.log(size + data + np.exp(c))


def objective(t, delta=1e-3, scale=1e4):
    with np.errstate(all="ignore"):
        r = log_loss(t) - y
        q = np.clip(r, -delta, delta)
        value = scale * np.sum(q * (r - q / 2))
        if not np.isfinite(value):
            return 1e6, np.zeros(11)
        # Complex steps give derivatives to the last digit.
        jac = [np.imag(log_loss(t + 1j * 1e-30 * unit)) / 1e-30 for unit in np.eye(11)]
        return value, scale * np.array([q @ j for j in jac])


generator = np.random.default_rng(1)
low = [-2, -1, -1, -0.05, -2, -1, -1, -0.05, 0, 3, -1]
high = [1, 0, 1, 0.05, 1, 0, 1, 0.05, 2, 8, 1]
bounds = [(-9, 9), (-4, 1), (-5, 5), (-1, 1), (-9, 9), (-4, 1), (-5, 5), (-1, 1), (-7, 7), (-4, 16), (-12, 4)]
best = None
for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 40):
    t = generator.uniform(low, high)
    for _ in range(3):
        end = minimize(objective, t, jac=True, method="L-BFGS-B", bounds=bounds,
                       options={"maxiter": 3000, "maxfun": 6000, "ftol": 1e-15, "gtol": 1e-10})
        t = end.x
    if best is None or end.fun < best.fun:
        best = end
scipy_minimum = best.fun / 1e4
a, al, de, ga, b, be, om, ze, s, m, c = best.x
values = [np.exp(a - al * mn), al, de - ga * mn, ga, np.exp(b - be * md), be, om - ze * md, ze,
          np.exp(s), np.exp(s) + np.exp(m), np.exp(c)]
print(scipy_minimum)
print(*values)
if len(sys.argv) > 4:
    with tempfile.TemporaryDirectory() as out:
        words = [sys.argv[4], "fit", sys.argv[1], "--law", "joint-moe", "--n", sys.argv[2], "--bootstraps", "0",
                 "--json", "--out", out]
        answer = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    own = next(row["value"] for row in answer["trust"] if row["measure"] == "objective")
    fitted = {row["constant"]: row["value"] for row in answer["constants"]}
    a, al, de, ga, b, be, om, ze, start, top, c = fitted.values()
    again = objective(
        [np.log(a) + al * mn, al, de + ga * mn, ga, np.log(b) + be * md, be, om + ze * md, ze,
         np.log(start), np.log(top - start), np.log(c)])[0] / 1e4
    print(own, "recomputed", again)
    print(*fitted.values())
    sys.exit(int(own > scipy_minimum * (1 + 1e-6) or abs(again / own - 1) > 1e-4))
