"""Baseline of purchase-models.bench.ts: a plain vectorised MBG/NBD likelihood, its gradient, and SciPy's L-BFGS-B.

Usage: python3 purchase_models_reference.py cells.f64
The file holds frequency, recency, age and weight of all cells, one column after the other, as doubles.
Prints the seconds of the fit and the log-likelihood at its end.
"""
import sys
import time

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, digamma, gammaln

x, recency, age, weight = np.fromfile(sys.argv[1]).reshape(4, -1)
customers = weight.sum()


def negative(log_parameters):
    r, alpha, a, b = np.exp(log_parameters)
    n = x + 1
    shape = r + x
    ratio = np.log((alpha + age) / (alpha + recency))
    odds = np.log(a / (b + n - 1)) + shape * ratio
    lost = 1 / (1 + np.exp(-odds))
    value = (gammaln(shape) - gammaln(r) + r * np.log(alpha) + betaln(a, b + n) - betaln(a, b)
             - shape * np.log(alpha + age) + np.logaddexp(0, odds))
    psi_sum = digamma(a + b) - digamma(a + b + n)
    slopes = [
        digamma(shape) - digamma(r) + np.log(alpha) - np.log(alpha + age) + lost * ratio,
        r / alpha - shape / (alpha + age) + lost * shape * (1 / (alpha + age) - 1 / (alpha + recency)),
        psi_sum + lost / a,
        psi_sum + digamma(b + n) - digamma(b) - lost / (b + n - 1),
    ]
    gradient = np.array([(weight * slope).sum() for slope in slopes]) * np.array([r, alpha, a, b])
    return -(weight * value).sum() / customers, -gradient / customers


rate = (weight * x).sum() / (weight * age).sum()
start = time.perf_counter()
fit = minimize(negative, np.log([0.5, 0.5 / rate, 1, 2.5]), jac=True, method='L-BFGS-B', options={'gtol': 1e-9, 'ftol': 1e-15})
print(time.perf_counter() - start, -fit.fun * customers)
